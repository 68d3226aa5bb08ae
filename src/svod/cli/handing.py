"""`svod bench brief`, `svod bench export`: what it takes to hand things over out of a large register, each in a process
of its own, as the commands run."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from svod.cells import decimal
from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption
from svod.cli.output import print_json, print_table
from svod.cli.visiting import filled
from svod.errors import MisuseError
from svod.filling import fill
from svod.messages import say
from svod.register import Register
from svod.register.multiplying import multiply

TELL = """
import json, resource, sys, time
from pathlib import Path
started = time.monotonic()
{work}
used = resource.getrusage(resource.RUSAGE_SELF)
told = {{"cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - started, "memory": used.ru_maxrss / 1024}}
print(json.dumps(told))
"""

BRIEF = """
from svod.brief.formats import FORMATS
from svod.briefing import brief
from svod.register import Register
with Register(Path(sys.argv[1])) as register:
    Path(sys.argv[2]).write_bytes(FORMATS[".docx"](brief(register, [sys.argv[3]], [sys.argv[4]])))
"""

EXPORT = """
from svod.export.jsonl import dump
from svod.register import Register
with Register(Path(sys.argv[1])) as register:
    dump(register, Path(sys.argv[2]))
"""

SEED = 2000
"""Claims of the pages that a large register is made of, by copies."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a piece of work took: seconds of the processor and of the clock, MiB of memory at most, MiB written."""

    cpu: float
    wall: float
    memory: float
    written: float


def brief(
    claims: Annotated[int | None, typer.Option("--claims", min=1, help=say("bench.web.claims"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
    as_json: JsonOption = False,
) -> None:
    """Fill when asked, write the briefing of the busiest pair as Word, render."""
    with filled(register, claims) as file:
        size, busiest = sum(file.claims_by_kind().values()), file.overview.pairs(limit=1)
    if not busiest:
        raise MisuseError(say("bench.brief.none", path=register))
    pair = busiest[0]
    took = measured(BRIEF, register, pair.one, pair.other)
    _tell([(size, took)], f"{pair.one} — {pair.other}", as_json=as_json)


def export(
    claims: Annotated[list[int] | None, typer.Option("--claims", min=1, help=say("bench.export.claims"))] = None,
    as_json: JsonOption = False,
) -> None:
    """For each size: generated pages and copies of them, written out as JSON Lines with their bytes; render."""
    rows = []
    for size in sorted(claims or [10_000, 100_000]):
        with TemporaryDirectory(prefix="svod-") as folder:
            path = Path(folder, "bench.svod")
            with Register(path, create=True) as file:
                fill(file, min(size, SEED))
                own = sum(file.claims_by_kind().values())
            rows.append((multiply(path, max(1, round(size / own))), measured(EXPORT, path)))
    _tell(rows, say("bench.export.name"), as_json=as_json)


def measured(work: str, register: Path, *asked: str) -> Took:
    """What a piece of work takes over a register in a process of its own. MisuseError with its last words when it
    fails."""
    with TemporaryDirectory(prefix="svod-") as folder:
        file = Path(folder, "out")
        command = [sys.executable, "-c", TELL.format(work=work), str(register), str(file), *asked]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MisuseError(done.stderr.strip().splitlines()[-1])
        return Took(**json.loads(done.stdout), written=file.stat().st_size / 2**20)


def _tell(rows: list[tuple[int, Took]], name: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"name": name, "claims": claims, **asdict(took)} for claims, took in rows)
        return
    heads = [say(f"bench.handing.{head}") for head in ("claims", "cpu", "wall", "memory", "written")]
    print(name)
    print_table(heads, ([str(claims), *_cells(took)] for claims, took in rows))


def _cells(took: Took) -> list[str]:
    return [decimal(took.cpu, 2), decimal(took.wall, 2), decimal(took.memory, 0), decimal(took.written)]
