"""A reply that says less than what it answers: "salah, 13 tidak ada" below a question about three, "maaf, 2 saja" below
a record.

Nothing of it is guessed: what would stand then is read back first.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption, write_statement
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_reading import MOST_NUMBERS
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.lexicon import UNITS
from sotarsa_bot.parsing.numbers import LISTED, read_spans
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_BARE = re.compile(
    r"\W*(?:(?:maaf|mf|salah|tatukar|tertukar|bujur|benar|betul|tadi|ralat|koreksi|keliru|ganti|ubah|(?:se)?harusnya|mestinya|jadi|cuma|hanya|tuti|baru|maksudnya|maksud|eh|nang|yang|"
    r"nomor|no|pak|bu)\W+)*"
    rf"(?P<number>\d{{1,5}})(?P<unit>\s*(?:{'|'.join(sorted(UNITS))})\b)?(?:\W+(?:saja|aja|ja|haja|pak|bu|min|ya|"
    r"maksudnya|maksud|salah|ketik|pencet|tulis|maaf|itu|am|pang))*\W*",
    re.IGNORECASE,
)


_BUT_SOME = re.compile(
    r"\W*(?:(?:iih|hiih|iya|iye|ya|yaa|betul|bujur|benar|nggih|inggih|ok|oke|tapi|tp|pak|bu|semua\w*|terima|tarima)\W+)*"
    r"(?:kecuali|kcuali|kacuali|selain|salain|kec|bukan|tanpa|minus)\W+(?:nang\W+|yang\W+|yg\W+)?"
    rf"(?P<numbers>{LISTED})(?:\W+(?:nya|lah|ya|pang|haja|ja|pak|bu|balum|belum|blm))*\W*",
    re.IGNORECASE,
)
_NOT_THESE = re.compile(
    rf"(?:\W*(?:iih|hiih|iya|ya|betul|bujur|tapi|tp|tetapi|cuma|eh|nang|yang|yg|ternyata)\W+)*\W*(?P<numbers>{LISTED})\W+"
    r"(?:nya\W+|itu\W+|tu\W+)?(?:kada|kd|tidak|tdk|kadak|gak|ga|bukan|bkn|lain|belum|blm|balum|salah|jangan)"
    r"(?:\W+(?:lagi|dulu|pang|haja|ja|lah|pak|bu|usah|jadi|umpat|termasuk))*\W*",
    re.IGNORECASE,
)
_ONLY_THESE = re.compile(
    rf"(?:\W*(?:iih|hiih|iya|ya|kada|bukan|cuma|cuman|hanya|tuti|tapi|eh|nang|yang|yg)\W+)*\W*(?P<numbers>{LISTED})"
    r"\W+(?:haja|ja|aja|saja|hja|pang)(?:\W+(?:nang|yang|yg|sudah|sdh|bujur|benar|pak|bu|lah|pang))*\W*",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    rf"(?:\W*(?:eh|maaf|mf|ralat|salah|ternyata|sakalinya|masih)\W+)*\W*(?P<how>kurang|kelebihan|lebih|labih)\W+(?P<number>\d{{1,5}})"
    rf"(?:\s*(?:{'|'.join(sorted(UNITS))})\b)?(?:\W+(?:haja|ja|saja|aja|pang|lah|lagi|pak|bu))*\W*",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(
    r"(?:\W*(?:eh|maaf|mf|ralat|salah)\W+)*\W*(?:bukan|bkn|lain)\W+(?P<was>\d{1,5})\W+(?:(?:tapi|tp|tetapi|melainkan|harusnya|"
    r"seharusnya|mestinya|yang\W+benar|nang\W+bujur)\W+)*(?P<is>\d{1,5})(?:\W+(?:haja|ja|saja|aja|pang|lah|pak|bu))*\W*"
    r"|(?:\W*(?:eh|maaf|mf|ralat|salah)\W+)*\W*(?P<is_>\d{1,5})\W+(?:bukan|bkn|lain)\W+(?P<was_>\d{1,5})\W*",
    re.IGNORECASE,
)
_OTHERS_INSTEAD = re.compile(
    rf"(?:\W*(?:eh|maaf|mf|ralat|salah|nang|yang|yg|nomor|no)\W+)*\W*(?P<wrong>{LISTED})\W+(?:nya\W+|itu\W+|tu\W+)?"
    r"(?:belum|blm|balum|kada|kd|tidak|tdk|bukan|bkn|lain|salah|keliru)(?:\W+(?:tarima|terima|umpat|ada|pang))*\W+"
    r"(?:(?:tapi|tp|nang|yang|yg|tadi|td|bujur|benar|harusnya|mestinya|maksudnya|maksudku|jadi|itu|tu|melainkan|nomor|no)\W+)+"
    rf"(?P<right>{LISTED})(?:\W+(?:pang|haja|ja|lah|pak|bu|tarima|terima))*\W*",
    re.IGNORECASE,
)
_LONGEST = 120
"""Letters of a correction; a long text would keep this pattern busy for seconds."""
_ONLY = re.compile(r"^\W*(?:hanya|cuma|cuman|tuti)\b", re.IGNORECASE)


def with_the_rest(talk: Talk[Any], ways: Sequence[list[Statement]], items: Sequence[str]) -> Unsure | None:
    """Below a question about several, words about some of them: these put right, and the others as they were. `ways`:
    how the words alone may be meant, which is offered too where they change nothing, or say that only they are right.
    """
    found: list[Meaning] = []
    for said in ways:
        before = asked_about(talk, items) if said else []
        if len(before) == 1 and before[0].numbers and all(map(_is_of_things, said)):
            found.append(meaning([replace(before[0], item=one.item, amount=one.amount) for one in said]))
            continue
        rest = [kept for one in before if (kept := _without(one, said))]
        if not rest or not all(any(_speaks_of(one, new) for one in before) for new in said):
            return None
        whole, alone = meaning([*rest, *said]), meaning(said)
        only = bool(_ONLY.match(talk.answer))
        found += [alone] if only else [whole] if _changes(before, said) else [whole, alone]
    return Unsure(*found) if found else None


def _is_of_things(one: Statement) -> bool:
    """ "iih, 2 sembako": so much, of whoever was asked about."""
    return bool(one.item) and one.kind is Said.RECEIVED and not (one.numbers or one.recipient or one.everyone)


def others_instead(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """ "Eh 5 balum, nang tadi 6", below a question about numbers 4 and 5: 4 and 6."""
    words = without_code(text)
    found = _OTHERS_INSTEAD.fullmatch(words) if len(words) <= _LONGEST else None
    before = asked_about(talk, items) if found else []
    if found is None or len(before) != 1:
        return None
    wrong, right = (read_spans(found[name], MOST_NUMBERS) for name in ("wrong", "right"))
    if not set(wrong) <= set(before[0].numbers) or set(right) & set(before[0].numbers):
        return None
    left = tuple(n for n in before[0].numbers if n not in wrong)
    return Unsure(meaning([replace(before[0], numbers=(*left, *right))]))


def but_some(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """ "iih kecuali 4", "tapi 4 kada", below a question about numbers 3 to 6: the others of these, and not of the whole
    list; "4 haja": number 4 alone."""
    bare = without_code(text)
    without = _BUT_SOME.fullmatch(bare) or _NOT_THESE.fullmatch(bare)
    found = without or _ONLY_THESE.fullmatch(bare)
    before = asked_about(talk, items) if found else []
    if found is None or not before:
        return None
    named, said = {n for one in before for n in one.numbers}, set(read_spans(found["numbers"], MOST_NUMBERS))
    left_out = said if without else named - said
    rest = [
        replace(one, numbers=left) for one in before if (left := tuple(n for n in one.numbers if n not in left_out))
    ]
    return Unsure(meaning(rest)) if rest and said <= named else None


def asked_about(talk: Talk[Any], items: Sequence[str]) -> list[Statement]:
    """What was read back in the question that these words answer; nothing, if they answer none."""
    if not talk.instead_of or talk.confirmed:
        return []
    try:
        return parse_caption(talk.instead_of, items=items, default_visit=None)
    except (Mistake, Unsure):
        return []


def _changes(before: Sequence[Statement], said: Sequence[Statement]) -> bool:
    """Whether anything else is said of these than was read back."""
    return any(
        not any(_speaks_of(one, new) and replace(one, numbers=new.numbers) == new for one in before) for new in said
    )


def _speaks_of(one: Statement, new: Statement) -> bool:
    if one.everyone:
        return bool(new.numbers)
    if new.numbers:
        return set(new.numbers) <= set(one.numbers)
    return bool(new.recipient) and new.recipient.casefold() == one.recipient.casefold()


def _without(one: Statement, said: Sequence[Statement]) -> Statement | None:
    """The statement without those of whom something else is said now; None if nobody is left."""
    numbers = [n for new in said for n in new.numbers]
    if one.everyone:
        return replace(one, without=(*one.without, *(n for n in numbers if n not in one.without)))
    if one.numbers:
        left = tuple(n for n in one.numbers if n not in numbers)
        return replace(one, numbers=left) if left else None
    return None if any(_speaks_of(one, new) for new in said) else one


async def bare_number(talk: Talk[Any], text: str) -> None:
    """Unsure for "maaf, 2 saja", "kurang 1" or "bukan 12 tapi 11" below one record: so many, or another number of the
    list."""
    if not hand_over.meant(talk) or talk.confirmed:
        return
    found, less = _BARE.fullmatch(text), _amount_of(text)
    replied = await hand_over.replied_to(talk) if found or less else None
    if replied is None:
        return
    standing = await proxy_letters.said_with(talk.books, replied)
    if len(standing) != 1 or standing[0].kind is not DeliveryKind.RECEIVED or standing[0].recipient:
        return
    visit = await visits.get(talk.books, replied.visit)
    if less and standing[0].number is None and (right := less(standing[0].amount)) > 0:
        raise Unsure(*_other_numbers(standing[0], visit, right, unit=True))
    if found and (offers := _other_numbers(standing[0], visit, int(found["number"]), unit=bool(found["unit"]))):
        raise Unsure(*offers)


def _amount_of(text: str) -> Callable[[int], int] | None:
    """ "kurang 1", "bukan 12 tapi 11", below so many of a thing: what the amount becomes (0 or less: nothing)."""
    if found := _MORE_OR_LESS.fullmatch(text):
        change = int(found["number"]) * (-1 if found["how"].casefold() == "kurang" else 1)
        return lambda amount: amount + change
    if found := _NOT_BUT.fullmatch(text):
        was, right = int(found["was"] or found["was_"]), int(found["is"] or found["is_"])
        return lambda amount: right if amount == was else 0
    return None


def _other_numbers(one: Delivery, visit: Visit, number: int, *, unit: bool) -> list[Meaning]:
    items = deliveries.carried(visit)
    numbers = (one.number,) if one.number is not None else ()
    unplanned = bool(items) and one.item not in items
    as_it_is = Statement(visit.id, Said.RECEIVED, numbers, item=one.item, amount=one.amount, unplanned=unplanned)
    found = []
    if number not in (0, one.amount):
        was = texts.plain("deliver.amount_instead", amount=wording.number(number), item=one.item, was=one.amount)
        found.append(Meaning(f"ganti: {write_statement(replace(as_it_is, amount=number))}", was))
    if numbers and number not in (0, one.number) and not unit:
        was = texts.plain("deliver.number_instead", number=number, was=one.number)
        found.append(Meaning(f"ganti: {write_statement(replace(as_it_is, numbers=(number,)))}", was))
    if not numbers and not unit and number:
        other = Statement(visit.id, Said.RECEIVED, (number,))
        found.append(Meaning(f"juga: {write_statement(other)}", texts.plain("deliver.number_beside", number=number)))
    return found
