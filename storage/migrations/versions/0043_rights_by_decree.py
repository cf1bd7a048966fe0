"""By which decree a role is held."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("grants") as grants:
        key = sa.ForeignKey("decrees.id", name="fk_grants_decree_decrees")
        grants.add_column(sa.Column("decree", sa.BigInteger(), key))


def downgrade() -> None:
    with op.batch_alter_table("grants") as grants:
        grants.drop_constraint("fk_grants_decree_decrees", type_="foreignkey")
        grants.drop_column("decree")
