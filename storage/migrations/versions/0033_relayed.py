"""Who of a village was told of a visit without Telegram, and what they said."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "relayed",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("visit", sa.BigInteger(), sa.ForeignKey("visits.id", name="fk_relayed_visit_visits"), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("contact", sa.BigInteger(), sa.ForeignKey("contacts.id", name="fk_relayed_contact_contacts")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("way", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), sa.ForeignKey("people.id", name="fk_relayed_by_people"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_relayed_visit", "relayed", ["visit"])


def downgrade() -> None:
    op.drop_table("relayed")
