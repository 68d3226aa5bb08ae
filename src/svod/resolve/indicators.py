"""Indicators: the same figure for the same period told by several pages is one entry."""

from collections.abc import Iterable

from svod.model.claim import Indicator
from svod.model.entry import Entry, Filed
from svod.model.quantity import Quantity
from svod.resolve.clusters import fullness
from svod.resolve.gist import entry_of
from svod.resolve.names import key


def indicator_block(one: Filed, figure: Indicator) -> str:
    """Figures are compared with those of one measure, area and partner; without an area, only within their page."""
    sides = (figure.area, figure.partner, figure.of, figure.sector)
    where = "" if figure.area else one.page
    return "|".join((figure.measure.value, *(key(side or "") for side in sides), where))


def indicators(told: Iterable[Filed]) -> list[Entry]:
    """The figures of one measure and pair: equal ones are one entry, others stand side by side."""
    equal: dict[str, list[Filed]] = {}
    for one in sorted(told, key=fullness):
        if isinstance(figure := one.claim, Indicator):
            period = (figure.period.start, figure.period.end) if figure.period else one.page
            what = f"{period}|{_figure(figure.value)}|{_figure(figure.change)}|{figure.direction}"
            equal.setdefault(what, []).append(one)
    return [_entry(cluster) for _, cluster in sorted(equal.items())]


def _figure(quantity: Quantity | None) -> str:
    return f"{quantity.number:g} {quantity.unit}" if quantity else ""


def _entry(cluster: list[Filed]) -> Entry:
    first = cluster[0].claim
    assert isinstance(first, Indicator)
    sides = " — ".join(side for side in (first.area, first.partner) if side)
    return entry_of(cluster, sides or first.of or first.measure.value, first.period, None)
