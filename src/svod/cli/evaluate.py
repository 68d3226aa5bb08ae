"""`svod eval`: how well the reading agrees with gold annotation."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from svod.cli.options import JsonOption
from svod.collect import SetAside, collect
from svod.extract import extract
from svod.flow import digest, digest_to_json
from svod.language import understand
from svod.messages import say
from svod.quality import factrueval as public
from svod.quality.factrueval_gold import gold_of
from svod.quality.factrueval_scoring import Estimate
from svod.quality.gold import evaluate_folder
from svod.quality.scoring import SLOTS, Fault, Score, Tally

app = typer.Typer(no_args_is_help=True, help=say("eval.help"))


@app.command(help=say("eval.gold.help"))
def gold(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.yaml", help=say("eval.gold.gold"))],
    pages: Annotated[Path, typer.Argument(metavar="PAGES_DIR", help=say("eval.gold.pages"))],
    errors: Annotated[bool, typer.Option("--errors", help=say("eval.gold.errors"))] = False,
    kind: Annotated[str | None, typer.Option("--kind", help=say("eval.gold.kind"))] = None,
    as_json: JsonOption = False,
) -> None:
    """Read annotated pages and compare: claims found and slots filled rightly, by kind."""
    result = evaluate_folder(gold, pages, read_line)
    if as_json:
        print(json.dumps(score_to_json(result), ensure_ascii=False))
        return
    console = Console() if Console().is_terminal else Console(width=120, highlight=False)
    if errors:
        for line in fault_lines(result.faults, kind):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(score_table(result))
    console.print(say("eval.gold.dates", right=result.dates_right, all=result.dates, quotes=result.bad_quotes))


@app.command(help=say("eval.factrueval.help"))
def factrueval(
    folder: Annotated[Path, typer.Argument(metavar="DATA_DIR", help=say("eval.factrueval.folder"))],
    out: Annotated[Path, typer.Option("--out", help=say("eval.factrueval.out"))],
) -> None:
    """Answer the tasks of factRuEval-2016 for its scoring program; where annotation lies beside, score at once."""
    out.mkdir(parents=True, exist_ok=True)
    estimate, judged = Estimate(), 0
    for path in public.texts(folder):
        text = understand(public.article_of(path))
        names, facts = public.names_answer(path, text), public.facts_answer(text, extract(text))
        (out / f"{path.stem}.task1").write_text(names, "utf-8")
        (out / f"{path.stem}.task3").write_text(facts, "utf-8")
        if gold := gold_of(path):
            judged += 1
            estimate.add(gold, names, facts)
    print(say("eval.factrueval.written", out=out))
    if judged:
        (Console() if Console().is_terminal else Console(width=100)).print(estimate_table(estimate))


def read_line(path: Path) -> dict[str, Any]:
    """One line of `svod read --json` for a file; a file that gives no page counts as a page without claims."""
    for page in collect([path]):
        if not isinstance(page, SetAside):
            return digest_to_json(digest(page))
    return {"document": {"address": str(path)}, "claims": []}


def score_table(result: Score) -> Table:
    """The score by kind."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column(say("eval.kind"))
    heads = [say(f"eval.{name}") for name in ("annotated", "read", "found", "slots")]
    for name in (*heads[:2], f"{heads[2]} P", "R", "F1", f"{heads[3]} P", "R", "F1"):
        table.add_column(name, justify="right")
    for kind in SLOTS:
        table.add_row(kind, *_figures(result.found[kind], result.slots[kind]))
    table.add_section()
    table.add_row(say("eval.all"), *_figures(result.all_found, result.all_slots), style="bold")
    return table


def estimate_table(estimate: Estimate) -> Table:
    """Our estimate of both tracks of factRuEval-2016."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("")
    for name in (*(say(f"eval.{name}") for name in ("annotated", "answers", "right")), "P", "R", "F1"):
        table.add_column(name, justify="right")
    names, facts = say("eval.names"), say("eval.facts")
    for name, one in ((names, estimate.names), *estimate.facts.items(), (facts, estimate.all_facts)):
        shares = (one.precision, one.recall, one.f1)
        table.add_row(name, str(one.wanted), str(one.given), f"{one.right:.1f}", *(f"{share:.4f}" for share in shares))
    return table


def score_to_json(result: Score) -> dict[str, Any]:
    """The score as data: the same fields as the reference scorer's --json."""
    return {
        "found": {**{kind: _tally(result.found[kind]) for kind in SLOTS}, "all": _tally(result.all_found)},
        "slots": {**{kind: _tally(result.slots[kind]) for kind in SLOTS}, "all": _tally(result.all_slots)},
        "published": {"right": result.dates_right, "pages": result.dates},
        "bad_quotes": result.bad_quotes,
    }


def fault_lines(faults: list[Fault], kind: str | None = None) -> Iterator[str]:
    """The faults page by page, one line a fault and under it the sentence."""
    chosen = [fault for fault in faults if kind is None or fault.claim.get("kind") == kind]
    for page, of_page in groupby(chosen, key=lambda fault: fault.page):
        yield f"\n{page}"
        for fault in of_page:
            yield f"  {_fault(fault)}"
            yield f"      «{_sentence(fault)}» {fault.claim.get('rule') or ''}".rstrip()


def _figures(found: Tally, slots: Tally) -> list[str]:
    shares = (found.precision, found.recall, found.f1, slots.precision, slots.recall, slots.f1)
    return [str(found.wanted), str(found.given), *(f"{share:.3f}" for share in shares)]


def _tally(tally: Tally) -> dict[str, float]:
    shares = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
    return {**shares, "wanted": tally.wanted, "given": tally.given}


def _fault(fault: Fault) -> str:
    kind, what = fault.claim.get("kind"), say(f"eval.fault.{fault.what.lower()}")
    if fault.slot:
        told = say("eval.slot", wanted=_short(fault.wanted), got=_short(fault.got))
        return f"{what:<10}{kind}.{fault.slot}: {told}"
    slots = (f"{slot}={_short(fault.claim[slot])}" for slot in SLOTS[str(kind)] if fault.claim.get(slot))
    return f"{what:<10}{kind} " + "; ".join(slots)


def _sentence(fault: Fault) -> str:
    return " ".join(str(fault.claim.get("quote") or fault.claim.get("line") or "").split())


def _short(value: object) -> str:
    """A slot in few letters: a When as its days, a quantity as number and unit, names with their roles."""
    match value:
        case None | []:
            return "—"
        case list():
            return ", ".join(_short(one) for one in value)
        case {"number": number, **rest}:
            compare = rest.get("compare", "=")
            return f"{'' if compare == '=' else compare}{number} {rest.get('unit') or ''}".strip()
        case {"name": name, **rest}:
            return f"{name}/{rest['role']}" if rest.get("role") else str(name)
        case Mapping() if "from" in value or "to" in value:
            return f"{value.get('from') or ''}..{value.get('to') or ''}"
        case _:
            return str(value)
