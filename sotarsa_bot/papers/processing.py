"""The record of processing (UU 27/2022): what is kept of people, why, on what ground, for how long, who sees it.

One table, in the texts: the paper for the office and docs/pemrosesan.md are both made of it.
"""

from sotarsa_bot import texts, wording
from sotarsa_bot.papers.sheet import Part, Sheet
from sotarsa_bot.privacy import retention
from sotarsa_bot.records.record import Instant
from sotarsa_bot.running.office import Office

KINDS = (
    "people", "contacts", "recipients", "numbers", "handovers", "asks", "photos", "messages", "requests", "audit",
    "backups",
)  # fmt: skip
COLUMNS = ("whose", "why", "basis", "kept", "seen")


def entries(years: int) -> tuple[Part, ...]:
    """Each kind of data with all that is to be said of it."""
    return tuple(
        Part(
            head=texts.plain(f"process.{kind}"),
            rows=tuple((texts.plain(f"process.column_{column}"), _said(kind, column, years)) for column in COLUMNS),
        )
        for kind in KINDS
    )


def _said(kind: str, column: str, years: int) -> str:
    if column == "basis":
        return texts.plain("process.duty")
    days = {"inbox": retention.INBOX_KEPT.days, "words": retention.WORDS_KEPT.days}
    return texts.plain(f"process.{kind}_{column}", years=years, **days)


def sheet(office: Office, now: Instant) -> Sheet:
    """For printing."""
    return Sheet(
        title=texts.plain("process.title"),
        intro=texts.plain("process.intro", **office.district.words),
        parts=entries(office.keep_years),
        footer=texts.plain("process.footer", moment=wording.moment(now, office.zone)),
    )


def markdown(office: Office) -> str:
    """For the documents."""
    lines = [f"# {texts.plain('process.title')}", "", texts.plain("process.intro", **office.district.words), ""]
    for part in entries(office.keep_years):
        lines += [f"## {part.head}", "", *(f"- **{label}:** {said}" for label, said in part.rows), ""]
    return "\n".join(lines)


if __name__ == "__main__":  # python -m sotarsa_bot.papers.processing > docs/pemrosesan.md
    print(markdown(Office()), end="")
