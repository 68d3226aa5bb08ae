"""`svod follow`, `conflicts`, `compare`: promises with their results, contradictions, figures side by side."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Annotated, Any

import typer

from svod.asking import day, label, side_names
from svod.cells import day_cell, quantity_cell, reasons_cell, when_cell
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    JsonOption,
    LimitOption,
    OverdueOption,
    OwnerOption,
    PartnerOption,
    RegisterOption,
    StateOption,
    opened,
)
from svod.cli.output import complain, console, print_json
from svod.columns import source_line, source_to_json
from svod.follow.comparison import Outcome
from svod.follow.conflicts import Conflict
from svod.follow.control import owned, owner_of, what_of
from svod.follow.promises import Followed, State
from svod.follow.results import Result
from svod.following import all_conflicts, compared, promises_by_term
from svod.messages import say
from svod.model.claim import Indicator
from svod.model.contract import score_to_json
from svod.model.entry import Entry, EntryKind, Source
from svod.register import Register
from svod.resolve.names import key

AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("follow.as-of"))]


def follow(
    area: AreaOption = None,
    partner: PartnerOption = None,
    as_of: AsOfOption = None,
    owner: OwnerOption = None,
    state: StateOption = None,
    overdue: OverdueOption = False,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print: who, what, term, state, the best candidates with their reasons."""
    with opened(register) as file:
        areas, partners = _sides(file, area, partner)
        told = promises_by_term(file, areas, partners, day(as_of, last=True) if as_of else None)
        only = State.OVERDUE if overdue else state
        asked = (one for one in told if only is None or one.state is only)
        found = list(islice((one for one in asked if owner is None or owned(one.entry, owner)), limit))
        claims = [one.entry.claims[0] for one in found] + [r.claim for one in found for r in one.results]
        sources = file.sources(claims)
    if as_json:
        print_json(_to_json(one, sources) for one in found)
    elif not found:
        complain(say("show.none"))
    for one in found if not as_json else ():
        print_followed(one, sources)


def conflicts(
    area: AreaOption = None,
    partner: PartnerOption = None,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print: both sides with their sources, which is newer, which more official."""
    with opened(register) as file:
        areas, partners = _sides(file, area, partner)
        found = all_conflicts(file, areas, partners)
        sources = file.sources(claim for one in found for claim in (*one.left_claims, *one.right_claims))
        shown = {one: _sides_of(file, one) for one in found}
    if as_json:
        print_json(_conflict_to_json(one, shown[one], sources) for one in found)
    elif not found:
        complain(say("conflicts.none"))
    for one in found if not as_json else ():
        _print_conflict(one, shown[one], sources)


def compare(
    one: Annotated[str, typer.Argument(metavar="ID", help=say("compare.one"), show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help=say("compare.other"), show_default=False)],
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print; a refusal names its reasons."""
    with opened(register) as file:
        left, right, told = compared(file, one, other)
        sources = file.sources([*left.claims, *right.claims])
    out = console()
    reasons = ", ".join(say(f"compare.reason.{reason}") for reason in told.reasons)
    out.print(say(f"compare.{told.outcome.value}", reasons=reasons), style="bold", markup=False)
    for entry in (left, right):
        out.print(f"  {_figure(entry)}", markup=False)
        cite(entry.claims, sources)
    if told.outcome is Outcome.REFUSED:
        raise typer.Exit(1)


def _sides(file: Register, area: str | None, partner: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return side_names(area, file), side_names(partner, file)


def print_followed(one: Followed, sources: dict[str, Source]) -> None:
    """Print a promise: what it is, its state, its words, the candidates with their reasons."""
    out = console()
    out.print(f"{_what(one.entry)}", style="bold", markup=False)
    out.print(f"  {_state(one)}", markup=False)
    cite(one.entry.claims[:1], sources)
    for result in one.results:
        out.print(f"    → {_result(result)}", markup=False)
        cite((result.claim,), sources, "        ")
    out.print(f"  {one.entry.id}", style="dim", markup=False)
    out.print()


def _what(entry: Entry) -> str:
    """«обещание — Иван Сомов: подготовить перечень»; whoever is all that is told is told once."""
    form = entry.form if entry.kind is EntryKind.AGREEMENT else label("form", entry.kind, entry.form)
    who, what = ", ".join(owner_of(entry)), what_of(entry)
    head = " — ".join(part for part in (form, who if key(who) != key(what) else "") if part)
    return ": ".join(part for part in (head, what) if part)


def _state(one: Followed) -> str:
    due = say("follow.due", day=day_cell(one.due)) if one.due else say("follow.no-due")
    news = say("follow.no-news", day=day_cell(one.no_news_since)) if one.no_news_since else ""
    judged = say("follow.judged") if one.judged else ""
    return " · ".join(part for part in (say(f"follow.state.{one.state.value}"), judged, due, news) if part)


def _result(result: Result) -> str:
    when = day_cell(result.day)
    return f"{say(f'follow.turn.{result.turn.value}')}, {when}, {reasons_cell(result.score)}"


def cite(claims: Iterable[str], sources: dict[str, Source], indent: str = "      ") -> None:
    """Print the words of claims with publisher, date and address."""
    for source in (sources[claim] for claim in claims if claim in sources):
        console().print(f"{indent}«{' '.join(source.quote.split())}»", style="dim", markup=False)
        console().print(f"{indent}{source_line(source)} · {source.claim}", style="dim", markup=False)


def _to_json(one: Followed, sources: dict[str, Source]) -> dict[str, Any]:
    return {
        "id": one.entry.id,
        "kind": one.entry.kind.value,
        "what": _what(one.entry),
        "state": one.state.value,
        "judged": one.judged,
        "due": _iso(one.due),
        "no_news_since": _iso(one.no_news_since),
        "rubric": one.rubric,
        "source": source_to_json(sources[one.entry.claims[0]]) if one.entry.claims[0] in sources else None,
        "results": [
            {
                "entry": result.entry,
                "turn": result.turn.value,
                **score_to_json(result.score),
                "source": source_to_json(sources[result.claim]) if result.claim in sources else None,
            }
            for result in one.results
        ],
    }


def _sides_of(file: Register, one: Conflict) -> tuple[str, str]:
    if one.kind != "figure":
        return one.left, one.right
    entries = [file.entry(name) for name in (one.left, one.right)]
    left, right = (_figure(entry) if entry else "" for entry in entries)
    return left, right


def _figure(entry: Entry) -> str:
    figure = entry.gist
    assert isinstance(figure, Indicator)
    sides = " — ".join(side for side in (figure.area, figure.partner) if side)
    change = f"({quantity_cell(figure.change)})" if figure.change else ""
    parts = (label("form", entry.kind, entry.form), figure.of, sides, when_cell(figure.period))
    return f"{', '.join(part for part in parts if part)}: {quantity_cell(figure.value)} {change} · {entry.id}"


def _print_conflict(one: Conflict, shown: tuple[str, str], sources: dict[str, Source]) -> None:
    out = console()
    out.print(say(f"conflicts.{one.kind}"), style="bold", markup=False)
    for said, claims in ((shown[0], one.left_claims), (shown[1], one.right_claims)):
        marks = [say(f"conflicts.{name}") for name in _marks(one, claims)]
        out.print(f"  {said}{' — ' if marks else ''}{', '.join(marks)}", markup=False)
        cite(claims[-1:], sources)
    out.print()


def _marks(one: Conflict, claims: tuple[str, ...]) -> list[str]:
    return one.weighing.marks(claims) if one.weighing else []


def _conflict_to_json(one: Conflict, shown: tuple[str, str], sources: dict[str, Source]) -> dict[str, Any]:
    sides = ((shown[0], one.left_claims), (shown[1], one.right_claims))
    return {
        "kind": one.kind,
        "reasons": list(one.reasons),
        "sides": [
            {
                "said": said,
                "marks": _marks(one, claims),
                "sources": [source_to_json(sources[c]) for c in claims if c in sources],
            }
            for said, claims in sides
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
