"""Search: an FTS5 index over lemmas, and what each of its rows stands for. It is filled when a register is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; FTS5's own table is beyond SQLAlchemy, so it is made by hand."""
    op.create_table(
        "search_items",
        sa.Column("id", sa.Integer(), nullable=False, comment="rowid in the table `search`"),
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("claim", sa.Text(), nullable=True, comment="the claim; null: the whole article"),
        sa.Column("kind", sa.Text(), nullable=False, comment="article, or the claim's kind"),
        sa.Column("published", sa.Text(), nullable=True, comment="day of the article's date, ISO"),
        sa.Column("publisher", sa.Text(), nullable=True, comment="who runs the page"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="What the rows of the search index stand for; derived",
    )
    op.create_index("search_items_by_page", "search_items", ["page", "kind"], unique=False)
    op.execute("CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')")
