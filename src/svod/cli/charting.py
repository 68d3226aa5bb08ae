"""`svod chart`: a picture of what the register knows, as SVG or PNG."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from svod.asking import day, side_names
from svod.charts import Chart, contacts, png, regions, stages, svg, trade
from svod.charts.contacts import MONTHS
from svod.cli.options import DEFAULT_REGISTER, AreaOption, PartnerOption, RegisterOption, opened
from svod.cli.output import by_suffix, save
from svod.errors import MisuseError
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register

FORMATS = {".svg": lambda chart: svg(chart).encode(), ".png": png}


class What(StrEnum):
    """The pictures that there are."""

    TRADE = "trade"
    STAGES = "stages"
    CONTACTS = "contacts"
    MAP = "map"


class Counted(StrEnum):
    """What a map counts."""

    CONTACTS = "contacts"
    PROJECTS = "projects"


def chart(
    what: Annotated[What, typer.Argument(metavar="WHAT", help=say("chart.what"), show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=say("chart.output"))],
    area: AreaOption = None,
    partner: PartnerOption = None,
    counted: Annotated[Counted, typer.Option("--of", help=say("chart.of"))] = Counted.CONTACTS,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("brief.as-of"))] = None,
    months: Annotated[int, typer.Option("--months", min=1, max=60, help=say("chart.months-shown"))] = MONTHS,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, draw."""
    made = by_suffix(output, FORMATS)
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        areas, partners = (side_names(one, file) for one in (area, partner))
        drawn = _drawn(file, what, areas, partners, counted, today, months)
    if drawn is None or made is None:
        raise MisuseError(say("chart.none", reason=say(f"chart.none.{what.value}")))
    save(output, made(drawn))
    print(say("chart.written", path=output, entries=len(drawn.entries)))
    for one in drawn.undrawn:
        print(say("chart.undrawn", reason=one.reason, text=one.text))


def _drawn(
    file: Register,
    what: What,
    areas: tuple[str, ...],
    partners: tuple[str, ...],
    counted: Counted,
    today: date,
    months: int,
) -> Chart | None:
    def asked(kind: EntryKind) -> list[Entry]:
        return file.ask(Question(kind=kind, areas=areas, partners=partners))

    match what:
        case What.TRADE:
            return trade(asked(EntryKind.INDICATOR), areas, partners)
        case What.STAGES:
            return stages(asked(EntryKind.PROJECT))
        case What.CONTACTS:
            return contacts(asked(EntryKind.EVENT), today, months)
    kind = EntryKind.EVENT if counted is Counted.CONTACTS else EntryKind.PROJECT
    return regions(asked(kind), kind, (partners or areas or (None,))[0])
