"""`svod bench register`: what one more page costs in registers of different sizes, and joining many claims at once."""

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from svod.cells import decimal
from svod.cli.options import JsonOption
from svod.cli.output import print_table
from svod.filling import costs
from svod.messages import say
from svod.register import Register


def register(
    pages: Annotated[list[int] | None, typer.Option("--pages", min=1, help=say("bench.register.pages"))] = None,
    join: Annotated[int, typer.Option("--join", min=1, help=say("bench.register.join"))] = 2000,
    as_json: JsonOption = False,
) -> None:
    """Let a register of generated pages grow, tell of each size."""
    heads = [say(f"bench.register.{name}") for name in ("size", "claims", "page", "mean", "most", "joined", "seconds")]
    rows = []
    with TemporaryDirectory() as folder, Register(Path(folder) / "bench.svod", create=True) as file:
        for cost in costs(file, pages or [100, 1000], join):
            if as_json:
                print(json.dumps(asdict(cost)), flush=True)
            spent = [f"{seconds * 1000:.0f}" for seconds in (cost.page, cost.mean, cost.most)]
            rows.append([str(cost.pages), str(cost.claims), *spent, str(cost.joined), decimal(cost.join)])
    if not as_json:
        print_table(heads, rows)
