"""`svod cite`: the sentence that an entry or a claim rests on, in its context."""

from typing import Annotated

import typer

from svod.cells import when_cell
from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import console, print_json
from svod.columns import backing_line, backing_to_json, source_to_json
from svod.errors import MisuseError
from svod.following import corroborated
from svod.messages import say
from svod.model.entry import Source
from svod.register import Register

AROUND = 300
"""Characters of the article shown on each side of the quote, cut at a blank."""


def cite(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("cite.id"), show_default=False)],
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print."""
    with opened(register) as file:
        sources = list(file.sources(_claims(name, file)).values())
        texts = {source.page: file.text(source.page) or "" for source in sources}
        backed = corroborated(file, [source.claim for source in sources])
    sources.sort(key=lambda source: (str(source.published and source.published.start), source.claim))
    if as_json:
        told = [source_to_json(source) for source in sources]
        print_json([{"sources": told, "corroboration": backing_to_json(backed)}])
        return
    for source in sources:
        _print(source, texts[source.page])
    if line := backing_line(backed):
        console().print(line, markup=False)


def _claims(name: str, file: Register) -> tuple[str, ...]:
    """The claims of an entry, or the one claim, of that name; MisuseError when there is none or there are several."""
    if entry := file.entry(name):
        return entry.claims
    claims = file.claims_like(name)
    if name in claims or len(claims) == 1:
        return (name if name in claims else claims[0],)
    if claims:
        raise MisuseError(say("cite.several", names=", ".join(claims)))
    raise MisuseError(f"{say('ask.id', id=name)} {say('ask.id.how')}")


def _print(source: Source, text: str) -> None:
    out = console()
    before, after = context(text, source.start, source.end)
    out.print(before, end="", style="dim", markup=False)
    out.print(f"⟦{source.quote}⟧", end="", style="bold", markup=False)
    out.print(after, style="dim", markup=False)
    facts = {
        "cite.page": source.title or source.page,
        "cite.publisher": source.publisher,
        "cite.published": when_cell(source.published) or say("read.unknown"),
        "cite.address": source.address,
        "cite.speaker": source.speaker,
        "col.id": source.claim,
    }
    for key, fact in facts.items():
        if fact:
            out.print(f"  {say(key)}: {fact}", markup=False)
    out.print()


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the quote in the article."""
    first = max(0, start - AROUND)
    last = min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, after
