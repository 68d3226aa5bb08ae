"""Accounts: who may come in, with their sessions, tokens and deeds; and the number of the register's last change."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _accounts()
    _sessions()
    _keys()
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False, comment="order"),
        sa.Column("made", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.Column("name", sa.Text(), nullable=False, comment="the name that was given"),
        sa.Column("origin", sa.Text(), nullable=False, comment="the network address it came from"),
        sa.PrimaryKeyConstraint("id"),
        comment="Failed tries to come in, of the last quarter of an hour alone",
    )
    op.create_index("attempts_by_time", "attempts", ["made"], unique=False)
    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False, comment="order"),
        sa.Column("made", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.Column("who", sa.Text(), nullable=False, comment="the account's name as it then was"),
        sa.Column("deed", sa.Text(), nullable=False, comment="stable code of what was done"),
        sa.Column("subject", sa.Text(), nullable=False, comment="to what or whom"),
        sa.PrimaryKeyConstraint("id"),
        comment="Audit log: appended, never overwritten",
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False, comment="1: there is one row"),
        sa.Column("number", sa.Integer(), nullable=False, comment="one more with every change of what is shown"),
        sa.PrimaryKeyConstraint("id"),
        comment="By what those who keep answers know that these still hold",
    )
    op.execute("INSERT INTO revision (id, number) VALUES (1, 1)")


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text(), nullable=False, comment="name to come in by, lower case"),
        sa.Column("role", sa.Text(), nullable=False, comment="reader, editor or admin"),
        sa.Column("password", sa.Text(), nullable=False, comment="Argon2 hash with its parameters"),
        sa.Column("made", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.PrimaryKeyConstraint("name"),
        comment="Who may use the register over the network",
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("digest", sa.Text(), nullable=False, comment="sha256 of what the cookie holds"),
        sa.Column("account", sa.Text(), nullable=False, comment="whose"),
        sa.Column("made", sa.Text(), nullable=False, comment="when the password was given, UTC, ISO 8601"),
        sa.Column("seen", sa.Text(), nullable=False, comment="when it was last used, to some minutes"),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
        comment="Browsers that came in with a password",
    )
    op.create_index("sessions_by_account", "sessions", ["account"], unique=False)


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("digest", sa.Text(), nullable=False, comment="sha256 of the token"),
        sa.Column("start", sa.Text(), nullable=False, comment="its first letters, by which its owner knows it"),
        sa.Column("account", sa.Text(), nullable=False, comment="whose"),
        sa.Column("label", sa.Text(), nullable=False, comment="what it is for, in its owner's words"),
        sa.Column("made", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.Column("used", sa.Text(), nullable=True, comment="when it was last used, to some minutes"),
        sa.ForeignKeyConstraint(["account"], ["accounts.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest"),
        comment="Tokens of the API",
    )
    op.create_index("keys_by_account", "keys", ["account"], unique=False)
