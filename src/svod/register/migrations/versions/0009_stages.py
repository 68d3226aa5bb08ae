"""Stages: beside the names of entries, so that what is planned with an area is found at once among thousands."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the column and its index, and fill them of what is there."""
    op.add_column("entry_names", sa.Column("stage", sa.Text(), nullable=True, comment="stage of the entry"))
    op.execute("UPDATE entry_names SET stage = (SELECT stage FROM entries WHERE id = entry)")
    columns = ["name", "of", "stage", "rank", "entry", "kind"]
    op.create_index("entry_names_by_stage", "entry_names", columns, unique=False)
