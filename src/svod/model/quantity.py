"""Quantity: a number multiplied out, with its unit and comparison."""

from dataclasses import dataclass
from enum import StrEnum


class Compare(StrEnum):
    """How the text bounds the number: «почти» is "~", «свыше» is ">", «не менее» is ">="."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Quantity:
    """`unit` is percent, times, place, item, an ISO 4217 currency, or a noun in the nominative («тонна»)."""

    number: float
    unit: str
    compare: Compare = Compare.EQUAL
