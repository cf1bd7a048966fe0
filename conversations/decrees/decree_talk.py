"""/sk: an administrator enters the decree line by line; once it is saved, the rights follow it."""

import re
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import number
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.decrees import decree_card
from conversations.flow import DONE, HERE, Flow, FlowStep, filed, pictured, question, tapped, typed
from conversations.open_words import must_fit
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.decrees import DecreeStands, EnterDecree, OpenDecree, RemoveDecree
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.decrees import decrees
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.decree_lines import read_day, read_member
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.decree import Decree, TeamKind
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure

MOST_SHOWN = 8
_IS_NUMBER = re.compile(r"(?=.*\d)[\w-]+(?:\s?[./-]\s?[\w-]+)+|\d+(?:\s+tahun\s+\d{4})?", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:(?:sk|nomor|no)\b\W*)*", re.IGNORECASE)


class At(FlowStep):
    NUMBER = "number"
    SIGNED = "signed"
    ABOUT = "about"
    STARTS = "starts"
    ENDS = "ends"
    IMPLEMENTING = "implementing"
    NETWORK = "network"
    SCAN = "scan"
    PREVIEW = "preview"


class Draft(BaseModel):
    """`previewed`: each answer leads back to the preview."""

    decree: int = 0
    previewed: bool = False


DecreeTalk = Talk[Draft]


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.DECREE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    found = (await talk.books.decrees.find(order="-id"))[:MOST_SHOWN]
    found = [one for one in found if one.saved_at]
    if not found:
        return await enter(talk, EnterDecree())
    rows = [[OpenDecree(decree=one.id).labelled(wording.cut(one.number, 40))] for one in found]
    rows.append([EnterDecree().button("decree.new_button")])
    await talk.show(texts.html("decree.list"), rows, Subject(SubjectKind.HELP, ""))


async def enter(talk: Talk[Any], _wish: EnterDecree) -> None:
    talk.need_alone(Action.DECREE)
    decree = await decrees.begin(talk.acting())
    await flow.start(talk, FLOW, Draft(decree=decree.id))


async def opened(talk: Talk[Any], wish: OpenDecree) -> None:
    talk.need_alone(Action.DECREE)
    await decree_card.show(talk, wish.decree)


async def removed(talk: Talk[Any], wish: RemoveDecree) -> None:
    talk.need_alone(Action.DECREE)
    followed = await decrees.remove(talk.acting(), await decrees.get(talk.books, wish.decree))
    await decree_card.tell(talk, followed)
    await decree_card.show(talk, wish.decree)


async def stands(talk: Talk[Any], wish: DecreeStands) -> None:
    talk.need_alone(Action.DECREE)
    followed = await decrees.bring_back(talk.acting(), await decrees.get(talk.books, wish.decree))
    await decree_card.tell(talk, followed)
    await decree_card.show(talk, wish.decree)


async def _decree(talk: DecreeTalk) -> Decree:
    talk.need(Action.DECREE)
    return await decrees.get(talk.books, talk.draft.decree)


def _next(talk: DecreeTalk, step: FlowStep) -> FlowStep:
    talk.draft.previewed = talk.draft.previewed or step is At.PREVIEW
    return At.PREVIEW if talk.draft.previewed else step


async def _which_number(talk: DecreeTalk) -> None:
    await flow.ask(talk, "decree.number")


async def _number_typed(talk: DecreeTalk) -> FlowStep:
    words = clean_name(_NUMBER.sub("", talk.answer), limit=80)
    if not _IS_NUMBER.fullmatch(words):
        raise Mistake("decree.number_unread")
    await decrees.note(talk.acting(), await _decree(talk), number=words)
    return _next(talk, At.SIGNED)


async def _which_day(talk: DecreeTalk) -> None:
    await flow.ask(talk, "decree.signed")


async def _signed(talk: DecreeTalk) -> FlowStep:
    await decrees.note(talk.acting(), await _decree(talk), signed=read_day(talk.answer))
    return _next(talk, At.ABOUT)


async def _what_about(talk: DecreeTalk) -> None:
    await flow.ask(talk, "decree.about")


async def _about_typed(talk: DecreeTalk) -> FlowStep:
    must_fit(talk, Slot.LINE, "decree.line_about")
    words = re.sub(r"^\W*tentang\s+", "", talk.answer, flags=re.IGNORECASE)
    await decrees.note(talk.acting(), await _decree(talk), about=clean_name(words, limit=200))
    return _next(talk, At.STARTS)


async def _from_when(talk: DecreeTalk) -> None:
    await flow.ask(talk, "decree.starts")


async def _starts(talk: DecreeTalk) -> FlowStep:
    await decrees.note(talk.acting(), await _decree(talk), starts=read_day(talk.answer))
    return _next(talk, At.ENDS)


async def _until_when(talk: DecreeTalk) -> None:
    await flow.ask(talk, "decree.ends")


async def _ends(talk: DecreeTalk) -> FlowStep:
    decree, day = await _decree(talk), read_day(talk.answer)
    if decree.starts and day < decree.starts:
        raise Mistake("decree.ends_before")
    await decrees.note(talk.acting(), decree, ends=day)
    return _next(talk, At.IMPLEMENTING)


async def _ask_members(talk: DecreeTalk, team: TeamKind) -> None:
    those = await decrees.members(talk.books, await _decree(talk), team)
    lines = [decree_card.line(n, one) for n, one in enumerate(those, 1)]
    rows = [[flow.choice(talk, f"🗑 {wording.cut(one.name, 30)}", "out", one.id)] for one in those]
    rows.append([flow.choice(talk, texts.plain("common.on_button"), "on")])
    sealed = "" if talk.books.vault else texts.plain("decree.no_key")
    said = Html("\n".join(lines)) if lines else texts.html("decree.nobody_yet")
    await flow.ask(talk, f"decree.ask_{team}", rows, lines=said, sealed=sealed)


async def _add(talk: DecreeTalk, team: TeamKind) -> None:
    """All lines, or none of them where one cannot be read. Unsure about a name alone: any word may be one."""
    read = [read_member(one, talk.today) for one in talk.answer.splitlines() if one.strip()]
    bare = [one.name for one in read if not (one.office or one.nip or one.rank)]
    if bare and not talk.confirmed:
        raise Unsure(Meaning(talk.answer, texts.plain("decree.would_be_member", names=wording.listing(bare))))
    for one in read:
        await decrees.add(talk.acting(), await _decree(talk), team, one)


async def _out(talk: DecreeTalk) -> FlowStep:
    await decrees.remove_member(talk.acting(), await _decree(talk), number([talk.answer]))
    return HERE


async def _who_implements(talk: DecreeTalk) -> None:
    await _ask_members(talk, TeamKind.IMPLEMENTING)


async def _implementing(talk: DecreeTalk) -> FlowStep:
    await _add(talk, TeamKind.IMPLEMENTING)
    return HERE


async def _implementing_on(talk: DecreeTalk) -> FlowStep:
    if not await decrees.members(talk.books, await _decree(talk), TeamKind.IMPLEMENTING):
        raise Mistake("decree.no_members")
    return _next(talk, At.NETWORK)


async def _who_is_network(talk: DecreeTalk) -> None:
    await _ask_members(talk, TeamKind.NETWORK)


async def _network(talk: DecreeTalk) -> FlowStep:
    await _add(talk, TeamKind.NETWORK)
    return HERE


async def _network_on(talk: DecreeTalk) -> FlowStep:
    return _next(talk, At.SCAN)


async def _any_scan(talk: DecreeTalk) -> None:
    count = len((await _decree(talk)).photos)
    rows = [[flow.choice(talk, texts.plain("common.on_button"), "on")]]
    await flow.ask(talk, "decree.scan", rows, count=count)


async def _scanned(talk: DecreeTalk) -> FlowStep:
    """A photo, or the PDF: kept with the decree, and no proof of any hand-over."""
    picture, message = talk.incoming.picture, talk.incoming.message
    if picture is None or message is None or (picture.paper and not picture.pdf):
        raise Mistake("signed.not_readable")
    photo = Photo(chat=talk.chat.id, message=message, file_id=picture.file_id, file_unique_id=picture.unique_id,
                  as_file=picture.as_file, size=picture.size, kind=PhotoKind.PAPER, by=talk.by.id,
                  received_at=talk.incoming.at, next_try=talk.now)  # fmt: skip
    kept, _ = await keeping_photos.add(talk.acting(), None, photo)
    decree = await _decree(talk)
    await decrees.note(talk.acting(), decree, photos=tuple(dict.fromkeys((*decree.photos, kept.id))))
    return HERE


async def _scan_on(talk: DecreeTalk) -> FlowStep:
    return _next(talk, At.PREVIEW)


async def _preview(talk: DecreeTalk) -> None:
    decree = await _decree(talk)
    lines = ("number", "signed", "about", "starts", "ends", "implementing", "network", "scan")
    made = [flow.choice(talk, texts.plain("plan.edit", what=texts.plain(f"decree.line_{one}").capitalize()), one)
            for one in lines]  # fmt: skip
    rows = [made[n : n + 2] for n in range(0, len(made), 2)]
    rows.append([flow.choice(talk, texts.plain("decree.save_button"), "save")])
    await flow.ask(talk, "decree.preview", rows, summary=await decree_card.said(talk, decree))


async def _saved(talk: DecreeTalk) -> FlowStep:
    decree = await _decree(talk)
    followed = await decrees.save(talk.acting(), decree)
    await flow.finish(talk, "decree.saved", number=decree.number, given=len(followed.given), ended=len(followed.ended))
    await decree_card.tell(talk, followed)
    return DONE


async def _to_number(_talk: DecreeTalk) -> FlowStep:
    return At.NUMBER


async def _to_signed(_talk: DecreeTalk) -> FlowStep:
    return At.SIGNED


async def _to_about(_talk: DecreeTalk) -> FlowStep:
    return At.ABOUT


async def _to_starts(_talk: DecreeTalk) -> FlowStep:
    return At.STARTS


async def _to_ends(_talk: DecreeTalk) -> FlowStep:
    return At.ENDS


async def _to_implementing(_talk: DecreeTalk) -> FlowStep:
    return At.IMPLEMENTING


async def _to_network(_talk: DecreeTalk) -> FlowStep:
    return At.NETWORK


async def _to_scan(_talk: DecreeTalk) -> FlowStep:
    return At.SCAN


FLOW = Flow(
    "sk",
    may=Action.DECREE,
    draft=Draft,
    first=At.NUMBER,
    alone=True,
    steps={
        At.NUMBER: question(_which_number, typed(_number_typed)),
        At.SIGNED: question(_which_day, typed(_signed)),
        At.ABOUT: question(_what_about, typed(_about_typed)),
        At.STARTS: question(_from_when, typed(_starts)),
        At.ENDS: question(_until_when, typed(_ends)),
        At.IMPLEMENTING: question(
            _who_implements, tapped("out", _out), tapped("on", _implementing_on), typed(_implementing), long=True
        ),
        At.NETWORK: question(
            _who_is_network, tapped("out", _out), tapped("on", _network_on), typed(_network), long=True
        ),
        At.SCAN: question(_any_scan, tapped("on", _scan_on), pictured(_scanned), filed(_scanned), photos=True),
        At.PREVIEW: question(
            _preview,
            tapped("number", _to_number),
            tapped("signed", _to_signed),
            tapped("about", _to_about),
            tapped("starts", _to_starts),
            tapped("ends", _to_ends),
            tapped("implementing", _to_implementing),
            tapped("network", _to_network),
            tapped("scan", _to_scan),
            tapped("save", _saved),
        ),
    },
)


CONVERSATION = Conversation(
    commands=(Command("sk", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
    presses=(on(EnterDecree, enter), on(OpenDecree, opened), on(RemoveDecree, removed), on(DecreeStands, stands)),
    undoes=frozenset({DecreeStands}),
)
