"""Versions of a plan: sketches of the texts, the keys under which versions meet, and the groups.

Plans of an earlier store get theirs when the next load looks for versions.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "plan_sketches",
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name=op.f("fk_plan_sketches_plan_id_plans"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plan_sketches")),
    )
    op.create_table(
        "plan_versions",
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.plan_id"], name=op.f("fk_plan_versions_plan_id_plans"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_plan_versions")),
    )
    op.create_index(op.f("ix_plan_versions_group_id"), "plan_versions", ["group_id"], unique=False)
    op.create_table(
        "version_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("office", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "office", "number", "plan_id", name=op.f("pk_version_keys")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Takes the tables away."""
    for table in ("version_keys", "plan_versions", "plan_sketches"):
        op.drop_table(table)
