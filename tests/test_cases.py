"""Every case file of tests/cases, block by block: the text itself is the test (see cases/README.md)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from svod.extract import extract
from svod.language import understand
from svod.model.claim import Claim, Participant, kind_of
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.quantity import Quantity
from svod.model.when import When

CASES = Path(__file__).parent / "cases"
MARKS = {"= ": ParagraphKind.TITLE, "| ": ParagraphKind.TABLE, "* ": ParagraphKind.ITEM}


@dataclass(frozen=True)
class Case:
    """One block of a case file."""

    where: str
    positive: bool
    rule: str
    published: date | None
    lines: tuple[str, ...]
    wanted: tuple[str, ...]


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        number = 1
        for block in re.split(r"\n[ \t]*\n", path.read_text("utf-8")):
            lines = [line.strip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
            if lines:
                found.append(case(f"{path.stem}:{number}", lines))
                number += 1
    return found


def case(where: str, lines: list[str]) -> Case:
    head = re.fullmatch(r"([+-])\s*(\S+)(?:\s+@(\d{4}-\d{2}-\d{2}))?", lines[0])
    assert head, f"{where}: the first line is not `+ rule` or `- rule`: {lines[0]!r}"
    texts = tuple(line for line in lines[1:] if not line.startswith(">"))
    wanted = tuple(line[1:].strip() for line in lines[1:] if line.startswith(">"))
    assert texts, f"{where}: no text"
    assert wanted, f"{where}: no expectation"
    published = date.fromisoformat(head[3]) if head[3] else None
    return Case(where, head[1] == "+", head[2], published, texts, wanted)


def paragraph(line: str) -> Paragraph:
    """A line of a block: `= ` begins the title, `| ` a row of a table, `* ` an item of a list, all else is text."""
    kind = MARKS.get(line[:2])
    return Paragraph(kind, line[2:]) if kind else Paragraph(ParagraphKind.TEXT, line)


@cache
def claims_of(lines: tuple[str, ...], published: date | None) -> tuple[Claim, ...]:
    paragraphs = tuple(map(paragraph, lines))
    title = next((p.text for p in paragraphs if p.kind is ParagraphKind.TITLE), None)
    when = When.day(published) if published else None
    article = Article("sha256:case", "case", title, when, None, None, Genre.NEWS, paragraphs)
    return extract(understand(article))


def says(claim: Claim, wanted: str) -> bool:
    kind, _, slots = wanted.partition(" ")
    if kind_of(claim) != kind:
        return False
    for slot in filter(None, (part.strip() for part in slots.split(";"))):
        name, _, value = slot.partition("=")
        if not same(getattr(claim, name.strip()), value.strip()):
            return False
    return True


def same(found: Any, wanted: str) -> bool:
    if wanted == "∅":
        return found in (None, ())
    match found:
        case When():
            span, _, basis = wanted.partition("!")
            start, dots, end = span.strip().partition("..")
            ends = (start, end if dots else start)
            given = tuple(d.isoformat() if d else "" for d in (found.start, found.end))
            return given == ends and (not basis or found.basis.value == basis)
        case Quantity():
            number = int(found.number) if float(found.number).is_integer() else found.number
            compare = "" if found.compare.value == "=" else found.compare.value
            return wanted == f"{compare}{number} {found.unit}"
        case tuple():
            names = {shown(one) for one in found} | {one.name for one in found if isinstance(one, Participant)}
            return all(name.strip() in names for name in re.split(r",\s+", wanted))
        case None:
            return False
        case _:
            return str(found) == wanted


def shown(one: Any) -> str:
    return f"{one.name}/{one.role}" if isinstance(one, Participant) and one.role else str(getattr(one, "name", one))


@pytest.mark.parametrize("one", cases(), ids=lambda one: f"{one.where}:{one.rule}")
def test_case(one: Case) -> None:
    found = claims_of(one.lines, one.published)
    told = "\n".join(map(repr, found)) or "nothing"
    for wanted in one.wanted:
        hits = [claim for claim in found if says(claim, wanted)]
        if one.positive:
            assert hits, f"not found: {wanted}\nfound:\n{told}"
        else:
            assert not hits, f"invented: {wanted}\nfound:\n{told}"
