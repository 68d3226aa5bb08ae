"""First letters: people of one surname stand in blocks by the first letters of their first names, and promises with
other terms are others; so the claims of both are placed again."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Entries stand as they are until the next loading makes them anew."""
    op.execute(
        "INSERT OR IGNORE INTO stale SELECT 'place', '', id FROM claims WHERE people <> '[]' OR kind = 'commitment'"
    )
