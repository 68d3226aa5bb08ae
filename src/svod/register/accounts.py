"""Accounts in the register: their rows, sessions, tokens and deeds. What is secret is kept as a hash alone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from svod.model.account import Account, Deed, Key, Role, Session
from svod.register.account_tables import accounts, attempts, deeds, keys, sessions

Opening = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of an open register. Times are UTC, ISO 8601, given by the caller."""

    reading: Opening
    writing: Opening

    def any(self) -> bool:
        """Whether there are accounts; while there are none, whoever sits at the machine does as they like."""
        with self.reading() as connection:
            return connection.execute(select(accounts.c.name).limit(1)).first() is not None

    def all(self) -> list[Account]:
        """Accounts by name."""
        with self.reading() as connection:
            return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name))]

    def get(self, name: str) -> tuple[Account, str] | None:
        """An account and the hash of its password."""
        with self.reading() as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
            return (_account(row), row.password) if row else None

    def add(self, account: Account, password: str) -> None:
        """Put an account down; the caller has made sure that its name is free."""
        row = {"name": account.name, "role": account.role.value, "made": account.made, "password": password}
        with self.writing() as connection:
            connection.execute(insert(accounts).values(row))

    def remove(self, name: str) -> None:
        """Take an account out, and with it all by which it may come in."""
        with self.writing() as connection:
            connection.execute(delete(accounts).where(accounts.c.name == name))

    def set_role(self, name: str, role: Role) -> None:
        """Another role."""
        with self.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(role=role.value))

    def set_password(self, name: str, password: str, *, end_sessions: bool = True) -> None:
        """Another password; whoever came in with the old one is out."""
        with self.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(password=password))
            if end_sessions:
                connection.execute(delete(sessions).where(sessions.c.account == name))

    def begin(self, digest: str, name: str, now: str, oldest: str) -> None:
        """A session begins; those last seen before `oldest` are swept away."""
        with self.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.seen < oldest))
            connection.execute(insert(sessions).values(digest=digest, account=name, made=now, seen=now))

    def session(self, digest: str, made_after: str, seen_after: str) -> Session | None:
        """The session of a cookie, when it is not too old."""
        query = select(sessions.c.digest, sessions.c.made.label("begun"), sessions.c.seen, accounts).join(
            accounts, accounts.c.name == sessions.c.account
        )
        young = (sessions.c.made >= made_after, sessions.c.seen >= seen_after)
        with self.reading() as connection:
            row = connection.execute(query.where(sessions.c.digest == digest, *young)).first()
            return Session(row.digest, _account(row), row.begun, row.seen) if row else None

    def see(self, digest: str, now: str) -> None:
        """A session is used."""
        with self.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen=now))

    def end(self, digest: str) -> None:
        """A session ends."""
        with self.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def add_key(self, digest: str, key: Key) -> None:
        """A token of the API."""
        row = {"start": key.start, "account": key.account, "label": key.label, "made": key.made}
        with self.writing() as connection:
            connection.execute(insert(keys).values(digest=digest, **row))

    def keys(self, name: str) -> list[Key]:
        """An account's tokens, oldest first."""
        with self.reading() as connection:
            rows = connection.execute(select(keys).where(keys.c.account == name).order_by(keys.c.made, keys.c.start))
            return [Key(row.start, row.account, row.label, row.made, row.used) for row in rows]

    def remove_key(self, name: str, start: str) -> int:
        """Take an account's token out; how many began so."""
        with self.writing() as connection:
            done = connection.execute(delete(keys).where(keys.c.account == name, keys.c.start == start))
            return done.rowcount

    def of_key(self, digest: str) -> tuple[Account, str | None] | None:
        """The account of a token, and when the token was last used."""
        query = select(keys.c.used, accounts).join(accounts, accounts.c.name == keys.c.account)
        with self.reading() as connection:
            row = connection.execute(query.where(keys.c.digest == digest)).first()
            return (_account(row), row.used) if row else None

    def use_key(self, digest: str, now: str) -> None:
        """A token is used."""
        with self.writing() as connection:
            connection.execute(update(keys).where(keys.c.digest == digest).values(used=now))

    def fail(self, name: str, origin: str, now: str, oldest: str) -> None:
        """A failed try to come in; those before `oldest` are forgotten."""
        with self.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.made < oldest))
            connection.execute(insert(attempts).values(made=now, name=name, origin=origin))

    def failed(self, name: str, origin: str, since: str) -> tuple[int, int, int]:
        """Failed tries since then: with this name from this address, with the name, from the address."""
        same_name, same_origin = attempts.c.name == name, attempts.c.origin == origin
        query = select(
            func.count().filter(same_name & same_origin),
            func.count().filter(same_name),
            func.count().filter(same_origin),
        ).where(attempts.c.made >= since, or_(same_name, same_origin))
        with self.reading() as connection:
            both, named, near = connection.execute(query).one()
            return int(both), int(named), int(near)

    def forget_failures(self, name: str, origin: str) -> None:
        """Whoever comes in at last starts afresh."""
        with self.writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.name == name, attempts.c.origin == origin))

    def note(self, made: str, who: str, deed: str, subject: str) -> None:
        """A line of the audit log."""
        with self.writing() as connection:
            connection.execute(insert(deeds).values(made=made, who=who, deed=deed, subject=subject))

    def deeds(self, limit: int, before: int | None = None, who: str | None = None) -> list[Deed]:
        """The audit log, newest first."""
        query = select(deeds).order_by(deeds.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(deeds.c.id < before)
        if who:
            query = query.where(deeds.c.who == who)
        with self.reading() as connection:
            rows = connection.execute(query)
            return [Deed(row.id, row.made, row.who, row.deed, row.subject) for row in rows]


def _account(row: Any) -> Account:
    return Account(row.name, Role(row.role), row.made)
