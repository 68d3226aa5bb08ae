"""Former names: an organisation is found by what pages say that it was called before, so the old record leads on."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """The names stand in the entries already."""
    op.execute(
        """
        INSERT OR IGNORE INTO entry_names (entry, "of", rank, stage, kind, name)
        SELECT entries.id, entries.kind, entries.rank, entries.stage, 'former', told.value
        FROM entries, json_each(entries.body, '$.formerly') AS told
        """
    )
