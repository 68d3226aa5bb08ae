"""`svod bench`: how fast Svod reads, beside natasha when there is an environment with it; `svod bench web`: how fast it
answers."""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from svod.cells import decimal
from svod.cli import handing, scaling, visiting
from svod.collect import SetAside, collect
from svod.demo import pages as demo_pages
from svod.flow import digest
from svod.messages import say
from svod.model.page import Page
from svod.quality.bench import PAGE, Speed, apart, measure, natasha, page_texts, speed_to_json
from svod.read import read

NATASHA_HOME = Path(".venv-natasha/bin/python")
RUN = "import sys; from svod.cli import main; sys.argv = ['svod', 'bench', '--inside']; main()"


app = typer.Typer(invoke_without_command=True, help=say("bench.help"))
app.command("web", help=say("bench.web.help"))(visiting.web)
app.command("register", help=say("bench.register.help"))(scaling.register)
app.command("brief", help=say("bench.brief.help"))(handing.brief)
app.command("export", help=say("bench.export.help"))(handing.export)


@app.callback()
def bench(
    context: typer.Context,
    pages: Annotated[int, typer.Option("--pages", min=1, help=say("bench.pages", size=PAGE))] = 40,
    python: Annotated[Path, typer.Option("--natasha", help=say("bench.natasha"))] = NATASHA_HOME,
    as_json: Annotated[bool, typer.Option("--json", help=say("bench.json"))] = False,
    inside: Annotated[bool, typer.Option("--inside", hidden=True)] = False,
) -> None:
    """Measure in processes apart, render."""
    if context.invoked_subcommand:
        return
    if inside:
        print(json.dumps(speed_to_json(measure(_load, json.load(sys.stdin)))))
        return
    texts = page_texts(_articles(), pages)
    speeds = {"svod": apart([sys.executable, "-c", RUN], texts)}
    if python.exists():
        speeds["natasha"] = natasha(python, texts)
    if as_json:
        print(json.dumps({name: speed_to_json(speed) for name, speed in speeds.items()}))
        return
    Console().print(_table(speeds))
    if "natasha" not in speeds:
        print(say("bench.missing", path=python))


def _articles() -> list[str]:
    """The texts of the demonstration pages."""
    articles = (read(page) for page in collect(demo_pages()) if not isinstance(page, SetAside))
    return [article.text for article in articles]


def _load() -> Callable[[str], object]:
    """Digest of a text as a plain page: read, understand, extract."""

    def work(text: str) -> object:
        raw = text.encode()
        return digest(Page("bench", raw, "sha256:" + hashlib.sha256(raw).hexdigest(), "text"))

    return work


def _table(speeds: dict[str, Speed]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("")
    for name in ("amount", "rate", "start", "memory"):
        table.add_column(say(f"bench.{name}"), justify="right")
    for key, speed in speeds.items():
        table.add_row(
            say(f"bench.row.{key}"),
            str(speed.pages),
            decimal(speed.rate),
            decimal(speed.start, 2),
            f"{speed.megabytes:.0f}",
        )
    return table
