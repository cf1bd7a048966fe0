"""What came of the day, compared with what was sent: lost, doubled, uncertain."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from benchmarks.crash.day import Expected
from benchmarks.crash.office import Scene
from simulator.model import Message
from sotarsa_bot.books import Books, Unlike
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import InboxState, Post, PostState
from storage.picture_files import DiskPictures

UNCERTAIN = "uncertain"


@dataclass
class Findings:
    """Each with words about what it was."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    uncertain: int = 0

    def compare(self, what: str, expected: object, found: object) -> None:
        """One more than expected is doubled, one less is lost; other differences are losses."""
        if isinstance(expected, int) and isinstance(found, int) and found > expected:
            self.doubled.append(f"{what}: {found} instead of {expected}")
        elif expected != found:
            self.lost.append(f"{what}: {found!r} instead of {expected!r}")


async def compare(books: Books, where: Scene, expected: Expected, pictures: DiskPictures, updates: int) -> Findings:
    """`updates`: how many Telegram handed out."""
    findings = Findings()
    await _updates(findings, books, updates)
    await _hand_overs(findings, books, expected)
    await _photos(findings, books, where, expected, pictures)
    await _steps_and_talks(findings, books, expected)
    await _messages(findings, books, where)
    return findings


async def _updates(findings: Findings, books: Books, updates: int) -> None:
    findings.compare("updates", updates, await books.inbox.count())
    for arrival in await books.inbox.find(state=Unlike(InboxState.DONE)):
        findings.lost.append(f"update {arrival.update_id}: {arrival.state} {arrival.problem}")


async def _hand_overs(findings: Findings, books: Books, expected: Expected) -> None:
    found = await books.deliveries.find()
    for source, times in Counter(d.source for d in found).items():
        findings.compare(f"hand-over {source}", 1 if source in expected.handed_over else 0, times)
    for one in found:
        findings.compare(f"things in hand-over {one.source}", expected.handed_over.get(one.source, 0), one.amount)
    for source in expected.handed_over.keys() - {d.source for d in found}:
        findings.lost.append(f"hand-over {source}")


async def _photos(
    findings: Findings, books: Books, where: Scene, expected: Expected, pictures: DiskPictures
) -> None:  # fmt: skip
    chats = {chat.id: chat.telegram_id for chat in await books.chats.find()}
    found = {(chats[p.chat], p.message): p for p in await books.photos.find()}
    findings.compare("photos", len(expected.photos), len(found))
    for key, digest in expected.photos.items():
        photo = found.get(key)
        if photo is None or photo.state is not PhotoState.STORED or photo.sha256 != digest:
            findings.lost.append(f"photo {key}: {photo and photo.state}")
        elif sha256(pictures.path(digest).read_bytes()).hexdigest() != digest:
            findings.lost.append(f"photo {key}: the file is not what was sent")
        elif photo.delivery is None:
            findings.lost.append(f"photo {key}: belongs to no hand-over")
        if not _receipt(where.world.chats[key[0]].messages[key[1]]):
            findings.lost.append(f"receipt of photo {key}")


def _receipt(photo: Message) -> bool:
    """Telegram puts the reaction to any item of an album under its first."""
    album = [m for m in photo.chat.timeline if m.media_group_id and m.media_group_id == photo.media_group_id]
    return bool((album or [photo])[0].reactions)


async def _steps_and_talks(findings: Findings, books: Books, expected: Expected) -> None:
    findings.compare("visits", expected.visits, await books.visits.count())
    findings.compare("steps", len(expected.steps), await books.steps.count())
    findings.compare("counts", int(expected.counted), await books.counts.count())
    ticks = {(t.list, t.item) for t in await books.ticks.find()}
    findings.compare("ticks", expected.ticked, ticks)
    people = {person.telegram_id: person.id for person in await books.people.find()}
    for telegram_id, name in expected.talks.items():
        talk = await books.talks.first(person=people[telegram_id])
        stands = talk and (talk.flow, talk.step, talk.draft.get("recipient"))
        findings.compare(f"talk of {telegram_id}", ("serah", "how", name), stands)


async def _messages(findings: Findings, books: Books, where: Scene) -> None:
    """What stands in the chats is what the outbox says was sent; only what is marked may stand there once more."""
    posts = await books.outbox.find()
    chats = {chat.id: chat.telegram_id for chat in await books.chats.find()}
    marked: Counter[int] = Counter()
    for post in posts:
        if post.problem.startswith(UNCERTAIN) or post.state is PostState.UNCERTAIN:
            findings.uncertain += 1
            marked[chats[post.chat]] += max(1, post.attempts)  # a post may meet two kills, each in its last moment
    sent = {(chats[p.chat], p.message) for p in posts if p.state is PostState.SENT and p.message}
    there = {
        (chat.id, m.message_id) for chat in where.world.chats.values() for m in chat.timeline
        if m.sender is where.world.bot and m.service is None
    }  # fmt: skip
    findings.lost += [f"post {p.id} {p.method}: {p.state} {p.problem}" for p in posts if _owed_still(p.state)]
    findings.lost += [f"message {key} is not there" for key in sent - there]
    stand = {p.slot for p in posts if p.slot and p.message}
    findings.lost += [f"post {p.id} was never said" for p in posts if _new(p) and not p.message and p.slot not in stand]
    for chat, extra in Counter(chat for chat, _ in there - sent).items():
        if extra > marked[chat]:
            findings.doubled.append(f"{extra} messages in {chat} of which the outbox knows nothing")


def _new(post: Post) -> bool:
    """Whether it made a message; an edit makes none, but one made in its slot before."""
    return post.state is PostState.SENT and post.method.startswith("send")


def _owed_still(state: PostState) -> bool:
    return state in (PostState.QUEUED, PostState.SENDING, PostState.FAILED)
