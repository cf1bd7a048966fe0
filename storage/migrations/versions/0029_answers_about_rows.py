"""What was said of a list's doubtful rows, whatever makes them so, in one place."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None
BEFORE = ("hidden", "foreign", "loose")


def upgrade() -> None:
    op.add_column("list_files", sa.Column("answers", sa.JSON(), nullable=False, server_default="{}"))
    books = op.get_bind()
    files = sa.text('SELECT id, hidden, "foreign", loose FROM list_files')
    for id_, *said in books.execute(files).fetchall():
        answers = {why: bool(one) for why, one in zip(BEFORE, said, strict=True) if one is not None}
        if answers:
            change = sa.text("UPDATE list_files SET answers = :answers WHERE id = :id")
            books.execute(change, {"answers": json.dumps(answers), "id": id_})
    with op.batch_alter_table("list_files") as table:
        for name in BEFORE:
            table.drop_column(name)


def downgrade() -> None:
    for name in BEFORE:
        op.add_column("list_files", sa.Column(name, sa.Boolean()))
    op.drop_column("list_files", "answers")
