"""Lines: a plain-text page as blocks, its hard-wrapped lines joined again."""

import re

from svod.model.page import ParagraphKind
from svod.read.block import Block, squeeze

_ITEM = re.compile(r"^(?:[•●▪◦·*■✓]|\d{1,2}[.)])\s+(?=\S)")
_ENDED = re.compile(r"[.!?…:;»\")]$")
_LOWER = re.compile(r"^[a-zа-яё(]")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_GLUED = re.compile(r"^date\s+\d{4}-\d\d-\d\d(?=\s+\S)")
_STAMP = re.compile(
    r"\s(?P<stamp>(?:19|20)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)"
    r"(?=\s+[А-ЯЁA-Z«\"]|$)"
)
_LABELLED = re.compile(r"(?:обновл|измен|опубликован|размещ|создан|дата|время)[а-яё]*\s*:?$|[:,;]$", re.I)


def blocks_of_lines(text: str) -> list[Block]:
    """The text's lines that hold anything, in order."""
    lines: list[tuple[str, bool]] = []
    gap = False
    for line in _NEWLINE.split(text):
        if not line or not (plain := squeeze(line)):
            gap = True
            continue
        lines.append((plain, gap or not lines))
        gap = False
    return [_block(line, gap) for line, gap in _parted(_joined(lines))]


def _parted(lines: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """« date 2026-01-19 Делегация …», «Мост открыт 2023-09-21T22:01:00+05:00 Глава …»: a date as a line of its own."""
    if not lines:
        return lines
    first = lines[0][0]
    if glued := _GLUED.match(first):
        parts = [glued.group(), first[glued.end() :]]
    elif (stamp := _STAMP.search(first)) and not _LABELLED.search(first[: stamp.start()]):
        parts = [first[: stamp.start()], stamp["stamp"], first[stamp.end() :]]
    else:
        return lines
    return [*((part.strip(), True) for part in parts if part.strip()), *lines[1:]]


def _block(line: str, gap: bool) -> Block:
    marker = _ITEM.match(line)
    # «1. Поручить …» of a list keeps its number out of the text, as in a list of HTML.
    if marker and len(line) > marker.end() + 10 and not re.match(r"\d{1,2}\.\s+\d", line):
        return Block(line[marker.end() :], ParagraphKind.ITEM, gap=gap)
    if line.count("\t") >= 2 or (line.count(" | ") >= 2 and any(ch.isdigit() for ch in line)):
        return Block(line, ParagraphKind.TABLE, gap=gap)
    return Block(line, gap=gap)


def _joined(lines: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Lines with those put together that a fixed width has broken."""
    width = _width(lines)
    joined: list[tuple[str, bool]] = []
    last = 0  # the length of the last physical line
    for line, gap in lines:
        if joined and not gap and not _ITEM.match(line):
            above = joined[-1][0]
            broken = not _ENDED.search(above) and _LOWER.match(line) and last >= 40
            full = width and last >= width * 0.8 and _LOWER.match(line)
            if broken or full or (width and last >= width * 0.8 and not _ENDED.search(above)):
                joined[-1] = (f"{above} {line}", joined[-1][1])
                last = len(line)
                continue
        joined.append((line, gap))
        last = len(line)
    return joined


def _width(lines: list[tuple[str, bool]]) -> int:
    """The width at which the text was hard-wrapped; 0 when it was not."""
    lengths = sorted(len(line) for line, _ in lines)
    if len(lengths) < 8 or not 50 <= lengths[-1] <= 110:
        return 0
    full = sum(1 for length in lengths if length >= lengths[-1] * 0.8)
    return lengths[-1] if full > len(lengths) * 0.4 else 0
