"""Goods that are on the car, or were unloaded, are carried, not handed over: "sembako 25 sudah di mobil", "25 sembako
dimuat", "diturunkan ka balai"."""

import re

from sotarsa_bot.parsing import lexicon

_LOAD = re.compile(
    r"\b(?:di|d|ke|dalam|atas)\s+(?:(?:dalam|atas|bak)\s+)?"
    r"(?:mobil|motor|truk|truck|pick-?up|hilux|triton|bak|kendaraan|gudang)\b"
    r"|\b(?:di)?(?:muat|naikkan|angkut|cek|hitung)\b|\bngecek\b|\b(?:sudah|sdh|udah|telah)\s+naik\b|\btermuat\b|\bmuatan\b"
    r"|\bdi(?:pindah|alih|geser)(?:kan|akan)?\s+(?:ke|ka|gasan|untuk|utk)\b"
    r"|\b(?:di)?(?:turun|bongkar|bawa)(?:kan|akan|i)?\s+(?:ke|ka|di)\s+(?:balai|langgar|musala|mushol\w*|masjid|mesjid|sakolahan"
    r"|sekolah|posko|lokasi|desa|halaman)\b"
    r"|\b(?:sudah|sdh|udah|dah|telah)\s+(?:ada\s+|sampai\s+)?di\s+(?:balai|langgar|posko|lokasi|desa)\b"
    r"|\d[\w ]*\ssiap(?:\s+(?:di)?(?:angkut|bawa|berangkat|muat|kirim))?\s*$",
    re.IGNORECASE,
)


def tells_of_the_load(text: str) -> bool:
    """Whether the goods of these words are still on the way, as far as they say; not if they say who got what."""
    words = {word.casefold() for word in re.findall(r"\w+", text)}
    return _LOAD.search(text) is not None and not words & set(lexicon.OUTCOMES)
