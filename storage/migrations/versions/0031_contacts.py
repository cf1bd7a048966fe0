"""People of a village who are reached without Telegram."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = ("name", "office", "phone", "reaches", "hamlet", "hours")


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("village", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _WORDS[:3]),
        sa.Column("way", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _WORDS[3:]),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("by", sa.BigInteger(), sa.ForeignKey("people.id", name="fk_contacts_by_people"), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contacts_village", "contacts", ["village"])


def downgrade() -> None:
    op.drop_table("contacts")
