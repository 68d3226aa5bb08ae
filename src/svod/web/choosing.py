"""Choosing: the areas of the register to choose from: regions as a grid of equal tiles, and all by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, sqrt

from starlette.requests import Request
from starlette.responses import Response

from svod.charts.grid import tiles
from svod.language.areas import gazetteer
from svod.web import links
from svod.web.days import view_of
from svod.web.rendering import page
from svod.web.start import worth

LEVELS = 5
"""Shades of the map beside that of none; the style sheet knows them as l0 to l5."""


@dataclass(frozen=True, slots=True)
class Named:
    """An area to choose, with the number of entries that name it."""

    name: str
    count: int
    partners: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the grid: where it stands, its letters, how many contacts it had, and how dark that makes it."""

    name: str
    letters: str
    column: int
    row: int
    count: int
    level: int
    href: str


def areas(request: Request) -> Response:
    """All areas of the register, countries apart from regions."""
    view = view_of(request)
    told = view.register.overview.geography(view.chosen)
    shown = worth(told.pairs)
    partners: dict[str, int] = {}
    for pairing in shown:
        for name in (pairing.one, pairing.other):
            partners[name] = partners.get(name, 0) + 1
    groups: dict[str, list[Named]] = {"country": [], "region": [], "other": []}
    for name, count in told.areas.items():
        known = gazetteer().by_name.get(name)
        kind = known[0].area.kind if known else "other"
        groups[kind if kind in groups else "other"].append(Named(name, count, partners.get(name, 0)))
    return page(request, "areas.html", groups=groups, pairs=shown[:60], map=grid(told.contacts, told.areas))


def grid(contacts: Mapping[str, int], told: Mapping[str, int]) -> list[Tile]:
    """The regions, row by row from the west; those of which the register tells nothing lead nowhere."""
    known = {name: contacts.get(name, 0) for name in tiles()}
    most = max(known.values(), default=0) or 1
    made = [
        Tile(
            name=name,
            letters=tile.letters,
            column=tile.column,
            row=tile.row,
            count=known[name],
            level=ceil(LEVELS * sqrt(known[name] / most)),
            href=links.area(name) if told.get(name) else "",
        )
        for name, tile in tiles().items()
    ]
    return sorted(made, key=lambda one: (one.row, one.column))
