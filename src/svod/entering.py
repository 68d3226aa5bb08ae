"""Entering: who may come into a register, by password or token, and what is noted of it; the sole home of Argon2.

The faces (command line, web) call these. What is secret is kept as a hash: passwords by Argon2, for people choose them;
cookies and tokens by sha256, for they are 256 random bits.
"""

import hashlib
import re
import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from svod.errors import MisuseError
from svod.messages import say
from svod.model.account import Account, Key, Role, Session
from svod.register import Register

LONGEST_NAME, SHORTEST, LONGEST = 60, 10, 200
"""Letters of a name, and of a password at least and at most."""

IDLE, WHOLE = timedelta(hours=12), timedelta(days=14)
"""A session ends so long after it was last used, and so long after the password was given."""

SEEN = timedelta(minutes=5)
"""How exactly the last use of a session or token is kept: not every look is a writing."""

WINDOW = timedelta(minutes=15)
TRIES, TRIES_OF_NAME, TRIES_FROM = 5, 30, 50
"""Failed tries within the window: of a name from one address, of a name from anywhere, from one address."""

PREFIX = "svod_"
"""By what a token is known in files that should not hold it."""

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's second choice: 19 MiB, two passes; several that come at once must not exhaust a small machine."""

_ONE_AT_A_TIME = Lock()


class RefusedError(MisuseError):
    """Whoever comes may not come in; `wait` is set when they tried too often."""

    def __init__(self, message: str, *, wait: bool = False) -> None:
        super().__init__(message)
        self.wait = wait


def add_account(register: Register, name: str, role: Role, password: str, by: str) -> Account:
    """A new account; MisuseError when the name or password will not do, or the first one is no admin's."""
    name = _named(name)
    _check_password(name, password)
    if register.accounts.get(name):
        raise MisuseError(say("user.taken", name=name))
    if role is not Role.ADMIN and not register.accounts.any():
        raise MisuseError(say("user.first"))
    account = Account(name, role, stamp())
    register.accounts.add(account, _HASHER.hash(password))
    note(register, by, "user.add", f"{name} ({role.value})")
    return account


def remove_account(register: Register, name: str, by: str) -> None:
    """Take an account out; MisuseError when there is none, or the rest would be without an admin."""
    account = account_of(register, name)
    if len(register.accounts.all()) > 1 and not _another_admin(register, account):
        raise MisuseError(say("user.last", name=account.name))
    register.accounts.remove(account.name)
    note(register, by, "user.remove", account.name)


def change_role(register: Register, name: str, role: Role, by: str) -> None:
    """Another role, from the next request on; MisuseError when there would be no admin left."""
    account = account_of(register, name)
    if role is not Role.ADMIN and not _another_admin(register, account):
        raise MisuseError(say("user.last", name=account.name))
    register.accounts.set_role(account.name, role)
    note(register, by, "user.role", f"{account.name} ({role.value})")


def new_password() -> str:
    """A password that nobody chose, to be told once and changed."""
    return secrets.token_urlsafe(12)


def change_password(register: Register, name: str, password: str, by: str) -> None:
    """Another password; all sessions of the account end."""
    account = account_of(register, name)
    _check_password(account.name, password)
    register.accounts.set_password(account.name, _HASHER.hash(password))
    note(register, by, "user.password", account.name)


def account_of(register: Register, name: str) -> Account:
    """The account of a name; MisuseError when there is none."""
    found = register.accounts.get(name.strip().casefold())
    if found is None:
        raise MisuseError(say("user.none", name=name))
    return found[0]


def enter(register: Register, name: str, password: str, origin: str) -> tuple[Account, str]:
    """Come in by password: the account, and the secret of a new session, for its cookie. RefusedError otherwise.

    A name that is not there costs as much time as one that is, so nobody learns which are.
    """
    name = name.strip().casefold()[:LONGEST_NAME]
    if tried_out(register, name, origin):
        raise RefusedError(say("web.login.wait"), wait=True)
    found = register.accounts.get(name)
    if not _verified(found[1] if found else _nobody(), password[:LONGEST]) or found is None:
        register.accounts.fail(name, origin, stamp(), stamp(-WINDOW))
        note(register, name if found else "", "login.failed", origin)
        raise RefusedError(say("web.login.wrong"))
    account, kept = found
    if _HASHER.check_needs_rehash(kept):
        register.accounts.set_password(account.name, _HASHER.hash(password), end_sessions=False)
    register.accounts.forget_failures(name, origin)
    secret = secrets.token_urlsafe(32)
    register.accounts.begin(digest_of(secret), account.name, stamp(), stamp(-IDLE))
    note(register, account.name, "login", origin)
    return account, secret


def tried_out(register: Register, name: str, origin: str) -> bool:
    """Whether there were too many failed tries of late."""
    both, named, near = register.accounts.failed(name, origin, stamp(-WINDOW))
    return both >= TRIES or named >= TRIES_OF_NAME or near >= TRIES_FROM


def session_of(register: Register, secret: str) -> Session | None:
    """The session of a cookie, while it lasts."""
    found = register.accounts.session(digest_of(secret), stamp(-WHOLE), stamp(-IDLE))
    if found and found.seen < stamp(-SEEN):
        register.accounts.see(found.digest, stamp())
    return found


def new_key(register: Register, name: str, label: str, by: str) -> str:
    """A new token of the API for an account: shown once, and kept as a hash alone."""
    account = account_of(register, name)
    token = PREFIX + secrets.token_urlsafe(32)
    start = token[: len(PREFIX) + 6]
    label = " ".join(label.split())[:80] or "—"
    register.accounts.add_key(digest_of(token), Key(start, account.name, label, stamp(), None))
    note(register, by, "key.add", f"{account.name}: {start}… {label}")
    return token


def remove_key(register: Register, name: str, start: str, by: str) -> None:
    """Take a token out, named by its first letters; MisuseError when there is none such."""
    account = account_of(register, name)
    if not register.accounts.remove_key(account.name, start.strip().rstrip("…")):
        raise MisuseError(say("user.key.none", name=account.name))
    note(register, by, "key.remove", f"{account.name}: {start}")


def account_of_key(register: Register, token: str) -> Account | None:
    """The account of a token."""
    digest = digest_of(token)
    found = register.accounts.of_key(digest)
    if found is None:
        return None
    account, used = found
    if used is None or used < stamp(-SEEN):
        register.accounts.use_key(digest, stamp())
    return account


def note(register: Register, who: str, deed: str, subject: str) -> None:
    """A line of the audit log."""
    register.accounts.note(stamp(), who, deed, subject[:500])


def digest_of(secret: str) -> str:
    """What is kept of a secret of ours."""
    return hashlib.sha256(secret.encode()).hexdigest()


def stamp(shift: timedelta = timedelta()) -> str:
    """Now, or some time from now: UTC, ISO 8601."""
    return (datetime.now(UTC) + shift).isoformat(timespec="seconds")


def _another_admin(register: Register, account: Account) -> bool:
    return any(one.role is Role.ADMIN for one in register.accounts.all() if one.name != account.name)


def _named(name: str) -> str:
    name = name.strip().casefold()
    if not re.fullmatch(rf"[\w][\w.@-]{{0,{LONGEST_NAME - 1}}}", name):
        raise MisuseError(say("user.name", most=str(LONGEST_NAME)))
    return name


def _check_password(name: str, password: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST or name in password.casefold() or len(set(password)) < 5:
        raise MisuseError(say("user.weak", least=str(SHORTEST), most=str(LONGEST)))


def _verified(kept: str, password: str) -> bool:
    with _ONE_AT_A_TIME:
        try:
            return _HASHER.verify(kept, password)
        except (VerifyMismatchError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe(16))
