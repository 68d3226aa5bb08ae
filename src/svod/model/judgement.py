"""Judgement: what a person decided about a claim or an entry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what about `subject` (and `other`, when two are compared), and when (UTC, ISO 8601).

    `verdict`: same, not_same, unsure, right, wrong, corrected, kept, not_kept. `ends` names the judgement that this
    one takes back. `id` is None until the register gives it one.
    """

    made: str
    judge: str
    subject: str
    verdict: str
    other: str | None = None
    correction: str | None = None
    reason: str | None = None
    ends: int | None = None
    id: int | None = None
