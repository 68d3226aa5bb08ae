"""Score: how much speaks for something, with the reasons; a reason is a code that the messages turn into words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for (points > 0) or against. `said` is a word of the pages that shows it."""

    code: str
    points: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the points, held between 0 and 1, and what it is the sum of."""

    value: float
    reasons: tuple[Reason, ...] = ()

    @classmethod
    def of(cls, reasons: Iterable[Reason]) -> "Score":
        """The score that these reasons make."""
        told = tuple(reasons)
        return cls(round(max(0.0, min(1.0, sum(reason.points for reason in told))), 3), told)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be the same as, or the result of, the one it stands beside; for a person to judge."""

    other: str
    name: str
    score: Score
