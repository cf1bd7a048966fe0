"""The camat's question, or a coordinator's, that the books can answer is answered at once, in private; a button passes
it on to the coordinators all the same. Its words stand with the answer: all of them are known, and none is a name."""

from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.field import loose_steps
from conversations.notifications import summaries, summary_periods, summary_rounds, summary_words
from conversations.pressed import on
from conversations.presses.notifications import PassOn
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SUMMARIES, SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.summaries import figures
from sotarsa_bot.summaries.head_questions import Asked, HeadQuestion, read_head_question
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import underway

BEEN_THERE = (VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.CLOSED)


async def heard(talk: Talk[Any]) -> bool:
    """Below nothing, or below a summary; what is written below anything else answers that."""
    incoming, subject = talk.incoming, talk.replied.subject if talk.replied else None
    if not incoming.private or incoming.picture or incoming.command or not talk.allows(Action.SUMMARY):
        return False
    if incoming.reply_to and (subject is None or subject.kind not in SUMMARIES):
        return False
    names = {village.name: village.code for village in await talk.books.villages.find()}
    asked = read_head_question(incoming.text, names)
    answer = await _answer(talk, asked, names) if asked else None
    if answer is None:
        return False
    text, rows, about = answer
    pass_on = [[PassOn().button("summary.ask_coordinator")]] if talk.has(Role.CAMAT) else []
    slot = SlotKey.new(SlotKind.ANSWERED, mark=wording.cut(incoming.text.strip(), 100))
    await post.write(talk.books, talk.chat, text, now=talk.now, buttons=[*rows, *pass_on], slot=slot, subject=about,
                     sort=post.ANSWER, waits=False)  # fmt: skip
    return True


async def _answer(talk: Talk[Any], asked: Asked, codes: dict[str, str]) -> tuple[Html, Rows, Subject] | None:
    """What is said, the ways on, and what a reply to it is about."""
    books, office, today = talk.books, talk.office, Subject.of(SubjectKind.SUMMARY, talk.today)
    if asked.about is HeadQuestion.VISIT:
        visit = await books.visits.first(id=int(asked.words))
        if visit is None:
            return None
        text = await summary_words.of_visit(books, office, visit, talk.now)
        return text, await summaries.visit_ways(books, visit), summaries.subject_of_visit(visit)
    if asked.about is HeadQuestion.VILLAGE:
        code = codes[asked.words]
        text = await summary_words.of_village(books, office, code, talk.now)
        return text, [], Subject(SubjectKind.SUMMARY_VILLAGE, code)
    if asked.about is HeadQuestion.OUT:
        return await _who_is_out(talk), [], today
    days = summary_periods.read(asked.words, talk.today)
    if days is None:
        return None
    name = summary_periods.name(days, talk.today)
    about = Subject(SubjectKind.SUMMARY_DAYS, summary_periods.said(days))
    if asked.about is HeadQuestion.UNVISITED:
        return await _unvisited(talk, days, name, codes), [], about
    said = await summary_words.of_days(books, office, *days, name, talk.now)
    return said or texts.html("summary.nothing", period=name), await summaries.days_ways(books, *days), about


async def _who_is_out(talk: Talk[Any]) -> Html:
    """Each team that is on the road, with the last that was heard of it; then those of today."""
    found = await underway.of_today(talk.books, talk.today)
    lines = [await _stands(talk, visit) for visit in found]
    out = any(visit.state is VisitState.UNDER_WAY for visit in found)
    head = "summary.out" if out else "summary.nobody_out"
    return Html("\n".join([texts.html(head), *lines]))


async def _stands(talk: Talk[Any], visit: Visit) -> Html:
    taken = await talk.books.steps.find(visit=visit.id, order="happened_at")
    last = loose_steps.said(talk, taken[-1].step, taken[-1].happened_at) if taken else texts.plain("field.no_step")
    home = any(one.step is Step.RETURNED for one in taken)
    village = (await talk.books.villages.get(visit.village)).name
    return texts.html("summary.home" if home else "summary.last_heard", code=visit.code, village=village, last=last)


async def _unvisited(talk: Talk[Any], days: summary_periods.Days, name: str, codes: dict[str, str]) -> Html:
    found, _ = await figures.of_days(talk.books, *days)
    been = {visit.village for visit in found if visit.state in BEEN_THERE}
    left = sorted(village for village, code in codes.items() if code not in been)
    key = "summary.unvisited" if left else "summary.all_visited"
    planned = await talk.books.visits.find(state=OneOf((VisitState.PROPOSED, VisitState.AGREED)))
    coming = sorted({(await talk.books.villages.get(one.village)).name for one in planned} & set(left))
    said = texts.html(key, period=name, count=len(left), villages=", ".join(left))
    return Html(f"{said}\n{texts.html('summary.planned', villages=', '.join(coming))}") if coming else said


async def passed_on(talk: Talk[Any], _wish: PassOn) -> None:
    """The books' answer was not what was asked: the very words go to the coordinators, once."""
    talk.need_alone(Action.SUMMARY)
    slot = await talk.pressed_slot()
    if slot is None or slot.kind is not SlotKind.ANSWERED or slot.subject is None or not talk.has(Role.CAMAT):
        raise Mistake("common.old_button")
    talk.answer = slot.mark
    await post.retire(talk.books, talk.chat, slot, now=talk.now)
    await summary_rounds.pass_on(talk, slot.subject, always=True)


CONVERSATION = Conversation(
    presses=(on(PassOn, passed_on),),
    listeners=(heard,),
)
