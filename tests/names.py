"""Two thousand names as people of Banjar and Java bear them, made up by combination: no list of anybody's."""

from itertools import product

_GIVEN = (
    "Indah", "Sarah", "Wafa", "Sakti", "Windah", "Tola", "Wakid", "Terimah", "Sakira", "Absah", "Norhayati", "Rahmah",
    "Aminah", "Siti", "Zubaidah", "Mariani", "Khadijah", "Hamdan", "Hamidah", "Rusdi", "Ruslan", "Saukani", "Mursidah",
    "Jumiati", "Sumiati", "Slamet", "Selamat", "Tukiyem", "Wagiman", "Ponirah", "Suparti", "Mulyono", "Kasiati",
    "Masitah", "Galuh", "Diang", "Utuh", "Anang", "Aluh", "Busri", "Basuni", "Syahrani", "Arbainah", "Ardiansyah",
    "Pergiwati", "Kosongo", "Tolkah", "Meninah", "Almira", "Pindo",
)  # fmt: skip
_SECOND = (
    "", "Hidayat", "Rahmawati", "binti Ali", "bin Rahmat", "Sari", "Wulandari", "Noor", "Ramadhan", "Susanti",
)  # fmt: skip
_BEFORE = ("", "Bu ", "Pak ", "Hj. ")

NAMES = tuple(f"{before}{given} {second}".strip() for given, second, before in product(_GIVEN, _SECOND, _BEFORE))
