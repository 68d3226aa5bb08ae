"""Indicators: the same figure for the same period told by several pages is one entry."""

from svod.model.claim import Indicator
from svod.model.entry import Entry, Filed
from svod.model.quantity import Quantity
from svod.resolve.gist import entry_of
from svod.resolve.names import key


def keys(one: Filed) -> set[str]:
    """Figures are one when all they say is equal: measure, area, partner, period and numbers; without an area or a
    period, only within their page."""
    figure = one.claim
    if not isinstance(figure, Indicator):
        return set()
    sides = (figure.area, figure.partner, figure.of, figure.sector)
    where = "" if figure.area else one.page
    period = f"{figure.period.start}–{figure.period.end}" if figure.period else one.page
    said = (period, _figure(figure.value), _figure(figure.change), str(figure.direction))
    return {"|".join((figure.measure.value, *(key(side or "") for side in sides), where, *said))}


def same(one: Filed, other: Filed) -> bool:
    """Whether two figures are equal."""
    return keys(one) == keys(other)


def _figure(quantity: Quantity | None) -> str:
    return f"{quantity.number:g} {quantity.unit}" if quantity else ""


def entry(cluster: list[Filed]) -> Entry:
    """The figure of a cluster."""
    first = cluster[0].claim
    assert isinstance(first, Indicator)
    sides = " — ".join(side for side in (first.area, first.partner) if side)
    return entry_of(cluster, sides or first.of or first.measure.value, first.period, None)
