"""Account: who may use a register over the network, as what, and what they did."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each may do all that the one before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, needed: "Role") -> bool:
        """Whether this role may do what needs the other."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """A person or a program with a name of its own; `made` is UTC, ISO 8601."""

    name: str
    role: Role
    made: str


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that came in with a password; `digest` is the sha256 of what its cookie holds, times are UTC."""

    digest: str
    account: Account
    made: str
    seen: str


@dataclass(frozen=True, slots=True)
class Key:
    """A token of the API: `start` is its first letters, by which its owner knows it; the whole is not kept."""

    start: str
    account: str
    label: str
    made: str
    used: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the audit log: who did what to what, and when (UTC); `deed` is a stable code."""

    id: int
    made: str
    who: str
    deed: str
    subject: str
