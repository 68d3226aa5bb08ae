"""When: a day or a span of days, with how it is known."""

from calendar import monthrange
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

    @classmethod
    def between(cls, start: date | None, end: date | None, basis: Basis = Basis.STATED) -> "When":
        """An interval whose precision its two ends tell: 1 January to 31 March of one year is a quarter."""
        return cls(start, end, _precision(start, end), basis)

    def inferred(self) -> "When":
        """The same interval, known from elsewhere."""
        return replace(self, basis=Basis.INFERRED)


def _precision(start: date | None, end: date | None) -> Precision:
    if start is None or end is None:
        return Precision.SPAN
    if start == end:
        return Precision.DAY
    whole = start.year == end.year and start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    months = end.month - start.month + 1
    by_length = {1: Precision.MONTH, 3: Precision.QUARTER, 6: Precision.HALF, 12: Precision.YEAR}
    return by_length.get(months, Precision.SPAN) if whole and (start.month - 1) % months == 0 else Precision.SPAN
