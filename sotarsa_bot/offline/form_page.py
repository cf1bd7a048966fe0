"""The offline form (formulir tanpa sinyal): one HTML file that needs nothing but a phone's browser.

It asks nothing of any network, and its policy forbids it to. It holds names: it is given in private only. What it saves
is read by sotarsa_bot/offline/form_files/.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import OneOf
from sotarsa_bot.hand_overs import entitled
from sotarsa_bot.hand_overs.entitled import Entitled
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.offline.form_files.records import MOST_GOODS
from sotarsa_bot.offline.form_places import who_of
from sotarsa_bot.records.form_file import FormIssue
from sotarsa_bot.records.record import Instant, Record
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients

PAGE = Path(__file__).parent / "page"
SCRIPTS = ("words", "sha256", "store", "records", "pictures", "file", "list", "sheet", "signature", "start")
"""In the order in which they build on each other; together they are one script."""


class Due(Record):
    """What one person is to receive of one thing; `missing`: it is not among what is carried."""

    item: str
    amount: int = 1
    unit: str = ""
    missing: bool = False


class Line(Record):
    """A line of the list; `done`: nothing is open for them any more; `who`: see form_places.py. No NIK: the form stays
    on a phone."""

    number: int
    name: str
    who: str = ""
    hamlet: str = ""
    due: tuple[Due, ...] = ()
    done: bool = False


class OfflineForm(Record):
    """`form` and `key` seal what comes back. `due` is for everybody whose line says nothing else."""

    form: int
    key: str
    code: str
    village: str
    when: str
    where: str
    issued_at: Instant
    due: tuple[Due, ...]
    people: tuple[Line, ...]


async def of_visit(acting: Acting, visit: Visit, issue: FormIssue) -> OfflineForm:
    """The form of a visit, with its list as it stands now."""
    books, zone = acting.books, acting.office.zone
    waiting = {one.number for one in await recipients.still_open(books, visit)}
    listed = await recipients.of_visit(books, visit)
    people = await books.recipients.find(id=OneOf(tuple(one.recipient for one in listed)))
    keys = {one.id: one.key for one in people}
    return OfflineForm(
        form=issue.id,
        key=issue.key,
        code=visit.code,
        village=texts.plain("pack.village", name=(await books.villages.get(visit.village)).name),
        when=wording.moment(visit.agreed.starts_at, zone) if visit.agreed else texts.plain("form.no_day"),
        where=visit.agreed.place.name if visit.agreed and visit.agreed.place else "",
        issued_at=issue.issued_at,
        due=_due(entitled.anybodys(visit)),
        people=tuple(
            Line(
                number=one.number,
                name=masked(one.name),
                who=who_of(keys[one.recipient]),
                hamlet=masked(one.hamlet),
                due=_due(entitled.entitled(one, visit)),
                done=one.number not in waiting,
            )
            for one in listed
        ),
    )


def _due(due: Sequence[Entitled]) -> tuple[Due, ...]:
    return tuple(Due(item=d.item, amount=d.amount, unit=d.unit, missing=not d.carried) for d in due[:MOST_GOODS])


def form_html(form: OfflineForm) -> bytes:
    """UTF-8. The style and the script are allowed by their checksums, nothing else is."""
    style = _read("page.css")
    script = '"use strict";\n' + "\n".join(_read(f"{name}.js") for name in SCRIPTS)
    words = {key: text for key, text in texts.catalogue().items() if key.startswith("offline.")}
    page = Template(_read("page.html")).substitute(
        title=escape(f"{form.code} {form.village}"),
        no_script=escape(texts.plain("form.no_script")),
        policy=f"default-src 'none'; img-src blob:; style-src {_checksum(style)}; script-src {_checksum(script)}; "
        "base-uri 'none'; form-action 'none'",
        style=style,
        given=_json({"form": form.model_dump(mode="json", exclude_defaults=True), "words": words}),
        script=script,
    )
    return page.encode()


def _read(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _checksum(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _json(given: object) -> str:
    """For inside a script tag, which only a "<" could end."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
