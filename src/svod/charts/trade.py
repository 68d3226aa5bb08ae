"""Trade: turnover, export and import by periods, each series that can be compared on an axis of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from svod.charts.bars import HEIGHT, STEP, Bar, Panel, drawn
from svod.charts.chart import Chart, Told, Undrawn
from svod.charts.numbers import Scale, amount, scale_of, unit
from svod.charts.periods import called
from svod.charts.series import names_of, panels
from svod.charts.style import BAR, INK, PALE, altair, darkened, spec
from svod.follow.series import Figure, Point, Series
from svod.messages import say
from svod.model.entry import Entry

PANELS = 3
"""Series that one picture has room for."""

MOST = 12
"""Years with which an axis that also shows the empty ones is still readable."""


def trade(
    entries: Iterable[Entry], area: Sequence[str] = (), partner: Sequence[str] = (), most: int = PANELS
) -> Chart | None:
    """The trade of two sides (or of one with all, or of all), each given by its names, in so many series at most; None
    when no two periods can be compared.

    Where sources differ on a period each figure has its own bar, all but the first pale.
    """
    shown, undrawn = panels(entries, area, partner, most)
    if not shown:
        return None
    told = _words(shown, undrawn, area, partner)
    words = {field.name: getattr(told, field.name) for field in fields(told)}
    return Chart(spec=spec(_picture(shown), told.title, told.description), **words)


def trade_told(entries: Iterable[Entry], area: Sequence[str] = (), partner: Sequence[str] = ()) -> Told | None:
    """What the chart of trade tells, without drawing it, which takes long."""
    shown, undrawn = panels(entries, area, partner, PANELS)
    return _words(shown, undrawn, area, partner) if shown else None


def trade_drawn(
    entries: Iterable[Entry], area: Sequence[str] = (), partner: Sequence[str] = (), *, dark: bool = False
) -> str | None:
    """The chart of trade as SVG, without the libraries that draw the others: it is there at once. `dark` for a dark
    screen."""
    shown, undrawn = panels(entries, area, partner, PANELS)
    if not shown:
        return None
    told = _words(shown, undrawn, area, partner)
    picture = drawn(told.title, told.description, [_panel(one) for one in shown])
    return darkened(picture) if dark else picture


def _words(shown: Sequence[Series], undrawn: Sequence[Undrawn], area: Sequence[str], partner: Sequence[str]) -> Told:
    sides = " — ".join(names[0] for names in (area, partner) if names)
    return Told(
        title=f"{say('chart.trade.title')}: {sides}" if sides else say("chart.trade.title"),
        description=f"{say('chart.bars')} {' '.join(map(_told, shown))}",
        heads=tuple(say(f"col.{name}") for name in ("measure", "period", "value")),
        rows=tuple(row for panel in shown for row in _rows(panel)),
        entries=tuple(name for panel in shown for name in names_of(panel)),
        undrawn=tuple(undrawn),
    )


def headed(panel: Series) -> str:
    """«Экспорт (лес), Томская область — Китай, млн долларов»"""
    scope = "; ".join(part for part in (panel.of, panel.sector) if part)
    name = say(f"indicator.form.{panel.measure.value}").capitalize() + (f" ({scope})" if scope else "")
    sides = " — ".join(side for side in (panel.area, panel.partner) if side)
    return ", ".join(part for part in (name, sides, unit(panel.unit, _scale(panel))) if part)


def _told(panel: Series) -> str:
    figures = "; ".join(f"{period} — {text}" for _, period, text in _rows(panel))
    return f"{headed(panel)}: {figures}."


def _rows(panel: Series) -> list[tuple[str, str, str]]:
    scale, head = _scale(panel), headed(panel)
    return [(head, called(point.period), amount(one.quantity, scale)) for point, one in _figures(panel)]


def _figures(panel: Series) -> list[tuple[Point, Figure]]:
    """All figures with their periods: where sources differ, the one of most claims first."""
    return [(point, one) for point in panel.points for one in (point.figure, *point.others)]


def _scale(panel: Series) -> Scale:
    return scale_of(one.quantity.number for _, one in _figures(panel))


def _in_order(panel: Series) -> list[str]:
    """The periods of the axis; a year of which nothing is known has its empty place, or growth would look faster."""
    known = [called(point.period) for point in panel.points]
    if panel.span != "year":
        return known
    years = [point.period.start.year for point in panel.points if point.period.start]
    every = [str(year) for year in range(min(years), max(years) + 1)]
    return every if len(every) <= MOST else known


def _picture(shown: Sequence[Series]) -> object:
    return altair().vconcat(*map(_bars, map(_panel, shown)))


def _panel(panel: Series) -> Panel:
    scale = _scale(panel)
    bars: list[Bar] = []
    for point, figure in _figures(panel):
        period = called(point.period)
        turn = sum(one.period == period for one in bars)
        bars.append(Bar(period, figure.quantity.number / scale.size, amount(figure.quantity, scale), turn))
    order = _in_order(panel)
    told = {bar.period for bar in bars}
    bars += [Bar(one, 0, "—", 0) for one in order if one not in told]
    return Panel(headed(panel), tuple(order), tuple(bars))


def _bars(panel: Panel) -> object:
    alt = altair()
    order, values = list(panel.order), [asdict(bar) for bar in panel.bars]
    axis = alt.Axis(labelAngle=0, ticks=False, title=None, labelLimit=STEP * 2)
    x = alt.X("period:N", sort=order, axis=axis, scale=alt.Scale(paddingInner=0.35, paddingOuter=0.2))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(zero=True))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
    if any(one["turn"] for one in values):
        base = base.encode(xOffset=alt.XOffset("turn:N"))
    fill = alt.condition("datum.turn > 0", alt.value(PALE), alt.value(BAR))
    labels = base.mark_text(dy=-7, color=INK, fontSize=12).encode(text="text:N")
    head = alt.TitleParams(panel.head, anchor="start", fontSize=12, fontWeight="normal", color=INK, offset=16)
    picture = base.mark_bar().encode(color=fill) + labels
    return picture.properties(title=head, width=panel.width, height=HEIGHT)
