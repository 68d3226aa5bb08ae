"""Components: claims are found by what they tell of, names apart from them; entries are made anew from claims alone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make what is derived in its new form; it is filled when the register is opened."""
    op.drop_table("entry_claims")
    for table in ("entry_names", "entries", "area_counts", "pair_counts", "blocks"):
        op.execute(f"DELETE FROM {table}")
    op.drop_table("stale")
    _spellings()
    _claims()
    op.create_table(
        "stale",
        sa.Column("step", sa.Text(), nullable=False, comment="what is to be done: index, compare, place, join or name"),
        sa.Column("block", sa.Text(), nullable=False, comment="name: the block of names; else empty"),
        sa.Column(
            "item",
            sa.Text(),
            nullable=False,
            comment="page or claim; name: the claim that came, empty when more changed",
        ),
        sa.PrimaryKeyConstraint("step", "block", "item"),
        comment="What is to be made anew of what is derived",
    )
    op.execute("INSERT INTO stale SELECT 'place', '', id FROM claims")
    for step, table in (("index", "search_items"), ("compare", "sketches")):
        op.execute(
            f"INSERT INTO stale SELECT '{step}', '', page FROM articles WHERE page NOT IN (SELECT page FROM {table})"
        )


def _spellings() -> None:
    op.create_table(
        "spellings",
        sa.Column("block", sa.Text(), nullable=False, comment="names of one block are compared with one another alone"),
        sa.Column("group", sa.Text(), nullable=False, comment="claims of one group tell the same of the name"),
        sa.Column("day", sa.Text(), nullable=False, comment="day of the article, ISO; empty: unknown"),
        sa.Column("claim", sa.Text(), nullable=False, comment="claim"),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="name of a person or an organisation, as the claim has it"
        ),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("block", "group", "day", "claim"),
        comment="Names in claims, by which people and organisations are told; derived",
    )
    op.create_index("spellings_by_claim", "spellings", ["claim"], unique=False)


def _claims() -> None:
    op.create_table(
        "entry_claims",
        sa.Column("entry", sa.Text(), nullable=False, comment="entry"),
        sa.Column("day", sa.Text(), nullable=False, comment="day of the claim's article, ISO; empty: unknown"),
        sa.Column("claim", sa.Text(), nullable=False, comment="claim that it rests on"),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry", "day", "claim"),
        comment="What entries rest on; derived",
    )
    op.create_index("entry_claims_by_claim", "entry_claims", ["claim"], unique=False)
