"""Numbers of a record that were wrong, said in a reply to it or behind the visit's code: "bukan 3 tapi 4", "hapus nomor
3", "5 jua blm", "cuma 1-5 yang benar"."""

from typing import Any

from conversations.hand_overs import hand_over, statements
from conversations.hand_overs.correcting import as_said, correct
from conversations.hand_overs.delivery_words import in_lines
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_correction, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.corrections import read_becomes, read_left_out, read_not_yet, read_only_right
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits


async def heard(talk: Talk[Any], text: str) -> bool:
    """ "bukan 3 tapi 4", "hapus nomor 3", as a reply to what was read back."""
    if await _by_code(talk, text) or await _only_right(talk, text):
        return True
    bare = without_code(text)
    said = (read_correction(bare) or read_left_out(bare)) if hand_over.meant(talk) else None
    if said is None and hand_over.meant(talk) and not talk.incoming.picture:
        said = read_not_yet(bare) or read_becomes(bare)
    replied = await hand_over.replied_to(talk) if said and said.wrong else None
    if said is None or replied is None:
        return False
    standing = await proxy_letters.said_with(talk.books, replied)
    if all(one.number is None for one in standing) and read_becomes(bare):
        return False  # "12 jadi 11" of so many
    old = [one for one in standing if one.number in said.wrong]
    if not old and not said.right and read_correction(bare):
        return False  # "salah, 4 terima": that is what is right
    if not old or (said.right and len(said.right) != len(said.wrong)):
        raise Mistake("deliver.no_such_number")
    if not said.right:
        await hand_over.take_back(talk, old)
        return True
    visit, now = await visits.get(talk.books, replied.visit), dict(zip(said.wrong, said.right, strict=True))
    for number_ in said.right:
        await recipients.must_be_listed(talk.books, visit, number_)
    instead = [as_said(one).model_copy(update={"number": now[one.number or 0], "recipient": ""}) for one in old]
    new = await correct(talk, visit, old, instead)
    await hand_over.say_recorded(talk, visit, new, statements.source(talk))
    return True


async def _only_right(talk: Talk[Any], text: str) -> bool:
    """ "Cuma 1-5 ja yg bujur": the others of what was read back are shown, and taken back after a yes.

    Mistake where they are not all in it: what was taken back before does not come back so.
    """
    right = read_only_right(without_code(text)) if hand_over.meant(talk) and not talk.incoming.picture else None
    standing = await hand_over.recorded_above(talk) if right else []
    wrong = [one for one in standing if one.number not in (right or ())]
    if right is None or not standing or any(one.number is None for one in standing):
        return False
    if len(standing) < 2 or not set(right) <= {one.number for one in standing}:
        raise Mistake("deliver.no_such_number")
    if not wrong:
        raise Mistake("deliver.nothing_wrong")
    if not talk.confirmed:
        what = in_lines(wrong, named=talk.chat.private)
        raise Unsure(Meaning(text, texts.plain("deliver.only_these")), key="deliver.rest_wrong", what=what)
    await hand_over.take_back(talk, wrong)
    return True


async def _by_code(talk: Talk[Any], text: str) -> bool:
    """ "K1 batal nomor 8", in reply to nothing: what would be taken back is shown first."""
    code = None if hand_over.meant(talk) else visit_code(text)
    said = read_correction(without_code(text)) if code else None
    if said is None or not said.wrong or said.right:
        return False
    visit = await visits.get(talk.books, code or 0)
    old = await talk.books.deliveries.find(visit=visit.id, withdrawn_at=None, number=OneOf(said.wrong), order="id")
    if {one.number for one in old} != set(said.wrong):
        raise Mistake("deliver.no_such_number")
    if not talk.confirmed:
        what = in_lines(old, named=talk.chat.private)
        raise Unsure(Meaning(text, texts.plain("deliver.take_back")), key="deliver.take_back_these", what=what)
    await hand_over.take_back(talk, old)
    return True
