"""The command line: each command parses, makes one call, renders."""

import json
from pathlib import Path
from typing import Annotated

import typer

from svod.cli import evaluate
from svod.collect import collect
from svod.flow import digest, digest_to_json

app = typer.Typer(no_args_is_help=True)
app.add_typer(evaluate.app, name="eval")


@app.callback()
def root() -> None:
    """Свод: реестр сотрудничества регионов и стран."""


@app.command()
def read(paths: list[Path], as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Прочитать страницы и напечатать утверждения (JSON Lines)."""
    for page in collect(paths):
        print(json.dumps(digest_to_json(digest(page)), ensure_ascii=False))


def main() -> None:
    """The console command."""
    app()
