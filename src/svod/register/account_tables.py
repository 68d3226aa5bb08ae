"""Tables of accounts: who may come in and what they did. They belong to the place, not to what is known of the world,
so no export holds them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from svod.register.tables import metadata


def _account() -> Column[str]:
    return Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, comment="whose")


accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True, comment="name to come in by, lower case"),
    Column("role", Text, nullable=False, comment="reader, editor or admin"),
    Column("password", Text, nullable=False, comment="Argon2 hash with its parameters"),
    Column("made", Text, nullable=False, comment="when, UTC, ISO 8601"),
    comment="Who may use the register over the network",
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True, comment="sha256 of what the cookie holds"),
    _account(),
    Column("made", Text, nullable=False, comment="when the password was given, UTC, ISO 8601"),
    Column("seen", Text, nullable=False, comment="when it was last used, to some minutes"),
    Index("sessions_by_account", "account"),
    comment="Browsers that came in with a password",
)

keys = Table(
    "keys",
    metadata,
    Column("digest", Text, primary_key=True, comment="sha256 of the token"),
    Column("start", Text, nullable=False, comment="its first letters, by which its owner knows it"),
    _account(),
    Column("label", Text, nullable=False, comment="what it is for, in its owner's words"),
    Column("made", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("used", Text, comment="when it was last used, to some minutes"),
    Index("keys_by_account", "account"),
    comment="Tokens of the API",
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True, comment="order"),
    Column("made", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("name", Text, nullable=False, comment="the name that was given"),
    Column("origin", Text, nullable=False, comment="the network address it came from"),
    Index("attempts_by_time", "made"),
    comment="Failed tries to come in, of the last quarter of an hour alone",
)

deeds = Table(
    "deeds",
    metadata,
    Column("id", Integer, primary_key=True, comment="order"),
    Column("made", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("who", Text, nullable=False, comment="the account's name as it then was"),
    Column("deed", Text, nullable=False, comment="stable code of what was done"),
    Column("subject", Text, nullable=False, comment="to what or whom"),
    comment="Audit log: appended, never overwritten",
)
