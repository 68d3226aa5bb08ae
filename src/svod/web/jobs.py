"""Jobs: what was sent to be read, and how far its reading is.

A process of its own reads, so that the language models grow no server and go when they are done with. What passes
between the two lies in a folder: what was sent, and line by line what became of it; so any process of the server can
tell how far a job is.
"""

import json
import logging
import secrets
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any

from svod.messages import language

SENT, TOLD = "sent.json", "told.jsonl"
log = logging.getLogger("svod.web")

_ONE_AT_A_TIME = Lock()
"""Two readers would hold the language models twice."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one input, as its process told it."""

    address: str
    state: str
    claims: int
    problem: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is: of how many inputs what is told, how many blocks of the register are joined; its end."""

    total: int = 0
    told: tuple[Told, ...] = ()
    joined: tuple[int, int] = (0, 0)
    ended: bool = False
    broken: bool = False


class Jobs:
    """The jobs of a server, in a folder that its processes share."""

    def __init__(self, folder: Path | None = None) -> None:
        self._own = TemporaryDirectory(prefix="svod-") if folder is None else None
        self._folder = Path(self._own.name) if self._own else folder or Path()

    def start(self, register: Path, files: Sequence[tuple[str, bytes]], text: str, address: str) -> str:
        """Put down what was sent and have it read; the job's name, which nobody can guess."""
        name = secrets.token_urlsafe(16)
        folder = self._folder / name
        folder.mkdir(mode=0o700)
        sent = {"files": [title for title, _ in files], "text": text, "address": address}
        for number, (_, raw) in enumerate(files):
            (folder / str(number)).write_bytes(raw)
        (folder / SENT).write_text(json.dumps(sent), "utf-8")
        (folder / TOLD).touch()
        command = [sys.executable, "-m", "svod.web.reader", str(folder), str(register.absolute()), language()]
        Thread(target=_attend, args=(command, folder / TOLD), daemon=True).start()
        return name

    def progress(self, name: str) -> Progress | None:
        """How far a job is; None when there is none of that name."""
        path = self._folder / name / TOLD
        if not name.replace("-", "").replace("_", "").isalnum() or not path.is_file():
            return None
        return _progress(path)


def _attend(command: Sequence[str], told: Path) -> None:
    """Has a job read, and puts down when its process did not come to its end."""
    with _ONE_AT_A_TIME:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        log.error("a reading broke off: %s", done.stderr[-2000:])
        tell(told, broken=True)


def tell(path: Path, **line: object) -> None:
    """One more line of what became of a job."""
    if path.parent.is_dir():
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _progress(path: Path) -> Progress:
    total, told, joined, ended, broken = 0, list[Told](), (0, 0), False, False
    for line in _lines(path):
        if "total" in line:
            total = int(line["total"])
        elif "joined" in line:
            joined = (int(line["joined"]), int(line["of"]))
        elif "state" in line:
            told.append(Told(**line))
        ended, broken = ended or bool(line.get("ended")), broken or bool(line.get("broken"))
    return Progress(total=total, told=tuple(told), joined=joined, ended=ended or broken, broken=broken)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines that are whole: the last one may be under the pen."""
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line.endswith("\n"):
            yield json.loads(line)
