"""What was answered to an alarm, and photos that a coordinator asked somebody for."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "alarm_answers",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("alarm", sa.String(64), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("ends", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name=op.f("fk_alarm_answers_visit")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_alarm_answers_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_answers")),
    )
    op.create_index(op.f("ix_alarm_answers_visit"), "alarm_answers", ["visit"])
    op.create_table(
        "photo_asks",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("flag", sa.BigInteger(), nullable=False),
        sa.Column("deliveries", sa.JSON(), nullable=False),
        sa.Column("whom", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("photo", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name=op.f("fk_photo_asks_visit")),
        sa.ForeignKeyConstraint(["flag"], ["flags.id"], name=op.f("fk_photo_asks_flag")),
        sa.ForeignKeyConstraint(["whom"], ["people.id"], name=op.f("fk_photo_asks_whom")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_photo_asks_by")),
        sa.ForeignKeyConstraint(["photo"], ["photos.id"], name=op.f("fk_photo_asks_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_asks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_asks_visit"), "photo_asks", ["visit"])
    op.create_index(op.f("ix_photo_asks_ended_at"), "photo_asks", ["ended_at"])


def downgrade() -> None:
    op.drop_table("photo_asks")
    op.drop_table("alarm_answers")
