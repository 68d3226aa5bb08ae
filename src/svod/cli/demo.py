"""`svod demo`: reads the demonstration pages into a fresh register and shows in one screen what comes of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from svod.asking import area_names
from svod.briefing import brief
from svod.demo import pages
from svod.demo.findings import Said, differing, echoes, said, told_twice
from svod.errors import MisuseError, RegisterError
from svod.flow import Summary, add
from svod.messages import say
from svod.model.claim import Claim, CommitmentForm
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register

BRIEF = Path("demo-brief.md")
AREA, PARTNER = "Ульяновская область", "Беларусь"
SHOWN = (EntryKind.AGREEMENT, EntryKind.PROJECT, EntryKind.INDICATOR)


def demo(
    register: Annotated[Path, typer.Option("--register", metavar="ФАЙЛ", help=say("demo.register"))] = Path(
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
    claims = sum(summary.claims.values())
    yield "[bold]" + say("demo.read", pages=len(pages()), claims=claims, seconds=f"{summary.seconds:.1f}") + "[/bold]"
    yield "  " + ", ".join(f"{say(f'demo.kind.{kind.value}')} {len(found)}" for kind, found in entries.items())
    yield from _section("facts", _facts(entries, sources))
    yield from _section("twice", _twice(entries[EntryKind.EVENT], sources))
    yield from _section("differ", _differ(entries[EntryKind.INDICATOR], sources))
    yield from _section("promise", _promises(entries[EntryKind.COMMITMENT], sources, register))


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
    for entry, told in told_twice(events, sources)[:2]:
        yield f"  {entry.name}"
        yield from (f"    {_cited(source)}" for source in told)


def _differ(indicators: list[Entry], sources: dict[str, Source]) -> Iterator[str]:
    for pair in differing(indicators)[:1]:
        yield from (f"    {_cited(sources[entry.claims[0]])}" for entry in pair)


def _promises(entries: list[Entry], sources: dict[str, Source], register: Register) -> Iterator[str]:
    promised = {claim for entry in entries if entry.form == CommitmentForm.PROMISE for claim in entry.claims}
    for echo in echoes([said(sources[claim]) for claim in sorted(promised)], list(_sentences(register)))[:1]:
        yield f"    {_told(echo.promise)}"
        yield f"  → {_told(echo.later)}"


def _sentences(register: Register) -> Iterator[Said]:
    """Every sentence of every page, roughly parted: for looking, not for citing."""
    for page in register.pages():
        day = page.published.start if page.published else None
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", register.text(page.digest) or ""):
            if sentence.endswith("."):
                yield Said(sentence, page.digest, page.publisher, day)


def _cited(source: Source) -> str:
    return _told(said(source))


def _told(one: Said) -> str:
    told = ", ".join(part for part in (one.publisher, f"{one.day:%d.%m.%Y}" if one.day else None) if part)
    return f"«{one.quote}» [dim]({told or say('demo.undated')})[/dim]"


def _filled(gist: Claim | None) -> list[str]:
    return [name for name in getattr(gist, "__slots__", ()) if getattr(gist, name, None)] if gist else []


def _farewell(register: Path) -> Iterator[str]:
    """The commands to try next."""
    yield say("demo.next", register=register)
    yield f"  svod show events --area 'Санкт-Петербург' --register {register}"
    yield f"  svod who Беглов --register {register}"
    yield f"  svod timeline --area '{AREA}' --partner {PARTNER} --register {register}"
    yield f"  svod brief --area 'Алтайский край' --partner Казахстан -o brief.md --register {register}"
