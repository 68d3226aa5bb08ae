"""Bars: panels of bars as SVG, as Vega draws them; without it, for a web page is to come at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from svod.charts.style import BAR, EDGE, FONT, INK, PALE, WIDTH

STEP = 76
"""Pixels that a period takes, so that few bars do not grow broad."""

HEIGHT, HEAD, FOOT, EDGES, TITLE = 88, 36, 30, 10, 28
"""Pixels of the bars, of what stands above and below them, around the picture, and of its title."""

INNER, OUTER = 0.35, 0.2
"""Parts of a period's place between bars, and before the first and after the last."""

LETTER, LETTER_OF_TITLE = 6.6, 8.6
"""Pixels that a letter takes, of a panel's head and of the title; more than the most do."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure of a period. `turn` is 0 for the first of a period, and more for those that contradict it."""

    period: str
    value: float
    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars on one axis, with the periods in their order."""

    head: str
    order: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def width(self) -> float:
        """Pixels that its axis takes."""
        return min(WIDTH, max(4, len(self.order)) * STEP)


def drawn(title: str, description: str, panels: Sequence[Panel]) -> str:
    """The panels one under another as an SVG element, with title and description for screen readers."""
    letters = max(len(title) * LETTER_OF_TITLE, *(len(panel.head) * LETTER for panel in panels))
    width = ceil(2 * EDGES + max(letters, *(panel.width for panel in panels)))
    each = HEAD + HEIGHT + FOOT
    height = 2 * EDGES + TITLE + each * len(panels)
    body = "".join(
        f'<g transform="translate({EDGES},{EDGES + TITLE + each * at})">{"".join(_panel(panel))}</g>'
        for at, panel in enumerate(panels)
    )
    name = f"chart-{sha256(body.encode()).hexdigest()[:8]}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" font-family="{FONT}" fill="{INK}">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        f'<rect width="{width}" height="{height}" fill="white"/>'
        f'<text x="{EDGES}" y="{EDGES + 13}" font-size="15px" font-weight="bold">{escape(title)}</text>{body}</svg>'
    )


def _panel(panel: Panel) -> Iterator[str]:
    yield f'<text y="9" font-size="12px">{escape(panel.head)}</text>'
    yield f'<g transform="translate(0,{HEAD})" font-size="12px">'
    step = panel.width / (len(panel.order) - INNER + 2 * OUTER)
    places = {period: (OUTER + at) * step for at, period in enumerate(panel.order)}
    broad = step * (1 - INNER) / (1 + max(bar.turn for bar in panel.bars))
    low, top = _ends([bar.value for bar in panel.bars])
    for bar in panel.bars:
        left = places[bar.period] + bar.turn * broad
        above, below = ((top - value) / (top - low) * HEIGHT for value in (max(bar.value, 0.0), min(bar.value, 0.0)))
        fill = PALE if bar.turn else BAR
        yield f'<rect x="{left:.1f}" y="{above:.1f}" width="{broad:.1f}" height="{below - above:.1f}" fill="{fill}"/>'
        middle = left + broad / 2
        yield f'<text x="{middle:.1f}" y="{above - 3:.1f}" text-anchor="middle">{escape(bar.text)}</text>'
    yield f'<line x2="{panel.width}" y1="{HEIGHT + 0.5}" y2="{HEIGHT + 0.5}" stroke="{EDGE}"/>'
    for period, left in places.items():
        middle = left + step * (1 - INNER) / 2
        yield f'<text x="{middle:.1f}" y="{HEIGHT + 14}" text-anchor="middle">{escape(period)}</text>'
    yield "</g>"


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """The ends of the axis: nought and what is round above the greatest, by the tenths in which d3 counts."""
    low, top = min(0.0, *values), max(0.0, *values)
    if low == top:
        return 0.0, 1.0
    tenth = (top - low) / 10
    unit = 10.0 ** floor(log10(tenth))
    round_ = unit * next((size for size, least in ((10, 50), (5, 10), (2, 2)) if (tenth / unit) ** 2 >= least), 1)
    return floor(low / round_) * round_, ceil(top / round_) * round_
