"""The 24 villages of Kecamatan Halong, by their Kemendagri codes (63.11.02.xxxx; we use the last four digits)."""

from typing import NamedTuple


class VillageName(NamedTuple):
    code: str
    name: str


VILLAGES: tuple[VillageName, ...] = tuple(
    VillageName(*line.split(" ", 1))
    for line in (
        "2001 Hauwai", "2002 Bangkal", "2003 Mantuyan", "2004 Tabuan", "2005 Halong", "2008 Puyun",
        "2009 Buntu Pilanduk", "2010 Gunung Riut", "2011 Kapul", "2012 Mamantang", "2013 Binjai Punggal", "2014 Liyu",
        "2015 Binuang Santang", "2016 Aniungan", "2017 Binju", "2018 Karya", "2019 Uren", "2020 Marajai",
        "2021 Suryatama", "2022 Baruh Panyambaran", "2023 Mauya", "2024 Padang Raya", "2025 Sumber Agung",
        "2026 Mamigang",
    )
)  # fmt: skip
