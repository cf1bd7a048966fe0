"""What the camat says of what was put to them."""

import pytest

from sotarsa_bot.parsing.ruling_words import BACK, EXPLAIN, Said, read_ruling
from sotarsa_bot.records.ruling import Verdict


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("setuju", Said(Verdict.APPROVED)),
        ("Ok setuju pak", Said(Verdict.APPROVED)),
        ("saya setujui", Said(Verdict.APPROVED)),
        ("setuju, tapi jangan lewat Desember", Said(Verdict.APPROVED, "tapi jangan lewat Desember")),
        ("tidak setuju", Said(Verdict.DECLINED)),
        ("kada usah", Said(Verdict.DECLINED)),
        ("tolak, karena jalan sudah baik", Said(Verdict.DECLINED, "jalan sudah baik")),
        ("ditolak karena dana habis", Said(Verdict.DECLINED, "dana habis")),
        ("sudah ditangani", Said(Verdict.HANDLED)),
        ("sudah saya tangani lewat telepon", Said(Verdict.HANDLED, "lewat telepon")),
        ("minta penjelasan: siapa yang menunda", Said(EXPLAIN, "siapa yang menunda")),
        ("kenapa ditunda?", Said(EXPLAIN, "kenapa ditunda?")),
        ("boleh ditunda minggu depan?", Said(EXPLAIN, "boleh ditunda minggu depan?")),
        ("tarik keputusan tadi", Said(BACK)),
        ("setuju kalau hujan reda", Said(Verdict.APPROVED, "kalau hujan reda")),
        ("batal saja kunjungannya", None),
        ("nanti saya lihat", None),
        ("belum", None),
    ],
)
def test_each(words: str, read: Said | None) -> None:
    assert read_ruling(words) == read
