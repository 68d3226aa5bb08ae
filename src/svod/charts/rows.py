"""Rows: series of figures in words: heads, what is told for each period, what cannot be set side by side and why."""

from collections.abc import Iterator, Mapping, Sequence

from svod.cells import quantity_cell
from svod.charts.periods import called
from svod.charts.series import told_in_words
from svod.charts.trade import headed
from svod.follow.series import Figure, Figures, Series
from svod.messages import known, say
from svod.model.claim import Indicator
from svod.model.entry import Entry


def title(one: Series) -> str:
    """«Экспорт, Томская область — Китай, млн долларов»; of changes it says so."""
    return headed(one) + (f" ({say('web.series.change')})" if one.of_change else "")


def rows(one: Series) -> Iterator[tuple[str, tuple[tuple[str, Figure], ...]]]:
    """Each period with its figures, that of most claims first: one where the sources agree."""
    for point in one.points:
        figures = (point.figure, *point.others)
        yield called(point.period), tuple((quantity_cell(figure.quantity), figure) for figure in figures)


def apart(shown: Sequence[Series]) -> Iterator[tuple[str, str, str]]:
    """Which of the series of one measure cannot be compared, and why."""
    for one in Figures(tuple(shown), ()).apart:
        reasons = (say(f"compare.reason.{code}") for code in one.reasons if known(f"compare.reason.{code}"))
        yield headed(shown[one.one]), headed(shown[one.other]), ", ".join(reasons)


def left(told: Figures, by_id: Mapping[str, Entry]) -> Iterator[tuple[str, str, str]]:
    """Figures that stand in no series, by entry and in words, each with the reason."""
    for name, code in told.left:
        if isinstance(gist := by_id[name].gist, Indicator):
            yield name, told_in_words(gist), say(f"series.left.{code}")
