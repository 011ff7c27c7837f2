"""Which plans were compared with the earlier plans of their office; those of an earlier store are when the next load looks."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "copies_sought",
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name=op.f("fk_copies_sought_plan_id_plans"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_copies_sought")),
    )


def downgrade() -> None:
    """Takes the table away."""
    op.drop_table("copies_sought")
