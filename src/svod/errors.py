"""Errors that stop a run, and Problem: expected trouble that is kept as data beside the page."""

from dataclasses import dataclass


class SvodError(Exception):
    """The base of every error that Svod raises; its text says what to do."""


class MisuseError(SvodError):
    """The user asked for something that cannot be done (exit code 2)."""


class RegisterError(SvodError):
    """The register file is missing, locked, full or is no register."""


class CitationError(SvodError):
    """A claim was built whose quote does not stand in its text: a fault of a rule, never of a page."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read or was doubtful; `code` is stable, `message` is for people (Russian)."""

    code: str
    message: str
