"""`svod control`: the control list: author, who must act, term, state, and the words it rests on."""

from datetime import date

from svod.asking import day, label, side_names
from svod.cells import day_cell, when_cell
from svod.cli.following import AsOfOption
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    CsvOption,
    JsonOption,
    LimitOption,
    OverdueOption,
    OwnerOption,
    PartnerOption,
    RegisterOption,
    StateOption,
    one_format,
    opened,
)
from svod.cli.output import complain, print_csv, print_json, print_table
from svod.columns import source_to_json
from svod.follow.control import Line
from svod.follow.promises import State
from svod.following import control_list
from svod.messages import say
from svod.model.entry import Entry, Source

HEADS = ("author", "owner", "what", "due", "state", "basis")
SHOWN = 90
"""Characters of a quote that the table has room for; `svod cite` shows the rest."""


def control(
    area: AreaOption = None,
    partner: PartnerOption = None,
    owner: OwnerOption = None,
    state: StateOption = None,
    overdue: OverdueOption = False,
    as_of: AsOfOption = None,
    limit: LimitOption = 100,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    one_format(as_json, as_csv)
    today = day(as_of, last=True) if as_of else date.today()
    with opened(register) as file:
        areas = side_names(area, file)
        partners = side_names(partner, file)
        only = State.OVERDUE if overdue else state
        lines = control_list(file, areas, partners, today, owner=owner, state=only)[:limit]
        sources = file.sources(line.basis for line in lines)
    heads = [say(f"control.{name}") for name in HEADS]
    if as_json:
        print_json(_to_json(line, sources) for line in lines)
    elif as_csv:
        print_csv(heads, [_row(line, sources) for line in lines])
    elif lines:
        title = f"{say('control.title')}, {say('control.as-of', day=day_cell(today))}"
        print_table(heads, [_row(line, sources) for line in lines], title)
    else:
        complain(say("control.none"))


def _row(line: Line, sources: dict[str, Source]) -> list[str]:
    entry = line.entry
    judged = f" ({say('follow.judged')})" if line.followed.judged else ""
    return [
        ", ".join(line.author),
        ", ".join(line.owner) or say("control.unowned"),
        ": ".join(part for part in (label("form", entry.kind, entry.form), line.what) if part),
        day_cell(line.followed.due) or say("control.untimed"),
        say(f"follow.state.{line.state.value}") + judged,
        _basis(entry, sources.get(line.basis)),
    ]


def _basis(entry: Entry, source: Source | None) -> str:
    """«…», who publishes it and when, and what the entry is called."""
    if source is None:
        return entry.id
    quote = " ".join(source.quote.split())
    quote = quote if len(quote) <= SHOWN else quote[:SHOWN].rpartition(" ")[0] + " …"
    return ", ".join(part for part in (f"«{quote}»", source.publisher, when_cell(source.published), entry.id) if part)


def _to_json(line: Line, sources: dict[str, Source]) -> dict[str, object]:
    followed = line.followed
    return {
        "id": line.entry.id,
        "kind": line.entry.kind.value,
        "form": line.entry.form,
        "author": list(line.author),
        "owner": list(line.owner),
        "what": line.what,
        "due": followed.due.isoformat() if followed.due else None,
        "state": line.state.value,
        "judged": followed.judged,
        "no_news_since": followed.no_news_since.isoformat() if followed.no_news_since else None,
        "rubric": followed.rubric,
        "candidates": [result.claim for result in followed.results],
        "basis": source_to_json(sources[line.basis]) if line.basis in sources else None,
    }
