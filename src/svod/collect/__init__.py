"""Addresses → Pages."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from svod.model.page import Page


def collect(paths: Iterable[Path]) -> Iterator[Page]:
    """The pages of files, in order."""
    for path in paths:
        raw = path.read_bytes()
        media = "html" if path.suffix in {".html", ".htm"} else "text"
        yield Page(str(path), raw, "sha256:" + hashlib.sha256(raw).hexdigest(), media)
