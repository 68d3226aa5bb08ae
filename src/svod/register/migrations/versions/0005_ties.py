"""Ties: what pages say of how their organisations hang together is filed with the claims."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the column; claims that are there already tell of no ties until their pages are read anew."""
    op.add_column(
        "claims",
        sa.Column(
            "ties",
            sa.Text(),
            nullable=False,
            server_default="[]",
            comment="JSON list: [name, relation, other] of organisations in the slots",
        ),
    )
