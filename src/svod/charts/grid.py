"""The grid: where the tile of each region stands. Reads data/tiles.tsv."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from svod.language.areas import gazetteer
from svod.messages import language


@dataclass(frozen=True, slots=True)
class Tile:
    """A region's square: `column` from the west, `row` from the north, and the letters in it."""

    name: str
    column: int
    row: int
    short: str
    latin: str

    @property
    def letters(self) -> str:
        """What stands in the tile in the language spoken now."""
        return self.short if language() == "ru" else self.latin


@cache
def tiles() -> dict[str, Tile]:
    """All tiles by the name of their region."""
    source = (files("svod") / "data" / "tiles.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in source.splitlines() if line and not line.startswith("#")]
    made = (Tile(name, int(column), int(row), short, latin) for name, column, row, short, latin in lines[1:])
    return {tile.name: tile for tile in made}


@cache
def tile_of(area: str) -> Tile | None:
    """The tile that an area is or lies in: a town counts for its region; None for other countries."""
    if area in tiles():
        return tiles()[area]
    regions = {entry.area.region for entry in gazetteer().by_name.get(area, ())}
    found = [tiles()[name] for name in sorted(regions) if name in tiles()]
    return found[0] if len(found) == 1 else None
