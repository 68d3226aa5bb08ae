"""`svod series`: figures of an area or of two by periods, each with its sources; what cannot be compared and why."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from svod.asking import area_names, code, side_names
from svod.charts.rows import apart, left, rows, title
from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json, print_table
from svod.columns import source_line, source_to_json
from svod.follow.series import Figure, Figures, Series
from svod.following import figures
from svod.messages import say
from svod.model.claim import Measure
from svod.model.contract import quantity_to_json, when_to_json
from svod.model.entry import Entry, EntryKind, Source

SHOWN = 3
"""Sources told of each figure in a table; JSON has all."""


def series(
    area: Annotated[str, typer.Argument(metavar="AREA", help=say("series.area"), show_default=False)],
    partner: Annotated[str | None, typer.Argument(metavar="PARTNER", help=say("series.partner"))] = None,
    measure: Annotated[str | None, typer.Option("--measure", metavar="MEASURE", help=say("series.measure"))] = None,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    with opened(register) as file:
        areas, partners = area_names(area, file), side_names(partner, file)
        of = (Measure(code(measure, "form", EntryKind.INDICATOR, file)),) if measure else ()
        told, entries = figures(file, areas, partners, of)
        sources = file.sources(claim for one in told.series for figure in _figures(one) for claim in figure.claims)
    if as_json:
        print_json(_to_json(told, entries, sources))
    elif told.series or told.left:
        _print(told, entries, sources)
    else:
        complain(say("series.none", sides=" — ".join((*areas[:1], *partners[:1]))))


def _figures(one: Series) -> Iterator[Figure]:
    return (figure for point in one.points for figure in (point.figure, *point.others))


def _print(told: Figures, entries: Mapping[str, Entry], sources: Mapping[str, Source]) -> None:
    heads = [say(f"col.{name}") for name in ("period", "value")] + [say("web.sources")]
    for one in told.series:
        contested = f" — {say('web.series.contested')}" if one.contested else ""
        cells = [(period, text, _told_by(figure, sources)) for period, found in rows(one) for text, figure in found]
        print_table(heads, cells, title=title(one) + contested)
    _list("web.series.apart", (f"{one} | {other}: {reasons}" for one, other, reasons in apart(told.series)))
    _list("web.series.left", (f"{text}: {reason}" for _, text, reason in left(told, entries)))


def _list(head: str, lines: Iterator[str]) -> None:
    found = list(lines)
    if found:
        console().print(say(head), style="bold", markup=False)
    for line in found:
        console().print(f"  {line}", markup=False)


def _told_by(figure: Figure, sources: Mapping[str, Source]) -> str:
    lines = list(dict.fromkeys(source_line(sources[claim]) for claim in figure.claims if claim in sources))
    return "; ".join(lines) if len(lines) <= SHOWN else say("series.sources", count=str(len(lines)))


def _to_json(told: Figures, entries: Mapping[str, Entry], sources: Mapping[str, Source]) -> Iterator[dict[str, Any]]:
    """A line each: the series, then what cannot be compared, then what stands in none."""
    for one in told.series:
        yield {
            "series": title(one),
            "measure": one.measure.value,
            "area": one.area,
            "partner": one.partner,
            "of": one.of,
            "sector": one.sector,
            "unit": one.unit,
            "span": one.span,
            "of_change": one.of_change,
            "base": one.base or None,
            "contested": bool(one.contested),
            "points": [
                {
                    "period": when_to_json(point.period),
                    "figures": [_figure(f, sources) for f in (point.figure, *point.others)],
                }
                for point in one.points
            ],
        }
    for first, second, reasons in apart(told.series):
        yield {"apart": [first, second], "reasons": reasons}
    for name, text, reason in left(told, entries):
        yield {"left": name, "what": text, "reason": reason}


def _figure(figure: Figure, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "value": quantity_to_json(figure.quantity),
        "entries": list(figure.entries),
        "sources": [source_to_json(sources[claim]) for claim in figure.claims if claim in sources],
    }
