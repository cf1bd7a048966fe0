"""A recipient's data, asked for on their behalf: most have no Telegram. Steps of the conversation /data (own_data.py).

A coordinator corrects at once; what an official wants corrected is a request to the coordinators.
"""

from collections import Counter

from conversations import flow, post
from conversations.choosing import chosen_visit
from conversations.flow import DONE, FlowStep, Question, question, tapped, typed
from conversations.hand_overs import delivery_words
from conversations.lists import list_changes
from conversations.privacy import data_office
from conversations.privacy.data_draft import DONE_WAY, At, DataTalk
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers.sheet import Part, Sheet
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy import data_requests, personal_data, retention
from sotarsa_bot.privacy.personal_data import CORRECTED, Dossier, Line
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.texts import Html


async def to_whom(_talk: DataTalk) -> FlowStep:
    return At.WHOM


async def _whom(talk: DataTalk) -> None:
    talk.need(Action.RECIPIENT_DATA)
    await flow.ask(talk, "data.whom")


async def _named(talk: DataTalk) -> FlowStep:
    """By "K12 3" or a NIK. What holds one is taken out of the chat, also here."""
    found = await personal_data.named(talk.books, talk.answer, talk.incoming.number)
    theirs = [one for one in found if talk.allows(Action.RECIPIENT_DATA, one.village)]
    if not theirs:
        raise Mistake("data.nobody")
    if theirs[0].name == retention.ERASED:
        raise Mistake("data.erased_already")
    talk.draft.recipient = theirs[0].id
    if talk.incoming.number and (talk.incoming.message or 0) > 0:
        payload = {"message_id": talk.incoming.message}
        await post.owe(talk.books, talk.chat, "deleteMessage", payload, now=talk.now, sort=post.ANSWER)
    await talk.record("recipient.shown", (await _dossier(talk)).about)
    return At.RECIPIENT


async def _dossier(talk: DataTalk) -> Dossier:
    """Officials ask for people of their own village only."""
    one = await talk.books.recipients.first(id=talk.draft.recipient)
    if one is None or not talk.allows(Action.RECIPIENT_DATA, one.village):
        raise Mistake("common.old_button")
    return await personal_data.dossier(talk.books, one)


async def _shown(talk: DataTalk) -> None:
    found = await _dossier(talk)
    rows = [
        [flow.choice(talk, texts.plain(f"data.fix_{field}"), "fix", field) for field in CORRECTED],
        [flow.choice(talk, texts.plain("data.file_button"), "file")],
    ]
    if talk.allows(Action.DATA_OFFICE):
        rows[-1].append(flow.choice(talk, texts.plain("data.erase_button"), "erase"))
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    facts = [texts.html("data.fact", label=label, said=said) for label, said in _facts(talk, found)]
    lines = [texts.html("data.line", visit=label, said=said) for label, said in await _lines(talk, found)]
    await flow.ask(
        talk,
        "data.recipient",
        rows,
        name=found.recipient.name,
        facts=Html("\n".join(facts)),
        lines=Html("\n".join(lines)),
    )


def _facts(talk: DataTalk, found: Dossier) -> list[tuple[str, str]]:
    """Labels and what is known; numbers masked."""
    one, kept = found.recipient, personal_data.kept_until(talk.office, found)
    said = {
        "name": one.name, "address": one.address, "hamlet": one.hamlet, "nik": masked(found.numbers.nik),
        "kk": masked(found.numbers.kk), "phone": masked(found.numbers.phone), "needs": list_changes.needs(one.needs),
        "due": _due(found), "kept": kept,
    }  # fmt: skip
    return [(texts.plain(f"data.label_{key}"), value or "-") for key, value in said.items()]


def _due(found: Dossier) -> str:
    """What they are entitled to: "beras 10 kg (2026), sembako"."""
    said = [(str(one.benefit) or ANY_AID, one.period) for one in found.entitlements]
    return ", ".join(f"{what} ({period})" if period else what for what, period in said)


async def _lines(talk: DataTalk, found: Dossier) -> list[tuple[str, str]]:
    """Each list that names them: the visit, what is granted, and what was reported."""
    return [(await _visit_and_number(talk, line), _reported(line)) for line in found.lines]


async def _visit_and_number(talk: DataTalk, line: Line) -> str:
    visit = await chosen_visit.label(talk.books, line.visit)
    day = wording.dated(line.visit.day) if line.visit.day else ""
    return texts.plain("data.visit_day", visit=visit, day=day) if day else visit


def _reported(line: Line) -> str:
    """ "berhak 1 sembako; tercatat 2 kali (nomor 7)": what is the same is counted, and not said again."""
    granted = wording.listing([benefit.counted() for benefit in line.listed.benefits]) or "-"
    each = Counter(delivery_words.plain_line(one) for one in line.reported)
    said = [texts.plain("data.reported", what=what) if n == 1 else _times(line, what, n) for what, n in each.items()]
    reported = "; ".join(said) or texts.plain("data.not_received")
    return texts.plain("data.granted_and_said", granted=granted, said=reported, number=line.listed.number)


def _times(line: Line, what: str, count: int) -> str:
    """Of what is due it need not be said again what it was."""
    due = {benefit.counted() for benefit in line.listed.benefits}
    key = "data.reported_times" if what in due else "data.reported_times_of"
    return texts.plain(key, what=what, count=count)


async def _file(talk: DataTalk) -> FlowStep:
    found = await _dossier(talk)
    moment = wording.moment(talk.now, talk.office.zone)
    sheet = Sheet(
        title=texts.plain("data.file_title"),
        intro=texts.plain("data.file_intro", **talk.office.district.words),
        parts=(
            Part(head=texts.plain("data.file_person"), rows=tuple(_facts(talk, found))),
            Part(head=texts.plain("data.file_lists"), rows=tuple(await _lines(talk, found))),
        ),
        footer=texts.plain("process.footer", moment=moment),
    )
    name = f"data-penerima-{found.recipient.id}.pdf"
    talk.note("notice.coming")
    await post.give(talk.books, talk.chat, sheet, name, now=talk.now, about=found.about)
    return At.RECIPIENT


async def _to_fix(talk: DataTalk) -> FlowStep:
    talk.draft.field = talk.answer
    return At.FIX


async def _which_value(talk: DataTalk) -> None:
    if talk.draft.field not in CORRECTED:
        raise Mistake("common.old_button")
    await flow.ask(talk, "data.ask_value", label=texts.plain(f"data.label_{talk.draft.field}"))


async def _corrected(talk: DataTalk) -> FlowStep:
    found = await _dossier(talk)
    if talk.allows(Action.DATA_OFFICE):
        await personal_data.correct(talk.acting(), found, talk.draft.field, talk.answer)
        return At.RECIPIENT
    wish = texts.plain(
        "data.wish_of", label=texts.plain(f"data.label_{talk.draft.field}"), value=wording.cut(talk.answer, 200)
    )
    asked = await data_requests.ask_for(talk.acting(), found, wish)
    await data_office.tell(talk.books, talk.office, asked, talk.now)
    await flow.finish(talk, "data.asked", number=asked.id, due=wording.moment(asked.due_at, talk.office.zone))
    return DONE


async def _to_erase(_talk: DataTalk) -> FlowStep:
    return At.ERASE


async def _erase(talk: DataTalk) -> None:
    talk.need(Action.DATA_OFFICE)
    personal_data.may_be_erased(talk.office, found := await _dossier(talk))
    rows = [[flow.choice(talk, texts.plain("data.erase_yes"), "yes")]]
    await flow.ask(talk, "data.erase_ask", rows, name=found.recipient.name, count=len(found.lines))


async def _once_sure(_talk: DataTalk) -> FlowStep:
    return At.ERASE_AGAIN


async def _erase_again(talk: DataTalk) -> None:
    rows = [[flow.choice(talk, texts.plain("data.erase_really"), "yes")]]
    await flow.ask(talk, "data.erase_ask_again", rows)


async def _erased(talk: DataTalk) -> FlowStep:
    talk.need(Action.DATA_OFFICE)
    await personal_data.erase(talk.acting(), await _dossier(talk))
    await flow.finish(talk, "data.erased")
    return DONE


STEPS: dict[FlowStep, Question] = {
    At.WHOM: question(_whom, typed(_named)),
    At.RECIPIENT: question(_shown, tapped("fix", _to_fix), tapped("file", _file), tapped("erase", _to_erase), DONE_WAY),
    At.FIX: question(_which_value, typed(_corrected)),
    At.ERASE: question(_erase, tapped("yes", _once_sure)),
    At.ERASE_AGAIN: question(_erase_again, tapped("yes", _erased)),
}
