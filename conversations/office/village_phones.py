"""/desa, one level down: the telephone numbers of a village's officials, in private."""

from conversations import flow
from conversations.button import in_rows, number
from conversations.flow import FlowStep, Question, question, tapped, typed
from conversations.office.village_draft import At, FactsTalk, may_see_numbers, to_facts, village_of
from sotarsa_bot import members, texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.texts import Html


async def to_phones(talk: FactsTalk) -> FlowStep:
    if not may_see_numbers(talk):
        raise Mistake("common.not_yours")
    return At.PHONES


async def _whose_phone(talk: FactsTalk) -> None:
    village = await village_of(talk)
    officials = await roster.with_role(talk.books, Role.OFFICIAL, village=village.code)
    lines = [_person_line(official) for official in officials] or [texts.html("village.no_official")]
    rows = in_rows(flow.choice(talk, wording.cut(official.name, 30), "person", official.id) for official in officials)
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "facts")])
    await flow.ask(talk, "village.whose_phone", rows, village=village.name, people=Html("\n".join(lines)))


def _person_line(person: Person) -> Html:
    phone = person.phone or texts.plain("members.no_phone")
    return texts.html("village.line", what=person.name, value=phone)


async def _official_chosen(talk: FactsTalk) -> FlowStep:
    talk.draft.person = number([talk.answer])
    return At.PHONE


async def _official(talk: FactsTalk) -> Person:
    """Mistake for anybody who is no official of this village (any more)."""
    officials = await roster.with_role(talk.books, Role.OFFICIAL, village=(await village_of(talk)).code)
    found = next((one for one in officials if one.id == talk.draft.person), None)
    if found is None or not may_see_numbers(talk):
        raise Mistake("common.old_button")
    return found


async def _which_phone(talk: FactsTalk) -> None:
    await flow.ask(talk, "members.phone_ask", name=(await _official(talk)).name)


async def _phone_typed(talk: FactsTalk) -> FlowStep:
    await members.note_phone(talk.acting(), await _official(talk), talk.answer)
    return At.PHONES


STEPS: dict[FlowStep, Question] = {
    At.PHONES: question(_whose_phone, tapped("person", _official_chosen), tapped("facts", to_facts)),
    At.PHONE: question(_which_phone, typed(_phone_typed)),
}
