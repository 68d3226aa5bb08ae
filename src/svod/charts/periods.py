"""Periods: what they are called on an axis."""

from svod.cells import month_name, when_cell
from svod.follow.series import span_of
from svod.messages import NBSP
from svod.model.when import When


def called(period: When) -> str:
    """The period under its bar, a month by its name: «янв. 2024», «2024», «II кв. 2024», «янв.–сен. 2024»."""
    if period.start and span_of(period) == "month":
        return f"{month_name(period.start.month)}{NBSP}{period.start.year}"
    return when_cell(period)
