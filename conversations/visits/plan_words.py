"""A visit's plan is changed in words, below its card: "bawaannya tambah selimut 10", "ketua tim ganti Hendra".

What follows from them is read back first: the village and the team are told of it.
"""

import re
from collections.abc import Sequence
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import kept_out, plan_lines, replanning
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, lexicon, read_moment
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.plan_changes import PlanChange, Way, names_a_line, says_i
from sotarsa_bot.parsing.plan_objects import in_plan_words, takes_back_a_change
from sotarsa_bot.parsing.plan_sentences import read_plan_changes
from sotarsa_bot.parsing.sentence_kinds import calls_off
from sotarsa_bot.parsing.things import meant
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.records.visit import OPEN, Place, Plan, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import replanned, visits

PLANNED = (VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED)
_CODE = re.compile(r"\s*k\s?(\d{1,5})\b", re.IGNORECASE)
_WITHIN = re.compile(r"\bk\s?(\d{1,5})\b", re.IGNORECASE)
_DROPS_OUT = re.compile(
    r"\b(?:kada|kd|tidak|tdk|batal)\s+(?:(?:jadi|bisa|kawa)\s+)?(?:umpat|ikut|berangkat|barangkat)\b", re.IGNORECASE
)
""" "Ulun kada kawa umpat K1, mamak garing": whose code need not stand first."""
_DAY = re.compile(r"\b(?:tgl|tanggal|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa)\b", re.IGNORECASE)
_OF_THE_NOTE = re.compile(r"\W*catatan\b(?!nya)", re.IGNORECASE)
_OF_CARGO = re.compile(r"\W*(?:barang|bawaan|muatan)(?:nya)?\b", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """A reply to the card, by those who may change the plan. False: no line of it is named."""
    visit = await _meant(talk)
    if visit and takes_back_a_change(talk.incoming.text):
        await _put_back(talk, visit)
        return True
    wrote = talk.incoming.text if _CODE.match(talk.incoming.text) else _WITHIN.sub("", talk.incoming.text)
    text = (await _instead_of_calling_off(talk, visit) if visit else "") or wrote
    changes = read_plan_changes(text)
    if not changes and _below_a_card(talk) and names_a_line(text):
        raise Mistake("plan.words_how")
    if visit is None or not (changes or _names_a_day(talk)):
        return False
    if not changes:
        return _day_by_button(visit)
    named = _OF_CARGO.match(talk.answer) or all(one.line != "cargo" for one in changes)
    if visit.state not in PLANNED and not named:
        return False  # on the day itself "tambah 2 sembako" is no plan; "barang tambah 2 sembako" is
    if not all(_of_goods(one, visit.plan.cargo) for one in changes):
        return False
    await _change(talk, visit, changes)
    return True


async def _change(talk: Talk[Any], visit: Visit, changes: Sequence[PlanChange]) -> None:
    replanning.must_be_theirs(talk, visit)
    visits.only_in(visit, *OPEN)
    if unsettled := next((one for one in changes if one.unsettled), None):
        changes = [PlanChange("note", Way.ADD, without_code(" ".join(talk.incoming.text.split())))]
    changes, warning = await _for_a_group(talk, visit, changes)
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    plan, place = visit.plan, visit.agreed.place if visit.agreed else None
    said: dict[str, str] = {}
    changes = [_of_a_person(_of_me(talk, one), people) for one in changes]
    for change in changes:
        plan, place = plan_lines.changed(plan, place, change, people)
        said[change.line] = plan_lines.said(plan, place, change.line, people)
    if plan == visit.plan and place == (visit.agreed.place if visit.agreed else None):
        raise Mistake("plan.nothing_changed")
    if not talk.confirmed:
        words = "\n".join(one.said for one in changes)
        words = words if talk.replied else f"{visit.code} {words}"
        what = "; ".join(said.values())
        meaning = Meaning(words, texts.plain("plan.would_change", code=visit.code, what=what))
        besides = ", ".join(one.besides for one in changes if one.besides)
        doubt = Unsure(meaning, key="plan.besides" if besides else "", besides=wording.cut(besides))
        if unsettled:
            doubt = Unsure(meaning, key="plan.only_settled", besides=wording.cut(unsettled.besides))
        doubt.before = warning
        raise doubt
    await _save(talk, visit, plan, place)


async def _for_a_group(
    talk: Talk[Any], visit: Visit, changes: Sequence[PlanChange]
) -> tuple[Sequence[PlanChange], str]:
    """The changes as the village may read them, and the warning where something had to be left out, or may have to be.
    Who travels is named there as ever."""
    warned, open_ = "", []
    for one in changes:
        if one.line not in ("crew", "leader"):
            found = await kept_out.for_a_group(talk, visit, one.words)
            if one.line == "place":
                await kept_out.must_be_no_home(talk, visit, [Moment(None, rest=one.words)])
            one, warned = one._replace(words=found.words or one.words), warned or found.warning
        open_.append(one)
    return open_, warned


def _of_me(talk: Talk[Any], change: PlanChange) -> PlanChange:
    return change._replace(words=talk.by.name) if change.line in ("crew", "leader") and says_i(change.words) else change


def _of_a_person(change: PlanChange, people: Sequence[Person]) -> PlanChange:
    """ "Tambah rudi" has the form of "tambah 10 selimut", and is of somebody who may travel."""
    said = set(change.words.casefold().split())
    named = change.line == "cargo" and any(said <= set(one.name.casefold().split()) for one in people)
    return change._replace(line="crew") if named else change


async def _instead_of_calling_off(talk: Talk[Any], visit: Visit) -> str:
    """ "Batalkan sembako, ganti beras 10", in the words of a plan; "" if nothing of it is called off."""
    crew = [await roster.name(talk.books, one) for one in visit.crew]
    cargo = [one.item for one in visit.plan.cargo]
    return in_plan_words(without_code(talk.incoming.text), cargo, visit.plan.vehicle, crew)


async def _put_back(talk: Talk[Any], visit: Visit) -> None:
    """The plan as it was before its last change; what that is, is read back."""
    was = visit.replanned
    if was is None:
        raise Mistake("plan.never_changed", code=visit.code)
    replanning.must_be_theirs(talk, visit)
    if not talk.confirmed:
        people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
        agreed = visit.agreed.with_(place=was.place) if visit.agreed and was.place else visit.agreed
        before = visit.with_(plan=was.plan.with_(window=visit.plan.window), agreed=agreed)
        lines = replanning.changed(visit, before)
        said = "; ".join(plan_lines.said(before.plan, was.place, one, people) for one in lines)
        raise Unsure(Meaning(talk.answer, texts.plain("plan.would_be_back", code=visit.code, what=said)))
    back = await replanned.plan_back(talk.acting(), visit, was.version)
    await replanning.tell(talk, back, replanning.changed(visit, back))


async def _meant(talk: Talk[Any]) -> Visit | None:
    """The visit whose card stands above; or the one whose code stands before the words, until its day has come: then
    they may tell of what was handed over."""
    if _below_a_card(talk):
        return await visits.get(talk.books, talk.about(SubjectKind.VISIT) or 0)
    code = _CODE.match(talk.incoming.text) or (
        _DROPS_OUT.search(talk.incoming.text) and _WITHIN.search(talk.incoming.text)
    )
    if not code or talk.replied or talk.incoming.picture or not talk.allows(Action.PROPOSE):
        return None
    visit = await talk.books.visits.first(id=int(code[1])) if talk.chat.purpose is not Purpose.VILLAGE else None
    early = visit and visit.state in PLANNED and (visit.day is None or visit.day > talk.today)
    return visit if early or (visit and _OF_THE_NOTE.match(without_code(talk.incoming.text))) else None


def _names_a_day(talk: Talk[Any]) -> bool:
    """ "Salah, tgl 4": a day and no more, which is the village's to say."""
    text = talk.incoming.text
    if not (_below_a_card(talk) and _DAY.search(text)) or calls_off(text) or read_visit_verb(text):
        return False
    try:
        read = read_moment(text, today=talk.today)
    except Mistake:
        return False
    return bool(read.options) and not (read.denied or read.more)


def _day_by_button(visit: Visit) -> bool:
    """Mistake that says how a day is changed, where no wish for one is to be answered."""
    if visit.counter is None and visit.state in PLANNED:
        raise Mistake("plan.days_by_button")
    return False


def _of_goods(change: PlanChange, cargo: tuple[CargoItem, ...]) -> bool:
    """ "jadi sabtu jam 9" has the form of "jadi 30 sembako", and is of no thing; nor is "desa tidak jadi"."""
    if change.way not in (Way.AMOUNT, Way.LESS, Way.REMOVE) or change.line != "cargo":
        return True
    if change.way is Way.REMOVE and change.led:
        return True
    said = re.findall(r"[^\W\d_]+", change.words.casefold())
    return any(word in lexicon.GOODS or meant(word, [one.item for one in cargo]) for word in said)


def _below_a_card(talk: Talk[Any]) -> bool:
    replied = talk.replied
    if replied is None or talk.incoming.picture or not talk.allows(Action.PROPOSE):
        return False
    if talk.chat.purpose is Purpose.VILLAGE or talk.about(SubjectKind.VISIT) is None:
        return False
    return talk.below(SlotKind.CARD, SlotKind.TOLD)


async def _save(talk: Talk[Any], before: Visit, plan: Plan, place: Place | None) -> None:
    visit = await replanned.replan(talk.acting(), before, plan, place)
    await replanning.tell(talk, visit, replanning.changed(before, visit))


CONVERSATION = Conversation(
    listeners=(heard,),
)
