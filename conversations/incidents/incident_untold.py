"""What may be an incident was asked about, and nobody answers: perhaps nobody can. After some minutes whoever can help
reads it unconfirmed, with the name of who wrote it; a later no is told to the same people."""

from datetime import datetime

from conversations import post
from conversations.conversation import Conversation
from conversations.doubts.unsure_asked import CRY, INCOMING, UNTOLD, Asked
from conversations.doubts.unsure_incidents import Teller
from conversations.visits import kept_out
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.parsing import one_line
from sotarsa_bot.parsing.emergencies import is_grave, names_a_mishap
from sotarsa_bot.parsing.good_news import may_be_none, may_be_over
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.running.office import Office


async def tell(books: Books, office: Office, state: TalkState, now: datetime) -> None:
    """Once for each question; nothing if the visit is gone."""
    asked = Asked.model_validate(state.draft)
    if not asked.untold:
        return
    told = asked.model_copy(update={"untold": (), "rung": True})
    await books.talks.change(state.id, draft=told.model_dump(mode="json"))
    if await _rung_before(books, state, asked):
        return
    about = INCOMING.validate_python(asked.incoming)
    known, words, visit = await _words(books, asked)
    later = await _said_since(books, state)
    name, at = await _writer(books, about.sender), wording.clock_time(about.at.astimezone(office.zone))
    for chat in await _who(books, state, about.sender, words):
        shown = f"{words}{later}" if chat.private else await _for_a_group(books, asked, f"{words}{later}")
        key = "incident.untold" if names_a_mishap(words) else "incident.untold_calmly"
        said = texts.html(key, name=name, at=at, words=shown, visits=known)
        slot, subject = (SlotKey.new(SlotKind.CRY, visit=visit), Subject.visit(visit)) if visit else (None, None)
        await post.write(books, chat, said, now=now, slot=slot, subject=subject)


async def _said_since(books: Books, state: TalkState) -> str:
    """ "Hehe bagarah", "sudah ditambal", which was asked about and not answered either: whoever is alarmed reads it."""
    others = await books.talks.find(flow=state.flow, chat=state.chat, person=state.person, order="-id")
    said = [str(Asked.model_validate(one.draft).incoming["text"]) for one in others if one.id > state.id]
    found = next((text for text in said if may_be_none(text) or may_be_over(text)), "")
    return texts.plain("incident.said_since", words=wording.cut(one_line(found), 120)) if found else ""


async def _rung_before(books: Books, state: TalkState, asked: Asked) -> bool:
    """The same words of the same person, written again in their haste, ring once."""
    before = await books.talks.find(flow=state.flow, chat=state.chat, person=state.person)
    others = [Asked.model_validate(one.draft) for one in before if one.id != state.id]
    return any(other.rung and other.incoming["text"] == asked.incoming["text"] for other in others)


async def denied(books: Books, state: TalkState, name: str, now: datetime) -> None:
    """It was none after all, and those who were told hear so."""
    asked = Asked.model_validate(state.draft)
    if not asked.rung:
        return
    about = INCOMING.validate_python(asked.incoming)
    text = wording.cut(about.text, 120)
    for chat in await _who(books, state, about.sender, text):
        shown = text if chat.private else await _for_a_group(books, asked, text)
        said = texts.html("incident.untold_denied", name=name, words=shown)
        await post.write(books, chat, said, now=now)


async def ended(books: Books, state: TalkState, name: str, words: str, now: datetime) -> None:
    """It is over, and whoever was told, or would have been, hears so."""
    asked = Asked.model_validate(state.draft)
    about = INCOMING.validate_python(asked.incoming)
    text = wording.cut(about.text, 120)
    for chat in await _who(books, state, about.sender, text):
        before, after = text, words
        if not chat.private:
            before, after = await _for_a_group(books, asked, text), await _for_a_group(books, asked, words)
        await post.write(
            books, chat, texts.html("incident.untold_over", name=name, before=before, words=after), now=now
        )


async def _words(books: Books, asked: Asked) -> tuple[str, str, int]:
    """The visits that it may be about, what happened, and the likeliest visit's number (0: none)."""
    if cry := CRY.fullmatch(asked.untold[0]):
        return cry["where"], cry["words"], 0
    found = [match for one in asked.untold if (match := UNTOLD.match(one))]
    named = []
    for match in found:
        visit = await books.visits.first(id=int(match[1]))
        village = await books.villages.first(code=visit.village) if visit else None
        named.append(f"K{match[1]} Desa {village.name}" if village else f"K{match[1]}")
    return " / ".join(dict.fromkeys(named)), found[0][2], int(found[0][1])


async def _for_a_group(books: Books, asked: Asked, words: str) -> str:
    """Names nobody of a list and no telephone."""
    for one in (*asked.untold, *(meaning.words for meaning in asked.meanings)):
        found = UNTOLD.match(one)
        if found and (visit := await books.visits.first(id=int(found[1]))):
            words = (await kept_out.hidden_in(books, visit, words)).words
    return words


async def _writer(books: Books, telegram_id: int) -> str:
    person = await books.people.first(telegram_id=telegram_id)
    return person.name if person else "?"


async def _who(books: Books, state: TalkState, writer: int, words: str) -> list[Chat]:
    """The team where it was not written, each coordinator, and for what is grave the camat; not who wrote it. What
    names no mishap ("kurang 2 sembako") is no alarm: the coordinators read it, and nobody else."""
    gravely = is_grave(words)
    roles = (Role.COORDINATOR, Role.CAMAT) if gravely else (Role.COORDINATOR,)
    people = [one for one in await roster.with_role(books, *roles) if one.telegram_id != writer]
    alone = [chat for one in people if (chat := await roster.private_chat(books, one)) and chat.reachable]
    cry = any(CRY.fullmatch(one.words) for one in Asked.model_validate(state.draft).meanings)
    chats = [*alone, *(await roster.team_groups(books) if names_a_mishap(words) and not cry else ())]
    return list({chat.id: chat for chat in chats if chat.id != state.chat}.values())


CONVERSATION = Conversation(
    tellers=(Teller(tell, denied),),
)
