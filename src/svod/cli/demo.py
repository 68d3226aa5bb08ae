"""`svod demo`: reads the demonstration pages into a fresh register and shows in one screen what comes of them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from svod.asking import area_names
from svod.briefing import brief
from svod.cells import decimal
from svod.demo import pages
from svod.errors import MisuseError, RegisterError
from svod.flow import State, Summary, add
from svod.following import all_conflicts, promises
from svod.messages import say
from svod.model.claim import Claim, CommitmentForm
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register
from svod.resolve.names import stems

BRIEF = Path("demo-brief.md")
AREA, PARTNER = "Ульяновская область", "Беларусь"
SHOWN = (EntryKind.AGREEMENT, EntryKind.PROJECT, EntryKind.INDICATOR)


def demo(
    register: Annotated[Path, typer.Option("--register", "-r", metavar="ФАЙЛ", help=say("demo.register"))] = Path(
        "demo.svod"
    ),
) -> None:
    """Read, show, write the briefing."""
    _clear(register)
    with Register(register, create=True) as opened:
        summary = add(pages(), opened)
        for line in _screen(opened, summary):
            Console().print(line, highlight=False, soft_wrap=True)
        briefing = brief(opened, area_names(AREA, opened), area_names(PARTNER, opened))
    BRIEF.write_text(briefing.text, "utf-8")
    print("\n" + say("demo.brief", path=BRIEF))
    for line in _farewell(register):
        print(line)


def _clear(path: Path) -> None:
    """Removes an earlier demonstration. Raises MisuseError when the file holds anything else."""
    if not path.exists():
        return
    ours = {page.name for page in pages()}
    try:
        with Register(path) as old:
            foreign = [one for one in old.pages() if Path(one.address).name not in ours]
    except RegisterError as error:
        raise MisuseError(say("demo.foreign", path=path)) from error
    if foreign:
        raise MisuseError(say("demo.foreign", path=path))
    for file in (path, *path.parent.glob(f"{path.name}-*")):
        file.unlink()


def _screen(register: Register, summary: Summary) -> Iterator[str]:
    entries = {kind: register.ask(Question(kind=kind)) for kind in EntryKind}
    sources = register.sources({claim for found in entries.values() for entry in found for claim in entry.claims})
    read, claims = summary.pages[State.NEW], sum(summary.claims.values())
    yield "[bold]" + say("demo.read", pages=read, claims=claims, seconds=decimal(summary.seconds)) + "[/bold]"
    if aside := summary.pages[State.ASIDE]:
        yield "  " + say("demo.aside", pages=aside, register=register.path)
    yield "  " + ", ".join(f"{say(f'demo.kind.{kind.value}')} {len(found)}" for kind, found in entries.items())
    yield from _section("facts", _facts(entries, sources))
    yield from _section("twice", _twice(entries[EntryKind.EVENT], sources))
    yield from _section("differ", _differ(register, sources))
    yield from _section("promise", _promises(register))


def _section(name: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n[bold]{say(f'demo.{name}')}[/bold]"
        yield from found


def _facts(entries: dict[EntryKind, list[Entry]], sources: dict[str, Source]) -> Iterator[str]:
    """The best attested entry of each kind worth showing."""
    for kind in SHOWN:
        best = max(entries[kind], key=lambda entry: (len(entry.claims), len(_filled(entry.gist))), default=None)
        if best:
            yield f"  {say(f'demo.one.{kind.value}')}: {best.name}"
            yield f"    {_cited(sources[best.claims[0]])}"


def _twice(events: list[Entry], sources: dict[str, Source]) -> Iterator[str]:
    """What several pages tell, those of many publishers first, told in words of their own before reprints."""
    found = []
    for entry in events:
        by_page = {sources[claim].page: sources[claim] for claim in reversed(entry.claims) if claim in sources}
        if len(by_page) > 1:
            found.append((entry, sorted(by_page.values(), key=lambda source: _day(source) or date.min)))
    found.sort(key=lambda one: (-len({source.publisher for source in one[1]} - {None}), _alike(one[1])))
    for entry, told in found[:2]:
        yield f"  {entry.name}"
        yield from (f"    {_cited(source)}" for source in told)


def _differ(register: Register, sources: dict[str, Source]) -> Iterator[str]:
    figures = (one for one in all_conflicts(register) if one.kind == "figure")
    for conflict in islice(figures, 1):
        yield from (f"    {_cited(sources[claims[0]])}" for claims in (conflict.left_claims, conflict.right_claims))


def _promises(register: Register) -> Iterator[str]:
    """A promise with what a later page tells of it."""
    known = (one for one in promises(register) if one.entry.form == CommitmentForm.PROMISE and one.results)
    for one in islice(known, 1):
        claims = (one.entry.claims[0], one.results[0].claim)
        promise, later = (register.sources(claims)[claim] for claim in claims)
        yield f"    {_cited(promise)}"
        yield f"  → {_cited(later)}"


def _alike(told: Sequence[Source]) -> float:
    """How much the first two tellings share: 1.0 for a reprint."""
    first, second = (stems(source.quote) for source in told[:2])
    return len(first & second) / (len(first | second) or 1)


def _day(source: Source) -> date | None:
    return source.published.start if source.published else None


def _cited(source: Source) -> str:
    day = _day(source)
    told = ", ".join(part for part in (source.publisher, f"{day:%d.%m.%Y}" if day else None) if part)
    return f"«{source.quote}» [dim]({told or say('demo.undated')})[/dim]"


def _filled(gist: Claim | None) -> list[str]:
    return [name for name in getattr(gist, "__slots__", ()) if getattr(gist, name, None)] if gist else []


def _farewell(register: Path) -> Iterator[str]:
    """The commands to try next."""
    yield say("demo.next", register=register)
    yield f"  svod show events --area 'Санкт-Петербург' --register {register}"
    yield f"  svod who Беглов --register {register}"
    yield f"  svod timeline --area '{AREA}' --partner {PARTNER} --register {register}"
    yield f"  svod brief --area 'Алтайский край' --partner Казахстан -o brief.md --register {register}"
