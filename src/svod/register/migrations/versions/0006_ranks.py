"""Ranks: in what order entries are shown, beside their names too; and how many tell of areas and of their pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

COUNTED = "'person', 'organisation'"


def upgrade() -> None:
    """Make the columns, indexes and tables, and fill them of what is there."""
    rank = "what lists are ordered by: the last day; of people and organisations the number of claims"
    op.add_column("entries", sa.Column("rank", sa.Text(), nullable=True, comment=rank))
    op.add_column("entry_names", sa.Column("of", sa.Text(), nullable=True, comment="kind of the entry"))
    op.add_column("entry_names", sa.Column("rank", sa.Text(), nullable=True, comment="rank of the entry"))
    op.execute(
        f"UPDATE entries SET rank = CASE WHEN kind IN ({COUNTED}) THEN printf('%08d', count) "
        "ELSE coalesce(day_to, day_from, told_last, '') END"
    )
    op.execute(
        "UPDATE entry_names SET of = (SELECT kind FROM entries WHERE id = entry), "
        "rank = (SELECT rank FROM entries WHERE id = entry)"
    )
    op.drop_index("entries_by_kind", table_name="entries")
    op.drop_index("entry_names_by_name", table_name="entry_names")
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns, unique=False)
    _counts()


INDEXES = (
    ("entries_by_rank", "entries", ["kind", "rank", "id"]),
    ("entries_by_stage", "entries", ["kind", "stage", "rank", "id"]),
    ("entries_by_form", "entries", ["kind", "form", "rank", "id"]),
    ("entries_by_term", "entries", ["kind", "day_to"]),
    ("entry_names_by_name", "entry_names", ["name", "of", "rank", "entry", "kind"]),
    ("articles_by_day", "articles", ["published_from", "page"]),
    ("claims_by_confidence", "claims", ["confidence", "id", "kind"]),
)


def _counts() -> None:
    op.create_table(
        "area_counts",
        sa.Column("name", sa.Text(), nullable=False, comment="area"),
        sa.Column("of", sa.Text(), nullable=False, comment="kind of the entries"),
        sa.Column("entries", sa.Integer(), nullable=False, comment="how many tell of it, or of what lies in it"),
        sa.Column("direct", sa.Integer(), nullable=False, comment="how many of these name it"),
        sa.PrimaryKeyConstraint("name", "of"),
        comment="How many entries tell of each area; derived, kept up with every change of entries",
    )
    op.create_table(
        "pair_counts",
        sa.Column("one", sa.Text(), nullable=False, comment="area"),
        sa.Column("other", sa.Text(), nullable=False, comment="area, the later of the two by name"),
        sa.Column("of", sa.Text(), nullable=False, comment="kind of the entries"),
        sa.Column("entries", sa.Integer(), nullable=False, comment="how many tell of both, or of what lies in them"),
        sa.Column("direct", sa.Integer(), nullable=False, comment="how many of these name both"),
        sa.PrimaryKeyConstraint("one", "other", "of"),
        comment="How many entries tell of two areas together; derived, kept up with every change of entries",
    )
    op.create_index("pair_counts_by_other", "pair_counts", ["other", "one", "of"], unique=False)
    op.execute(
        "INSERT INTO area_counts SELECT name, of, count(*), sum(direct) FROM ("
        "SELECT name, of, entry, max(kind = 'area') AS direct FROM entry_names WHERE kind IN ('area', 'wider') "
        "GROUP BY name, of, entry) GROUP BY name, of"
    )
    op.execute(
        "WITH named AS (SELECT name, of, entry, max(kind = 'area') AS direct FROM entry_names "
        "WHERE kind IN ('area', 'wider') GROUP BY name, of, entry) "
        "INSERT INTO pair_counts SELECT a.name, b.name, a.of, count(*), sum(a.direct AND b.direct) "
        "FROM named a JOIN named b ON b.entry = a.entry AND a.name < b.name GROUP BY a.name, b.name, a.of"
    )
