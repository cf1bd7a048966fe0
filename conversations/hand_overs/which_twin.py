""" "Mana yang berlaku?" answered in words, in a reply: "2 terima", "yang bujur Hendra", "punya saya salah, hapus".

The records that are not meant are taken back; no further record is made.
"""

import re
from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import conflicts, hand_over
from conversations.presses.hand_overs import KeepBoth
from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.twins import same_item, whom
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits import visits

_RIGHT = frozenset({"benar", "betul", "bujur", "berlaku", "pas", "pakai", "pake", "ikut"})
_WRONG = frozenset({
    "salah", "keliru", "hapus", "hapuskan", "dihapus", "batal", "batalkan", "batalin", "dibatalkan", "bukan", "lain",
})  # fmt: skip
_SMALL = frozenset({
    "yang", "yg", "nang", "itu", "tu", "catatan", "catatannya", "punya", "punyanya", "milik", "pak", "bu", "ja", "aja",
    "saja", "haja", "tolong", "mohon", "dari", "kata", "menurut", "ya", "dulu", "nya", "maaf",
})  # fmt: skip
_ME = frozenset({"ulun", "saya", "aku", "unda", "ku", "punyaku", "sy", "kami"})
_BOTH = frozenset({"keduanya", "dua-duanya", "duanya", "kaduanya", "dua2nya", "semua", "semuanya"})


async def heard(talk: Talk[Any], text: str) -> bool:
    """Mistake where the words do not say which record is meant, or it is settled."""
    asked = talk.replied if talk.below(SlotKind.TWINS) and not talk.incoming.picture else None
    first = await talk.books.deliveries.first(id=int(asked.mark)) if asked and not asked.former else None
    if first is None:
        return False
    among = await talk.books.deliveries.find(visit=first.visit, number=first.number, withdrawn_at=None, order="id")
    standing = [one for one in among if whom(one) == whom(first)]
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold())
    if set(words) & _BOTH and set(words) <= _BOTH | _RIGHT | _SMALL and standing:
        await conflicts.keep_both(talk, KeepBoth(delivery=standing[0].id))
        return True
    kept = await _of_reporter(talk, words, standing)
    if kept is None:
        kept = _as_said(text, standing, await visits.get(talk.books, first.visit))
    if kept is None:
        return False
    if len(standing) < 2:
        raise Mistake("common.answered_already")
    if not 0 < len(kept) < len(standing):
        raise Mistake("deliver.twins_press")
    await hand_over.take_back(talk, [one for one in standing if one not in kept])
    return True


async def _of_reporter(talk: Talk[Any], words: Sequence[str], standing: Sequence[Delivery]) -> list[Delivery] | None:
    """Those that count, if these words name who recorded the right one, or a wrong one; None if they say anything
    else."""
    rest = set(words) - _RIGHT - _WRONG - _SMALL
    if not rest or (set(words) & _RIGHT and set(words) & _WRONG):
        return None
    theirs = [one for one in standing if rest <= _ME and one.by == talk.by.id]
    for one in standing:
        if rest <= set((await roster.name(talk.books, one.by)).casefold().split()):
            theirs.append(one)
    if not theirs:
        return [] if rest <= _ME else None
    return [one for one in standing if one not in theirs] if set(words) & _WRONG else theirs


def _as_said(text: str, standing: Sequence[Delivery], visit: Visit) -> list[Delivery] | None:
    """Those that say the same; None if these words are about somebody else, or of nothing that may have happened."""
    numbers = {one.number for one in standing if one.number is not None}
    said = _read(text, visit) or [one for number in numbers for one in _read(f"no {number} {text}", visit)]
    if len(said) != 1 or (said[0].numbers and not set(said[0].numbers) <= numbers):
        return None
    return [one for one in standing if _is(said[0], one)]


def _is(said: Statement, one: Delivery) -> bool:
    same_thing = said.item is None or same_item(said.item, one.item)
    return said.kind.value == one.kind.value and same_thing and said.amount in (None, one.amount)


def _read(text: str, visit: Visit) -> list[Statement]:
    try:
        return parse_caption(text, items=deliveries.carried(visit), default_visit=visit.id)
    except (Mistake, Unsure):
        return []
