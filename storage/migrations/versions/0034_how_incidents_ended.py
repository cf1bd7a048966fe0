"""How an incident ended is a word of the programme's, and no sentence of the texts, which may be said otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_SAID = {"=": "met", "dilanjutkan": "went_on", "salah dilaporkan": "withdrawn", "kunjungan ditunda": "put_off"}
"""What was written so far. All else are the words of somebody who explained a difference."""

_INCIDENTS = sa.table(
    "incidents", sa.column("kind"), sa.column("ended"), sa.column("resolution"), sa.column("resolved_at")
)


def upgrade() -> None:
    op.add_column("incidents", sa.Column("ended", sa.String(64)))
    over = _INCIDENTS.c.resolved_at.is_not(None)
    op.execute(_INCIDENTS.update().where(over).values(ended="explained"))
    for said, how in _SAID.items():
        same = over & (_INCIDENTS.c.resolution == said)
        op.execute(_INCIDENTS.update().where(same).values(ended=how, resolution=""))
    # Erased ones keep no words; what people reported was never explained.
    reported = over & (_INCIDENTS.c.ended == "explained") & _INCIDENTS.c.kind.not_in(("mismatch", "load"))
    op.execute(_INCIDENTS.update().where(reported).values(ended="went_on"))


def downgrade() -> None:
    for said, how in _SAID.items():
        op.execute(_INCIDENTS.update().where(_INCIDENTS.c.ended == how).values(resolution=said))
    op.drop_column("incidents", "ended")
