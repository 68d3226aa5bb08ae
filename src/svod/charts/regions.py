"""Regions: a map of equal tiles, as dark as there are many contacts or projects, each with its number."""

from collections.abc import Iterable, Mapping
from math import sqrt

from svod.charts.chart import Chart, Undrawn
from svod.charts.grid import Tile, tile_of, tiles
from svod.charts.numbers import number
from svod.charts.style import DARKEST, EDGE, EMPTY, INK, LIGHTEST, altair, spec
from svod.messages import say
from svod.model.claim import Modality, ProjectStage
from svod.model.entry import Entry, EntryKind

SIDE = 44
"""Pixels of a tile's side."""

COUNTED = {EntryKind.EVENT: "contacts", EntryKind.PROJECT: "projects"}
UNCOUNTED = {Modality.CANCELLED.value, Modality.PLANNED.value, Modality.PROPOSED.value, ProjectStage.CANCELLED.value}
DARK = 0.5
"""From this part of the scale on, letters are white."""


def regions(entries: Iterable[Entry], kind: EntryKind = EntryKind.EVENT, partner: str | None = None) -> Chart | None:
    """How many events took place with each region, or projects that were not given up; None when no region has any.

    An entry counts once for each region that it names; those that name none are not drawn.
    """
    told = [one for one in entries if one.kind is kind and (one.stage not in UNCOUNTED or _ahead(one))]
    found = {one.id: {tile.name for area in one.areas if (tile := tile_of(area))} for one in told}
    counted: dict[str, int] = {}
    for names in found.values():
        for name in names:
            counted[name] = counted.get(name, 0) + 1
    if not counted:
        return None
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    rows = tuple((name, number(count)) for name, count in ranked)
    what = COUNTED[kind]
    title = say(f"chart.map.{what}.with", partner=partner) if partner else say(f"chart.map.{what}")
    told_rows = "; ".join(f"{name} — {count}" for name, count in rows)
    description = f"{say('chart.map')} {title}: {told_rows}. {say('chart.map.rest')}"
    return Chart(
        title=title,
        description=description,
        spec=spec(_tiles(counted), title, description),
        heads=(say("col.area"), say("chart.count")),
        rows=rows,
        entries=tuple(sorted(name for name, places in found.items() if places)),
        undrawn=tuple(Undrawn(one.id, one.name, say("chart.reason.no-region")) for one in told if not found[one.id]),
    )


def _ahead(entry: Entry) -> bool:
    """A planned project is a project; a planned meeting has not taken place."""
    return entry.kind is EntryKind.PROJECT and entry.stage == ProjectStage.PLANNED.value


def _tiles(counted: Mapping[str, int]) -> object:
    alt = altair()
    most = max(counted.values())
    values = [_value(tile, counted.get(tile.name, 0), most) for tile in tiles().values()]
    columns = max(tile.column for tile in tiles().values()) + 1
    lines = max(tile.row for tile in tiles().values()) + 1
    x = alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0))
    ramp = alt.Scale(type="sqrt", domain=[0, most], range=[LIGHTEST, DARKEST])
    fill = alt.condition("datum.count > 0", alt.Color("count:Q", scale=ramp, legend=None), alt.value(EMPTY))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
    squares = base.mark_rect(stroke=EDGE, strokeWidth=0.5).encode(color=fill)
    ink = alt.Color("ink:N", scale=None)
    letters = base.mark_text(fontSize=11, dy=-7).encode(text="letters:N", color=ink)
    numbers = base.mark_text(fontSize=13, fontWeight="bold", dy=9).encode(text="text:N", color=ink)
    picture = alt.layer(squares, letters, numbers).resolve_scale(color="independent")
    return picture.properties(width=columns * SIDE, height=lines * SIDE)


def _value(tile: Tile, count: int, most: int) -> dict[str, object]:
    dark = sqrt(count / most) >= DARK
    return {
        "column": tile.column,
        "row": tile.row,
        "letters": tile.letters,
        "count": count,
        "text": number(count) if count else "",
        "ink": "white" if dark else INK if count else EDGE,
    }
