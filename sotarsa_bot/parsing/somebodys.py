"""Words that tell of somebody's health, or of one of the list by number: they stay within the team."""

import re

_OF_SOMEBODY = re.compile(
    r"""(?<!\w)(?:
        (?:penerima|warga)\s+(?:no(?:mor|mer)?\.?\s*)?\d+(?!\s*(?:orang|urang|kk|warga)) | no(?:mor|mer)?\.?\s*\d+
      | sakit(?:nya)? | (?:ba)?garing | stroke | struk | tbc? | hiv | kritis | pingsan\w* | melahirkan
      | (?:ter|ta|ba)?luka\w*
      | kejang\w* | kajang\w* | demam | muntah\w* | diare | sesak | pendarahan | meninggal | wafat | keguguran | hamil
      | diabet\w* | kanker | gila | gangguan\s+jiwa | odgj | kesurupan | koma | patah\s+(?:kaki|tangan|tulang)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def tells_of_somebody(words: str) -> bool:
    """Whether words that were written for the team name an illness, or a number of the list."""
    return _OF_SOMEBODY.search(words) is not None
