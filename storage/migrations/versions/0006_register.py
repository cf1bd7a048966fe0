"""A register of recipients and what they are entitled to; whoever is on a list by now comes into it."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OFFICE_ZONE, A_YEAR = timedelta(hours=8), timedelta(days=365)

recipients = sa.table(
    "recipients", sa.column("id"), sa.column("key"), sa.column("village"), sa.column("name"), sa.column("address"),
    sa.column("hamlet"), sa.column("needs", sa.JSON()), sa.column("nik_index"), sa.column("sealed"),
)  # fmt: skip
entitlements = sa.table(
    "entitlements", sa.column("recipient"), sa.column("village"), sa.column("programme"), sa.column("item"),
    sa.column("amount"), sa.column("unit"), sa.column("period"), sa.column("starts", sa.Date()),
    sa.column("ends", sa.Date()),
)  # fmt: skip
listed = sa.table(
    "listed", sa.column("id"), sa.column("visit"), sa.column("number"), sa.column("recipient"), sa.column("name"),
    sa.column("address"), sa.column("hamlet"), sa.column("benefits", sa.JSON()), sa.column("nik_index"),
    sa.column("sealed"),
)  # fmt: skip
visits = sa.table(
    "visits", sa.column("id"), sa.column("village"), sa.column("state"), sa.column("proposed_at", sa.DateTime())
)
deliveries = sa.table(
    "deliveries", sa.column("visit"), sa.column("number"), sa.column("item"), sa.column("amount"), sa.column("kind"),
    sa.column("withdrawn_at"),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "recipients",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("village", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("hamlet", sa.Text(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("nik_index", sa.String(64), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recipients"),
        sa.UniqueConstraint("key", name="uq_recipients_key"),
    )
    op.create_index("ix_recipients_nik", "recipients", ["village", "nik_index"], unique=True)
    op.create_table(
        "entitlements",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("recipient", sa.BigInteger(), nullable=False),
        sa.Column("village", sa.String(64), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("data_date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["recipient"], ["recipients.id"], name="fk_entitlements_recipient"),
        sa.PrimaryKeyConstraint("id", name="pk_entitlements"),
    )
    op.create_index("ix_entitlements_recipient", "entitlements", ["recipient"])
    op.create_index("ix_entitlements_open", "entitlements", ["village", "ends"])
    op.add_column("listed", sa.Column("recipient", sa.BigInteger(), nullable=True))
    _carry_over()
    with op.batch_alter_table("listed") as table:
        table.alter_column("recipient", existing_type=sa.BigInteger(), nullable=False)
        table.create_foreign_key("fk_listed_recipient", "recipients", ["recipient"], ["id"])
    op.create_index("ix_listed_recipient", "listed", ["recipient"])

    op.create_index("ix_deliveries_kind", "deliveries", ["kind", "happened_at"])
    op.add_column("list_files", sa.Column("village", sa.String(64), nullable=False, server_default=""))
    op.add_column("list_files", sa.Column("choices", sa.JSON(), nullable=False, server_default="[]"))
    op.execute("UPDATE list_files SET village = (SELECT village FROM visits WHERE visits.id = list_files.visit)")
    with op.batch_alter_table("list_files", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("visit", existing_type=sa.BigInteger(), nullable=True)


def downgrade() -> None:
    op.drop_index("ix_deliveries_kind", "deliveries")
    op.execute("DELETE FROM list_files WHERE visit IS NULL")
    with op.batch_alter_table("list_files", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("visit", existing_type=sa.BigInteger(), nullable=False)
        table.drop_column("choices")
        table.drop_column("village")
    op.drop_index("ix_listed_recipient", "listed")
    with op.batch_alter_table("listed") as table:
        table.drop_constraint("fk_listed_recipient", type_="foreignkey")
        table.drop_column("recipient")
    op.drop_table("entitlements")
    op.drop_table("recipients")


def _carry_over() -> None:
    """One person for the same NIK in a village, or the same name and place; a mere name is somebody each time.

    Their numbers stay sealed for the line of the list that held them first: its name becomes the person's key.
    """
    bind = op.get_bind()
    query = sa.select(listed, visits.c.village, visits.c.state, visits.c.proposed_at).join_from(
        listed, visits, listed.c.visit == visits.c.id
    )
    rows = bind.execute(query.order_by(listed.c.visit, listed.c.number)).mappings().all()
    people: dict[Any, dict[str, Any]] = {}
    of_row = []
    for row in rows:
        one = people.setdefault(_identity(row), _person(row, len(people) + 1))
        if row["sealed"] and not one["sealed"]:
            one.update(key=f"listed:{row['visit']}:{row['number']}", sealed=row["sealed"])
        of_row.append(one["id"])
    if not rows:
        return
    bind.execute(sa.insert(recipients), list(people.values()))
    set_ = sa.update(listed).where(listed.c.id == sa.bindparam("row")).values(recipient=sa.bindparam("person"))
    bind.execute(set_, [{"row": row["id"], "person": id_} for row, id_ in zip(rows, of_row, strict=True)])
    if owed := _entitlements(rows, of_row, _handed_over(bind)):
        bind.execute(sa.insert(entitlements), owed)
    if bind.dialect.name == "postgresql":
        bind.execute(sa.text("SELECT setval(pg_get_serial_sequence('recipients', 'id'), max(id)) FROM recipients"))


def _identity(row: Any) -> Any:
    if row["nik_index"]:
        return row["village"], row["nik_index"]
    place = _bare(row["address"]), _bare(row["hamlet"])
    return (row["village"], _bare(row["name"]), *place) if any(place) else row["id"]


def _person(row: Any, id_: int) -> dict[str, Any]:
    return {
        "id": id_, "key": f"recipient:{uuid4().hex}", "village": row["village"], "name": row["name"],
        "address": row["address"], "hamlet": row["hamlet"], "needs": [], "nik_index": row["nik_index"], "sealed": "",
    }  # fmt: skip


def _handed_over(bind: Any) -> dict[tuple[int, int], Counter[str]]:
    """By visit and number: how much of each item ("": of anything)."""
    received = (
        (deliveries.c.kind == "received") & deliveries.c.withdrawn_at.is_(None) & deliveries.c.number.is_not(None)
    )
    found: dict[tuple[int, int], Counter[str]] = {}
    for row in bind.execute(sa.select(deliveries).where(received)).mappings():
        counted = found.setdefault((row["visit"], row["number"]), Counter())
        counted[_bare(row["item"])] += row["amount"]
        counted[""] = 1
    return found


def _entitlements(
    rows: Any, of_row: list[int], handed_over: dict[tuple[int, int], Counter[str]]
) -> list[dict[str, Any]]:
    """What each list grants, from the day when its visit was proposed, for a year. A list that grants again what has
    not been handed over yet grants nothing new."""
    owed: list[dict[str, Any]] = []
    granted, due, got = set(), Counter[Any](), Counter[Any]()
    for row, recipient in zip(rows, of_row, strict=True):
        for benefit in (row["benefits"] or [{}]) if row["state"] != "cancelled" else ():
            programme, item, amount = benefit.get("programme", ""), benefit.get("item", ""), benefit.get("amount")
            what, thing = (recipient, _bare(programme), _bare(item)), (recipient, _bare(item))
            if what in granted and got[thing] < due[thing]:
                continue
            granted.add(what)
            due[thing] += 1 if amount is None else amount
            starts = (row["proposed_at"] + OFFICE_ZONE).date()
            owed.append(_owed(row, recipient, benefit, starts))
        for item, amount in handed_over.get((row["visit"], row["number"]), Counter()).items():
            got[recipient, item] += amount
    return owed


def _owed(row: Any, recipient: int, benefit: dict[str, Any], starts: date) -> dict[str, Any]:
    return {
        "recipient": recipient, "village": row["village"], "programme": benefit.get("programme", ""),
        "item": benefit.get("item", ""), "amount": benefit.get("amount"), "unit": benefit.get("unit", ""),
        "period": "", "starts": starts, "ends": starts + A_YEAR,
    }  # fmt: skip


def _bare(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
