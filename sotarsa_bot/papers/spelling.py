"""Numbers and days in Indonesian words, as official papers write them beside the figures."""

from datetime import date

from babel.dates import format_date

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = (
    (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"),
)  # fmt: skip
LARGEST = 10**15 - 1


def spelled(number: int) -> str:
    """ "dua puluh lima". ValueError below 0 and above LARGEST."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"not spelled: {number}")
    if number < 10:
        return _DIGITS[number]
    if 10 < number < 20:
        return "sebelas" if number == 11 else f"{_DIGITS[number - 10]} belas"
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    head, rest = divmod(number, size)
    said = f"se{name}" if head == 1 and size <= 1000 else f"{spelled(head)} {name}"
    return f"{said} {spelled(rest)}" if rest else said


def spelled_day(day: date) -> str:
    """ "Kamis tanggal tiga bulan Desember tahun dua ribu dua puluh enam" """
    name, month = (format_date(day, pattern, locale="id_ID") for pattern in ("EEEE", "MMMM"))
    return f"{name} tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"
