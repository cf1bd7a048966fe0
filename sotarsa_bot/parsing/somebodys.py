"""Words that tell of somebody's health, or of one of the list by number: they stay within the team, or in private."""

import re

_LASTING = r"""
    tbc? | hiv | aids | stroke | struk | kanker | tumor | kusta | lepra | epilepsi | hepatitis | malaria | sipilis
  | covid | diabet\w* | kencing\s+manis | darah\s+tinggi | cuci\s+darah | (?:gagal\s+)?ginjal | jantung(?:nya)?
  | paru(?:-?paru)?
  | asma | asthma | gila | (?:sakit|gangguan)\s+jiwa | odgj | (?:ke|ka)surupan | pikun | depresi | autis\w*
  | lumpuh\w* | cacat | difabel | disabilitas
  | tuna\s?(?:netra|rungu|wicara|daksa|grahita|laras) | bisu | tuli | hamil | batianan | keguguran
  | (?:sakit|garing)\s+(?:parah|keras|karas|gula|menahun|lawas)
"""
""" "Buta" is no more than dark in "gelap buta"; "ayan" is a name here."""
_ACUTE = r"""
    sakit(?:nya|an)? | (?:ba)?(?:ga)?garing(?:an)? | kritis | pingsan\w* | melahirkan | (?:ter|ta|ba)?luka\w* | parah
  | kejang\w* | kajang\w* | demam | muntah\w* | diare | sesak | pendarahan | meninggal | wafat | koma
  | patah\s+(?:kaki|tangan|tulang) | opname | (?:di)?rawat\s+inap
"""
_LED = (
    r"(?:\b(?:inya|sidin|karena|karana|krn|kena|kana|lagi|sedang|punya|baisi|penyakit|sakit|garing"
    r"|dirawat\s+di\s+(?:rs|puskesmas))\s+)*"
)
_OF_SOMEBODY = re.compile(
    rf"""(?<!\w)(?:
        (?:penerima|warga)\s+(?:no(?:mor|mer)?\.?\s*)?\d+(?!\s*(?:orang|urang|kk|warga)) | no(?:mor|mer)?\.?\s*\d+
      | {_LASTING} | {_ACUTE}
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def _clause(illness: str) -> re.Pattern[str]:
    """From what leads to an illness to the end of its clause."""
    return re.compile(rf"{_LED}(?<!\w)(?:{illness})(?!\w)[^,;.!?()\n]*", re.IGNORECASE)


_COMPACT = {name: re.sub(r"\s+", "", text) for name, text in (("lasting", _LASTING), ("acute", _ACUTE))}
_LIVES_WITH = _clause(_COMPACT["lasting"])
_ANY = _clause(f"{_COMPACT['lasting']}|{_COMPACT['acute'].replace('|meninggal|wafat', '')}")


def tells_of_somebody(words: str) -> bool:
    """Whether words that were written for the team name an illness, or a number of the list."""
    return _OF_SOMEBODY.search(words) is not None


def without_lasting(words: str, instead: str) -> str:
    """`instead` of each clause that tells which illness or disability somebody lives with."""
    return _put(_LIVES_WITH, instead, words)


def without_illness(words: str, instead: str) -> str:
    """`instead` of each clause that tells of any illness. That somebody died is no secret in a village."""
    return _put(_ANY, instead, words)


def _put(illness: re.Pattern[str], instead: str, words: str) -> str:
    """What stood in brackets gets no second ones."""
    said = re.sub(rf"\(\s*{re.escape(instead)}\s*\)", instead, illness.sub(f" {instead} ", words))
    return re.sub(r"\s+(?=[,;.!?\n]|$)", "", re.sub(r"[ \t]{2,}", " ", said)).strip() if said != words else words
