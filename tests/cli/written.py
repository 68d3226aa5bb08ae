"""Registers of a few small pages that a test writes itself."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from svod.flow import freshen, leaf
from svod.model.page import Page
from svod.register import Batch, Register


def register_of(pages: Iterable[Sequence[str]], path: Path) -> Path:
    """A register of pages given by their paragraphs, title and date first."""
    with Register(path, create=True) as file:
        raws = ["\n\n".join(lines).encode() for lines in pages]
        told = [Page("page.txt", raw, f"sha256:{hashlib.sha256(raw).hexdigest()}", "text") for raw in raws]
        file.file(Batch(leaves=[leaf(page) for page in told]))
        freshen(file)
    return path
