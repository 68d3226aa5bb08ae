"""Chart: a picture before it is drawn, with its words for those who cannot see it and what could not be drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undrawn:
    """An entry that is not in the picture, as text, and why."""

    entry: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a chart tells, without its picture: `description` tells all that the picture shows, and `rows` under `heads`
    tell it as a table. `entries` are the names of those drawn."""

    title: str
    description: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    entries: tuple[str, ...]
    undrawn: tuple[Undrawn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Told):
    """`spec` is the picture as Vega-Lite in JSON, the same for the same entries."""

    spec: str
