"""When: a day or a span of days, with how it is known."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """The unit in which the text speaks."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


class Basis(StrEnum):
    """`stated`: every part stands in the phrase itself. `inferred`: the year or more comes from elsewhere."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days; an open end is None, but never both ends.

    Raises ValueError when both ends are missing or stand in the wrong order.
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    text: str | None = None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a When needs at least one end")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a When ends before it begins: {self.start} > {self.end}")

    @classmethod
    def day(cls, day: date, basis: Basis = Basis.STATED, text: str | None = None) -> "When":
        """One day."""
        return cls(day, day, Precision.DAY, basis, text)

    def inferred(self) -> "When":
        """The same interval, known from elsewhere."""
        return replace(self, basis=Basis.INFERRED)
