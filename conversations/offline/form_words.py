"""What is said about a file from an offline form: its preview, and what became of it. Names people: in private only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import tzinfo

from conversations import post
from conversations.button import Button, Rows
from conversations.choosing.chosen_visit import label
from conversations.presses.offline import (
    DropForm,
    RecordByName,
    RecordOf,
    RecordOfNobody,
    SaveForm,
    SaveFormInstead,
    UndoForm,
)
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline.form_files import Filled, ReadForm, Said
from sotarsa_bot.offline.form_import import FormImport, Saved
from sotarsa_bot.offline.form_undo import Undone
from sotarsa_bot.papers.handover import ranges
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.form_file import FormFile, FormIssue
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html

MOST_LINES, A_LINE = 20, 90
"""Records that are shown, and letters of each: a message holds 4096."""


def slot_of(file: FormFile) -> SlotKey:
    return SlotKey.only(SlotKind.FORM, file.id)


async def show_preview(
    books: Books, file: FormFile, visit: Visit, issue: FormIssue, read: ReadForm, found: FormImport, zone: tzinfo,
    now: Instant,
) -> None:  # fmt: skip
    parts = [
        texts.html("form.head", file=file.name, visit=await label(books, visit)),
        await _from(books, issue, read.filled, zone),
        *counts(found.fresh),
        *lines(found.fresh),
        *([] if waits(found) else [_nothing_new(found)]),
        *_problems(found, zone),
        *_question(found, visit),
    ]
    await _say(books, file, parts, now, _buttons(file, found) if waits(found) else ())


def waits(found: FormImport) -> bool:
    """Whether there is anything to save, or to choose."""
    return found.changes or bool(found.changed or found.held)


def _nothing_new(found: FormImport) -> Html:
    """One plain sentence."""
    if found.same:
        return texts.html("form.all_there", count=len(found.same))
    return texts.html("form.nothing_new" if found.gone else "form.empty")


async def say_saved(
    books: Books, file: FormFile, visit: Visit, done: Saved, broken: int, now: Instant, *, replaced: bool
) -> None:
    found = done.found
    parts = [texts.html("form.saved", file=file.name, visit=await label(books, visit))]
    if any(one.held for one in done.added):
        parts.append(texts.html("closing.kept", code=visit.code))
    parts += [*counts(found.fresh), *lines(found.taken(replacing=replaced))]
    if found.more:
        parts.append(texts.html("form.more", count=found.more))
    if found.changed:
        key = "form.changed_replaced" if replaced else "form.changed_kept"
        parts.append(texts.html(key, numbers=_numbers(found.changed)))
    if found.twice:
        parts.append(texts.html("form.twice", numbers=ranges(found.twice)))
    if broken:
        parts.append(texts.html("form.pictures_broken", count=broken))
    rows = _whose(file, found)
    if done.added or done.withdrawn or file.added:
        rows.append([UndoForm(file=file.id).button("form.undo")])
    await _say(books, file, [*parts, *_question(found, visit)], now, rows)


async def say_undone(books: Books, file: FormFile, visit: Visit, undone: Undone, now: Instant) -> None:
    parts = [texts.html("form.undone", file=file.name, visit=await label(books, visit), count=len(undone.withdrawn))]
    if undone.restored:
        parts.append(texts.html("form.restored", count=len(undone.restored)))
    await _say(books, file, parts, now)


async def say_refused(books: Books, file: FormFile, mistake: Mistake, now: Instant) -> None:
    reason = texts.html(mistake.key, **mistake.values)
    await _say(books, file, [texts.html("form.refused", file=file.name, reason=reason)], now)


def lines(records: Sequence[Said]) -> list[Html]:
    """ "3. Siti · 1 sembako (diwakili Budi)", the first of them."""
    shown = [texts.html("form.line", words=_line(said)) for said in records[:MOST_LINES]]
    more = len(records) - len(shown)
    return [*shown, *([texts.html("form.more_lines", count=more)] if more else [])]


def _line(said: Said) -> str:
    goods = ", ".join(f"{one.amount} {one.item}" for one in said.goods)
    how = goods if said.how is DeliveryKind.RECEIVED else texts.plain(f"form.how_{said.how}")
    who = f"{said.number}. {said.name}" if said.number else said.name
    proxy = texts.plain("form.line_proxy", name=said.proxy_name) if said.proxy_name else ""
    line = " ".join(part for part in (f"{who} · {how}", proxy, f"({said.note})" if said.note else "") if part)
    return line if len(line) <= A_LINE else f"{line[:A_LINE]}…"


def _question(found: FormImport, visit: Visit) -> list[Html]:
    """Whose the first record is that the list does not tell; the others after it."""
    if not found.held:
        return []
    first = found.held[0]
    asked = texts.html("form.whose", words=_line(first), code=visit.code)
    more = len(found.held) - 1
    return [Html(""), asked, *([texts.html("form.whose_more", count=more)] if more else [])]


def _whose(file: FormFile, found: FormImport) -> list[list[Button]]:
    """One button for each who could be meant, and for none of them."""
    if not found.held:
        return []
    record = found.held[0].id
    rows = [
        [RecordOf(file=file.id, record=record, person=who).labelled(wording.cut(f"{one.number}. {one.name}"))]
        for who, one in found.candidates
    ]
    by_name = RecordByName(file=file.id, record=record).button("form.by_name")
    return [*rows, [by_name, RecordOfNobody(file=file.id, record=record).button("form.nobodys")]]


def counts(records: Sequence[Said]) -> list[Html]:
    """ "12 catatan baru: 10 menerima (2 diwakilkan), 1 tidak hadir." and "14 foto, 9 tanda tangan."; no zeros."""
    if not records:
        return []
    how = Counter(said.how for said in records)
    proxies = sum(said.how is DeliveryKind.RECEIVED and bool(said.proxy_name) for said in records)
    said = {kind: texts.plain(f"form.was_{kind}", count=how[kind]) for kind in DeliveryKind if how[kind]}
    if proxies:
        said[DeliveryKind.RECEIVED] += texts.plain("form.by_proxy", count=proxies)
    lines = [texts.html("form.counts", all=len(records), how=", ".join(said.values()))]
    photos, signatures = sum(len(said.photos) for said in records), sum(bool(said.signature) for said in records)
    pictures = {"form.photos": photos, "form.signatures": signatures}
    if shown := [texts.html(key, count=count) for key, count in pictures.items() if count]:
        lines.append(Html(", ".join(shown) + "."))
    return lines


async def _from(books: Books, issue: FormIssue, filled: Filled, zone: tzinfo) -> Html:
    holder, saved = await roster.name(books, issue.person), wording.moment(filled.saved_at, zone)
    if filled.parts > 1:
        return texts.html("form.from_part", name=holder, saved=saved, part=filled.part, parts=filled.parts)
    return texts.html("form.from", name=holder, saved=saved)


def _problems(found: FormImport, zone: tzinfo) -> Iterable[Html]:
    if found.same and waits(found):
        yield texts.html("form.same", count=len(found.same))
    if found.more:
        yield texts.html("form.more", count=found.more)
    if found.changed:
        yield texts.html("form.changed", numbers=_numbers(found.changed))
        yield from lines(found.changed)
    if found.twice:
        yield texts.html("form.twice", numbers=ranges(found.twice))
    if found.odd_clock:
        first = wording.moment(found.odd_clock[0].happened_at, zone)
        yield texts.html("form.odd_clock", count=len(found.odd_clock), first=first)


def _buttons(file: FormFile, found: FormImport) -> Rows:
    last = [DropForm(file=file.id).button("common.cancel_button")]
    if found.changes:
        last.insert(0, SaveForm(file=file.id).button("form.save"))
    rows = [*_whose(file, found), last]
    if found.changed:
        rows.append([SaveFormInstead(file=file.id).button("form.replace", count=len(found.changed))])
    return rows


def _numbers(records: Iterable[Said]) -> str:
    return ranges(sorted({said.number for said in records if said.number}))


async def _say(books: Books, file: FormFile, parts: Sequence[Html], now: Instant, buttons: Rows = ()) -> None:
    chat, text = await books.chats.get(file.chat), Html("\n".join(parts))
    await post.write(books, chat, text, now=now, slot=slot_of(file), buttons=buttons, waits=bool(buttons),
                     sort=post.ANSWER)  # fmt: skip
