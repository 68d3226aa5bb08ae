"""`svod read`: what pages say, without a register."""

import json
import textwrap
from pathlib import Path
from typing import Annotated, Any

import typer

from svod.cells import when_cell
from svod.collect import SetAside, collect
from svod.flow import Digest, digest, digest_to_json
from svod.messages import say
from svod.model.claim import Claim, kind_of
from svod.model.contract import claim_to_json, set_aside_to_json

ASIDE = 1


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("add.paths"), show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help=say("read.json"))] = False,
) -> None:
    """Print claims as JSON lines or as a text for people; exit code 1 when pages were set aside."""
    aside = False
    for page in collect(paths):
        if isinstance(page, SetAside):
            aside = True
            line = json.dumps(set_aside_to_json(page.address, page.problem), ensure_ascii=False)
            print(line if as_json else say("add.line.aside", address=page.address, message=page.problem.message))
        elif as_json:
            print(json.dumps(digest_to_json(digest(page)), ensure_ascii=False))
        else:
            print(rendered(digest(page)))
    if aside:
        raise typer.Exit(ASIDE)


def rendered(found: Digest) -> str:
    """A page for people: what it is, then each claim with its sentence."""
    article = found.article
    date = when_cell(article.published) or say("read.unknown")
    facts = " · ".join(part for part in (date, article.publisher, article.origin, article.address) if part)
    lines = [article.title or article.address, facts, ""]
    for claim in found.claims:
        lines.append(f"  {say(f'kind.one.{kind_of(claim)}')}: {slots_line(claim)}")
        quote = " ".join(claim.citation.quote.split())
        lines.append(textwrap.fill(f"«{quote}»", 110, initial_indent="      ", subsequent_indent="      "))
    if not found.claims:
        lines.append(f"  {say('read.nothing')}")
    lines += [f"  ! {problem.message}" for problem in article.problems]
    return "\n".join(lines) + "\n"


def slots_line(claim: Claim) -> str:
    """The claim's filled slots in one line."""
    data = claim_to_json(claim, "")
    common = {"id", "kind", "start", "end", "quote", "speaker", "confidence", "rule"}
    return "; ".join(f"{name} = {_shown(value)}" for name, value in data.items() if name not in common and value)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, dict) and "name" in value:
        return f"{value['name']} ({value['role']})" if value["role"] else str(value["name"])
    if isinstance(value, dict) and "precision" in value:
        ends = dict.fromkeys(end for end in (value["from"], value["to"]) if end)
        return "–".join(ends)
    if isinstance(value, dict):
        return f"{value['compare'] if value['compare'] != '=' else ''}{value['number']} {value['unit']}"
    return str(value)
