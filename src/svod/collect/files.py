"""Files: pages from files and folders; what cannot be read is set aside with its problem and stops nothing."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from svod.errors import Problem
from svod.messages import say
from svod.model.page import Page

MEDIA = {".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml"}
RECORDS = {".json", ".jsonl", ".ndjson"}

LARGEST = 20 * 1024 * 1024
"""Bytes of a page; what is larger is an archive or a book, not a page of the press."""
LARGEST_JSON = 512 * 1024 * 1024
"""Bytes of a .json file, which is read at once. A .jsonl file is read line by line and may be of any size."""

# Beginnings of files that are no text, whatever they are called.
SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"ID3",
    b"OggS",
    b"RIFF",
    b"SQLite format 3",
)


@dataclass(frozen=True, slots=True)
class SetAside:
    """An address that gave no page, and why."""

    address: str
    problem: Problem


def collect(paths: Iterable[Path]) -> Iterator[Page | SetAside]:
    """The pages of files and folders (folders entered, sorted by name), in order.

    A record of .json or .jsonl {url, title, date, text|html} is a page of its own. One that cannot be read comes out as
    a SetAside and stops nothing.
    """
    for path in paths:
        try:
            folder = path.is_dir()
        except OSError:
            folder = False
        if folder:
            yield from _folder(path)
        else:
            yield from _file(path)


def _folder(folder: Path) -> Iterator[Page | SetAside]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield SetAside(str(folder), _unreadable(error))
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _folder(path)
        elif path.suffix.lower() in MEDIA or path.suffix.lower() in RECORDS:
            yield from _file(path)


def _file(path: Path) -> Iterator[Page | SetAside]:
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            yield SetAside(str(path), _missing(path))
            return
        size = path.stat().st_size
        if suffix in {".jsonl", ".ndjson"}:
            yield from _lines(path)
        elif size > (LARGEST_JSON if suffix == ".json" else LARGEST):
            yield SetAside(str(path), _too_large(size))
        elif suffix == ".json":
            yield from _records(path)
        else:
            yield page_of(str(path), path.read_bytes(), MEDIA.get(suffix, "text"))
    except OSError as error:
        yield SetAside(str(path), _unreadable(error))


def page_of(address: str, raw: bytes, media: str) -> Page | SetAside:
    """A page of bytes, or why they are none: empty, binary, too large."""
    if len(raw) > LARGEST:
        return SetAside(address, _too_large(len(raw)))
    if not raw.strip():
        return SetAside(address, Problem("empty", say("problem.empty")))
    if _binary(raw):
        return SetAside(address, Problem("binary", say("problem.binary")))
    return Page(address, raw, "sha256:" + hashlib.sha256(raw).hexdigest(), media)


def _records(path: Path) -> Iterator[Page | SetAside]:
    """A .json file: one record, or a list of them."""
    raw = path.read_bytes()
    if not raw.strip():
        yield SetAside(str(path), Problem("empty", say("problem.empty")))
        return
    try:
        data: Any = json.loads(raw)
    except (ValueError, RecursionError) as error:
        # Files called .json often hold a record a line.
        if raw.count(b"\n") and raw.lstrip().startswith(b"{"):
            yield from _lines(path)
        else:
            yield SetAside(str(path), _bad_json(error))
        return
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        yield _record(f"{path}#{number}", record)


def _lines(path: Path) -> Iterator[Page | SetAside]:
    """A .jsonl file: a record a line; a broken line does not stop the others."""
    found = False
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LARGEST + 1):
            number += 1
            found = found or bool(line.strip())
            if len(line) > LARGEST:
                yield SetAside(f"{path}#{number}", _too_large(len(line)))
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LARGEST)
                continue
            if not line.strip():
                continue
            try:
                record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
            except (ValueError, RecursionError) as error:
                yield SetAside(f"{path}#{number}", _bad_json(error))
                continue
            yield _record(f"{path}#{number}", record)
    if not found:
        yield SetAside(str(path), Problem("empty", say("problem.empty")))


def _record(place: str, record: Any) -> Page | SetAside:
    """A page of one record; its bytes are the record's canonical JSON, so that its digest does not hang on spacing."""
    if not isinstance(record, dict) or not any(
        isinstance(record.get(key), str) and record[key].strip() for key in ("text", "html")
    ):
        return SetAside(place, Problem("bad-record", say("problem.bad-record")))
    url = record.get("url")
    address = url if isinstance(url, str) and url.strip() else place
    try:
        raw = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
    except (ValueError, RecursionError) as error:
        return SetAside(place, _bad_json(error))
    if len(raw) > LARGEST:
        return SetAside(address, _too_large(len(raw)))
    return Page(address, raw, "sha256:" + hashlib.sha256(raw).hexdigest(), "record")


def _binary(raw: bytes) -> bool:
    head = raw[:8000]
    if head.startswith(SIGNATURES):
        return True
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    zeros = head.count(0)
    # UTF-16 has a zero in every second byte of its blanks and Latin letters, and in no other place.
    wide = zeros and (head[0::2].count(0) == 0 or head[1::2].count(0) == 0) and zeros > len(head) * 0.05
    control = sum(1 for byte in head if byte < 9 or 13 < byte < 32) - (0 if not wide else zeros + head.count(4))
    return control > len(head) * 0.02


def _missing(path: Path) -> Problem:
    if path.exists():
        return Problem("not-a-file", say("problem.not-a-file"))
    return Problem("missing", say("problem.missing"))


def _unreadable(error: OSError) -> Problem:
    return Problem("unreadable", say("problem.unreadable", error=error.strerror or error))


def _too_large(size: int) -> Problem:
    return Problem("too-large", say("problem.too-large", size=size // 2**20, limit=LARGEST // 2**20))


def _bad_json(error: Exception) -> Problem:
    return Problem("bad-json", say("problem.bad-json", error=error))
