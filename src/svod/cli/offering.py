"""`svod offers`: what one side offers and the other asks for, with reasons and both citations."""

from typing import Annotated, Any

import typer

from svod.asking import area_names, day, label, side_names
from svod.cells import reasons_cell
from svod.cli.following import AsOfOption, cite
from svod.cli.options import DEFAULT_REGISTER, JsonOption, LimitOption, PartnerOption, RegisterOption, opened
from svod.cli.output import complain, console, print_json
from svod.columns import source_to_json
from svod.follow.offers import Match
from svod.follow.products import chapter
from svod.messages import say
from svod.model.contract import score_to_json
from svod.model.entry import Source
from svod.offering import offers as offers_of


def offers(
    area: Annotated[str, typer.Option("--area", "-a", metavar="AREA", help=say("cli.area"))],
    partner: PartnerOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print: who could give whom what, by what it was matched, the words of both."""
    with opened(register) as file:
        areas = area_names(area, file)
        partners = side_names(partner, file)
        found = offers_of(file, areas, partners, day(as_of, last=True) if as_of else None)[:limit]
        sources = file.sources(claim for one in found for claim in (*one.offer_claims, *one.need_claims))
    if as_json:
        print_json(_to_json(one, sources) for one in found)
    elif not found:
        complain(say("show.none"))
    for one in found if not as_json else ():
        _print(one, sources)


def _print(one: Match, sources: dict[str, Source]) -> None:
    out = console()
    out.print(f"{one.giver} → {one.taker}: {one.given.said}", style="bold", markup=False)
    out.print(f"  {reasons_cell(one.score)}", markup=False)
    if one.chapters:
        told = "; ".join(f"{code} {chapter(code)}" for code in one.chapters)
        out.print(f"  {say('offers.chapters', chapters=told)}", markup=False)
    for entry, claims in ((one.offer, one.offer_claims), (one.need, one.need_claims)):
        stage = sorted({step.stage for step in entry.history if step.claim in claims})
        out.print(f"  {', '.join(label('stage', entry.kind, name) for name in stage)}:", markup=False)
        cite(claims[-1:], sources)
    if one.already:
        out.print(f"  {say('offers.already', ids=', '.join(one.already))}", markup=False)
    out.print()


def _to_json(one: Match, sources: dict[str, Source]) -> dict[str, Any]:
    return {
        "giver": one.giver,
        "taker": one.taker,
        "offer": one.offer.id,
        "need": one.need.id,
        "products": [one.given.said, one.wanted.said],
        "headings": [list(one.given.headings), list(one.wanted.headings)],
        "chapters": list(one.chapters),
        "already": list(one.already),
        **score_to_json(one.score),
        "offer_sources": [source_to_json(sources[claim]) for claim in one.offer_claims if claim in sources],
        "need_sources": [source_to_json(sources[claim]) for claim in one.need_claims if claim in sources],
    }
