"""Nobody exposed: the audit as a chain that is only added to, requests about people's data, and what was erased."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TYPED = {
    "incident.ended": ("resolution",),
    "mismatch.opened": ("words",),
    "village.noted": ("before", "now"),
    "village.closed_day": ("reason",),
    "flag.answered": ("reason",),
    "holiday.added": ("name",),
    "holiday.removed": ("name",),
}
"""What earlier versions wrote into the audit as it was typed. It may name people, and stands in the records anyway."""
NO_DELETE = """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"""
NO_UPDATE = """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
WHEN OLD.hash <> '' OR NEW.hash = '' OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW."by" IS NOT OLD."by"
  OR NEW.chat IS NOT OLD.chat OR NEW.what <> OLD.what OR NEW.subject <> OLD.subject OR NEW.detail <> OLD.detail
BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"""


def upgrade() -> None:
    op.add_column("audit", sa.Column("hash", sa.String(64), nullable=False, server_default=""))
    _leave_out_what_was_typed(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NO_DELETE)
        op.execute(NO_UPDATE)
    op.add_column("visits", sa.Column("erased_at", sa.DateTime(), nullable=True))
    op.create_table(
        "data_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_data_requests_by"),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name="fk_data_requests_answered_by"),
        sa.PrimaryKeyConstraint("id", name="pk_data_requests"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_data_requests_answered_at", "data_requests", ["answered_at"])


def _leave_out_what_was_typed(connection: sa.Connection) -> None:
    audit = sa.table("audit", sa.column("id", sa.Integer), sa.column("what", sa.String), sa.column("detail", sa.Text))
    for id_, what, detail in connection.execute(sa.select(audit).where(audit.c.what.in_(TYPED))).all():
        kept = {name: value for name, value in json.loads(detail).items() if name not in TYPED[what]}
        connection.execute(sa.update(audit).where(audit.c.id == id_).values(detail=json.dumps(kept)))


def downgrade() -> None:
    op.drop_table("data_requests")
    op.drop_column("visits", "erased_at")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_delete")
        op.execute("DROP TRIGGER audit_no_update")
    op.drop_column("audit", "hash")
