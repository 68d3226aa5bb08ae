"""Reader: the process that reads what was sent into the register and tells how far it is (`python -m svod.web.reader
FOLDER REGISTER LANGUAGE`, started by `jobs`)."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from time import monotonic

from svod.collect import SetAside, collect
from svod.collect.files import MEDIA, RECORDS, page_of
from svod.errors import Problem
from svod.flow import Outcome, load
from svod.messages import say, speak
from svod.model.page import Page
from svod.register import Register
from svod.web.jobs import SENT, TOLD, tell

OFTEN = 0.5
"""Seconds between two tellings of how far the joining is."""


def read(folder: Path, register: Register) -> None:
    """Reads what lies in the folder; what was sent is deleted once it is in memory."""
    told = folder / TOLD
    inputs = inputs_of(folder)
    digests = {one.address: one.digest for one in inputs if isinstance(one, Page)}
    tell(told, total=len(inputs))
    at = 0.0

    def became(one: Outcome) -> None:
        problem = one.problem.message if one.problem else ""
        digest = digests.get(one.address, "")
        tell(told, address=one.address, state=one.state.value, claims=one.claims, problem=problem, digest=digest)

    def joined(done: int, of: int) -> None:
        nonlocal at
        if monotonic() - at > OFTEN:
            at = monotonic()
            tell(told, joined=done, of=of)

    load(inputs, register, became, joined)
    tell(told, ended=True)


def inputs_of(folder: Path) -> list[Page | SetAside]:
    """The pages of files, those of files with records, and that of a pasted text."""
    sent = json.loads((folder / SENT).read_text("utf-8"))
    found: list[Page | SetAside] = []
    for number, name in enumerate(sent["files"]):
        found += _of_file(folder / str(number), name or say("web.add.unnamed"))
        (folder / str(number)).unlink(missing_ok=True)
    if text := sent["text"].replace("\r\n", "\n").strip():
        media = "html" if text.startswith("<") else "text"
        address = sent["address"].strip()[:500] or say("web.add.pasted")
        found.append(page_of(address, text.encode("utf-8", "replace"), media))
    (folder / SENT).unlink()
    return found


def _of_file(path: Path, name: str) -> Sequence[Page | SetAside]:
    """The name that was sent only tells what a file is and where each page came from; it never leads anywhere."""
    suffix = PurePath(name).suffix.lower()
    if suffix in RECORDS:
        own = path.rename(path.with_name(f"records{suffix}"))
        records = [replace(one, address=one.address.replace(str(own), name)) for one in collect([own])]
        own.unlink()
        return records
    if suffix in MEDIA:
        return [page_of(name, path.read_bytes(), MEDIA[suffix])]
    return [SetAside(name, Problem("media", say("web.add.media")))]


if __name__ == "__main__":
    speak(sys.argv[3])
    with Register(Path(sys.argv[2])) as opened:
        read(Path(sys.argv[1]), opened)
