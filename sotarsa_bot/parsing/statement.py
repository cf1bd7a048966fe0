"""What a caption says of one hand-over, and how it is written so that it is read again without doubt."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_notes, lexicon, past_days, taking_words
from sotarsa_bot.parsing.caption_objects import is_object
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.proxies import Proxy


class Said(StrEnum):
    RECEIVED = "received"
    ABSENT = "absent"
    REFUSED = "refused"
    MOVED = "moved"
    DECEASED = "deceased"


@dataclass(frozen=True)
class Statement:
    """`item` and `amount` with numbers: what each of them received.

    `everyone`: all numbers of the list but those in `without` (on_the_list gives the numbers); `without_names`: who
    else is left out, of all or of `numbers`. `lacking`: things that were said not to have been received. `unplanned`:
    the item is none of those that are carried. `at`, `day`: when it happened, in the office's zone.
    """

    visit: int
    kind: Said
    numbers: tuple[int, ...] = ()
    recipient: str = ""
    item: str | None = None
    amount: int | None = None
    proxy: Proxy | None = None
    reason: str = ""
    note: str = ""
    everyone: bool = False
    without: tuple[int, ...] = ()
    without_names: tuple[str, ...] = ()
    unplanned: bool = False
    lacking: tuple[str, ...] = ()
    at: time | None = None
    day: date | None = None


def on_the_list(statement: Statement, listed: Collection[int]) -> Statement:
    """The statement with the numbers that "semua kecuali 4" means on this list.

    Mistake `parsing.caption_no_list` for an empty one, `numbers_unknown` for an exception that is not on it,
    `caption_nobody` if nobody is left.
    """
    if not statement.everyone:
        return statement
    if not listed:
        raise Mistake("parsing.caption_no_list")
    if unknown := sorted(set(statement.without) - set(listed)):
        raise Mistake("parsing.numbers_unknown", number=unknown[0], last=max(listed))
    numbers = tuple(sorted(set(listed) - set(statement.without)))
    if not numbers:
        raise Mistake("parsing.caption_nobody")
    return replace(statement, everyone=False, without=(), numbers=numbers)


EACH = "masing-masing"
UNPLANNED = "barang lain"
"""Before a thing in quotation marks: it is meant, though it is none of those that are carried."""
_WORDS = {
    Said.RECEIVED: "terima", Said.ABSENT: "tidak ada", Said.REFUSED: "tolak", Said.MOVED: "pindah",
    Said.DECEASED: "meninggal",
}  # fmt: skip


@read_once
def write_statement(statement: Statement) -> str:
    """The plainest caption that says it: parse_caption reads it as the same statement."""
    one = statement
    whom = "semua" if one.everyone else f"no {spans(one.numbers)}" if one.numbers else ""
    item = f'{UNPLANNED} "{one.item}"' if one.unplanned else one.item or ""
    words = [f"K{one.visit}", whom, one.recipient, _WORDS[one.kind], item]
    words += [EACH if may_be_a_sum(one) else "", "" if one.amount is None else str(one.amount)]
    words += [_proxy(one.proxy) if one.proxy else ""]  # after "kecuali" it would be the proxy of those
    words += [f"kecuali {spans(one.without)}" if one.without else ""]
    words += [f"kecuali {' dan '.join(one.without_names)}" if one.without_names else ""]
    words += [f"kecuali {' dan '.join(one.lacking)}" if one.lacking else ""]
    words += [_why(one)]
    words += [past_days.written(one.day) if one.day else ""]
    words += [f"jam {wording.clock_time(one.at)}" if one.at else ""]
    return " ".join(word for word in words if word) + (f"; {caption_notes.written(one.note)}" if one.note else "")


def may_be_a_sum(one: Statement) -> bool:
    """ "6 7 terima sembako 2": unless "masing-masing" stands there, it may be what they received together."""
    return one.amount is not None and one.amount > 1 and (one.everyone or 1 < len(one.numbers) <= one.amount)


def _why(one: Statement) -> str:
    """In quotation marks, where a number in it might be read as one of the list, or a word as a hand-over."""
    received = any(lexicon.OUTCOMES.get(word) in ("received", "proxy") for word in one.reason.casefold().split())
    received = received or taking_words.tells(one.reason)
    said = one.reason.casefold().replace(",", " ").split()
    other = is_object(one.kind, said) or any(map(lexicon.is_relation, said))
    if received or other or any(c.isdigit() for c in one.reason):
        plain = one.reason.replace('"', "'").replace(";", ",")
        return f'karena "{plain}"'
    return f"karena {one.reason}" if one.reason and one.without_names else one.reason


def _proxy(proxy: Proxy) -> str:
    return f"wakil {proxy.name} ({proxy.relation})" if proxy.relation else f"wakil {proxy.name}"


def spans(numbers: Iterable[int]) -> str:
    """ "3-5, 9", in the order in which they were said."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
