"""Lines: a plain-text page as blocks, its hard-wrapped lines joined again."""

import re

from svod.model.page import ParagraphKind
from svod.read.block import Block, squeeze

_ITEM = re.compile(r"^(?:[•●▪◦·*■✓]|\d{1,2}[.)])\s+(?=\S)")
_ENDED = re.compile(r"[.!?…:;»\")]$")
_LOWER = re.compile(r"^[a-zа-яё(]")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_GLUED = re.compile(r"^date\s+\d{4}-\d\d-\d\d(?=\s+\S)")


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
    """« date 2026-01-19 Делегация …»: the record's date, glued to the first line, as a line of its own."""
    glued = _GLUED.match(lines[0][0]) if lines else None
    if not glued:
        return lines
    return [(glued.group(), True), (lines[0][0][glued.end() :].strip(), True), *lines[1:]]


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
