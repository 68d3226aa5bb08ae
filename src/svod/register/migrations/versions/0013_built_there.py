"""Built there: projects are found by the town where something is built too, so all of them are placed again."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Entries stand as they are until the next loading makes them anew."""
    op.execute("INSERT OR IGNORE INTO stale SELECT 'place', '', id FROM claims WHERE kind = 'project'")
