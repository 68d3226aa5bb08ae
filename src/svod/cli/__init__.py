"""The command line: each command parses, makes one call, renders."""

import json
from pathlib import Path
from typing import Annotated

import typer

from svod.cli import bench, evaluate
from svod.collect import SetAside, collect
from svod.flow import digest, digest_to_json
from svod.model.contract import set_aside_to_json

app = typer.Typer(no_args_is_help=True)
app.add_typer(evaluate.app, name="eval")
app.command()(bench.bench)


@app.callback()
def root() -> None:
    """Свод: реестр сотрудничества регионов и стран."""


@app.command()
def read(paths: list[Path], as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Прочитать страницы и напечатать утверждения (JSON Lines)."""
    for page in collect(paths):
        if isinstance(page, SetAside):
            line = set_aside_to_json(page.address, page.problem)
        else:
            line = digest_to_json(digest(page))
        print(json.dumps(line, ensure_ascii=False))


def main() -> None:
    """The console command."""
    app()
