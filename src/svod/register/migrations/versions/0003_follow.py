"""Following: judgements know the words they were made of; pages have sketches, and copies of one another."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables and the column."""
    op.add_column(
        "judgements",
        sa.Column(
            "anchors",
            sa.Text(),
            nullable=True,
            comment="JSON: the judged claims as they stood, and their blocks",
        ),
    )
    op.create_table(
        "sketches",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("band", sa.Text(), nullable=False, comment="some least hashes of the text's shingles"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "band"),
        comment="By what near copies of a page are found; derived",
    )
    op.create_index("sketches_by_band", "sketches", ["band"], unique=False)
    op.create_table(
        "copies",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("other", sa.Text(), nullable=False, comment="digest of the other page, the greater of the two"),
        sa.Column("share", sa.Float(), nullable=False, comment="share of the shorter text that stands in the other"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "other"),
        comment="Pages that are copies or light edits of one another; derived",
    )
    op.create_index("copies_by_other", "copies", ["other"], unique=False)
