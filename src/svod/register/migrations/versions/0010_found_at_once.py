"""Found at once: the months in which pages name an area, and entries that may be the same as others."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

DOUBTED = """instr(body, '"candidates":[') > 0"""


def upgrade() -> None:
    """Make the indexes."""
    op.drop_index("mentions_by_name", table_name="mentions")
    op.create_index("mentions_by_name", "mentions", ["name", "kind", "page"], unique=False)
    op.create_index("articles_by_page", "articles", ["page", "published_from"], unique=False)
    op.create_index("entries_in_doubt", "entries", ["id"], unique=False, sqlite_where=sa.text(DOUBTED))
