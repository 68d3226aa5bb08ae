"""Words: agreements and promises are compared by whole words, as projects are, and terms parted where a post was left;
so the claims of all these are placed again."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Entries stand as they are until the next loading makes them anew."""
    op.execute(
        "INSERT OR IGNORE INTO stale SELECT 'place', '', id FROM claims "
        "WHERE kind IN ('agreement', 'commitment', 'office')"
    )
