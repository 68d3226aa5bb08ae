"""Charts: figures of trade that can be compared, as bars of an SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svod.cells import quantity_cell
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry
from svod.model.when import Precision
from svod.web import links

TRADE = (Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT)
LEFT, ROW, WIDTH, FULL = 60, 26, 640, 460


@dataclass(frozen=True, slots=True)
class Bar:
    """One year's figure; `y` and `width` are places on the chart."""

    year: str
    text: str
    y: int
    width: int
    href: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Yearly figures of one measure in one unit."""

    measure: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Height of the chart."""
        return len(self.bars) * ROW + 8


def trade(entries: Iterable[Entry], one: Sequence[str], other: Sequence[str]) -> Chart | None:
    """The measure of trade told of most years; None when there are not two years to compare.

    Comparable are whole years of the two areas themselves, in one currency, of trade as a whole. Where sources
    differ on a year each figure has its own bar.
    """
    sides = {frozenset((a, b)) for a in one for b in other}
    groups: dict[tuple[Measure, str, str | None], list[tuple[str, float, str, str]]] = {}
    for entry in entries:
        told = entry.gist
        if not isinstance(told, Indicator) or told.measure not in TRADE or not told.value or told.of or told.sector:
            continue
        year = told.period
        if not year or year.precision is not Precision.YEAR or not year.start:
            continue
        if told.value.unit in {"percent", "times"}:
            continue
        if frozenset((told.area, told.partner)) in sides:
            # what one side exports is not what the other does
            owner = None if told.measure is Measure.TURNOVER else told.area
            row = (str(year.start.year), told.value.number, quantity_cell(told.value), links.entry(entry.id))
            groups.setdefault((told.measure, told.value.unit, owner), []).append(row)
    best = max(groups.items(), key=lambda item: (len({row[0] for row in item[1]}), item[0][0].value), default=None)
    if best is None or len({row[0] for row in best[1]}) < 2:
        return None
    rows = sorted(best[1])
    most = max(number for _, number, _, _ in rows) or 1.0
    bars = (
        Bar(year, text, at * ROW + 4, max(2, round(FULL * number / most)), href)
        for at, (year, number, text, href) in enumerate(rows)
    )
    return Chart(best[0][0].value, tuple(bars))
