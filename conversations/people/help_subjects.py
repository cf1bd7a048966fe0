"""What people look for together in /bantuan: rights and commands, a few subjects."""

from conversations.presses.people import HelpSubject
from sotarsa_bot.people.rights import Action

MOST_ON_A_SCREEN = 20
"""Lines and buttons together: more of them than these do not stand on a phone's screen, and are grouped."""
SUBJECTS: dict[HelpSubject, tuple[tuple[Action, ...], tuple[str, ...]]] = {
    HelpSubject.VISITS: (
        (
            Action.PROPOSE,
            Action.COORDINATE,
            Action.DECIDE,
            Action.TICK_TEAM,
            Action.TICK_VILLAGE,
            Action.SCHEDULE,
            Action.TASKS,
        ),
        ("kunjungan", "jadwal", "tugas", "usulan"),
    ),
    HelpSubject.DAY: (
        (Action.FIELD, Action.DELIVER, Action.COUNT, Action.INCIDENT, Action.READ_LIST),
        ("lapangan", "serah", "daftar", "kendala"),
    ),
    HelpSubject.PAPERS: (
        (Action.SUMMARY, Action.SETTLE, Action.RULE, Action.REVIEW, Action.APPROVE, Action.FILE, Action.NAMES),
        ("ringkasan", "keputusan", "periksa", "bast"),
    ),
    HelpSubject.OFFICE: (
        (Action.VILLAGE, Action.HOLIDAYS, Action.OFFICE, Action.MEET),
        ("desa", "kontak", "libur", "kantor", "rapat"),
    ),
    HelpSubject.PEOPLE: (
        (
            Action.INVITE,
            Action.DECREE,
            Action.BIND,
            Action.VOUCH,
            Action.DELEGATE,
            Action.OWN_DATA,
            Action.RECIPIENT_DATA,
            Action.DATA_OFFICE,
        ),
        ("undang", "sk", "hubungkan", "plt", "data"),
    ),
}
"""Each with its rights and its commands."""
