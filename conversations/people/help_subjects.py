"""What people look for together in /bantuan: rights and commands, a few subjects."""

from sotarsa_bot.people.rights import Action

MOST_ON_A_SCREEN = 18
"""Lines and buttons together: more of them than these do not stand on a phone's screen, and are grouped."""
SUBJECTS: dict[str, tuple[tuple[Action, ...], tuple[str, ...]]] = {
    "visits": (
        (Action.PROPOSE, Action.COORDINATE, Action.DECIDE, Action.TICK_TEAM, Action.TICK_VILLAGE, Action.SCHEDULE),
        ("kunjungan", "jadwal", "usulan"),
    ),
    "day": (
        (Action.FIELD, Action.DELIVER, Action.COUNT, Action.INCIDENT, Action.READ_LIST),
        ("lapangan", "serah", "daftar", "kendala"),
    ),
    "papers": (
        (Action.SUMMARY, Action.REVIEW, Action.APPROVE, Action.FILE, Action.NAMES),
        ("ringkasan", "periksa", "bast"),
    ),
    "office": ((Action.VILLAGE, Action.HOLIDAYS, Action.OFFICE), ("desa", "libur", "kantor")),
    "people": (
        (Action.INVITE, Action.BIND, Action.VOUCH, Action.OWN_DATA, Action.RECIPIENT_DATA, Action.DATA_OFFICE),
        ("undang", "hubungkan", "data"),
    ),
}
"""Each with its rights and its commands."""
