"""factRuEval-2016: a public evaluation of names and facts; texts of it as articles, and Svod's answers in its form.

The official scorer takes `book_N.task1` (a line a name: type, start, length) and `book_N.task3` (facts as blocks).
"""

from collections.abc import Sequence
from pathlib import Path

from svod.errors import MisuseError
from svod.model.claim import Claim, Event, EventForm, NameKind, Office
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text

TYPES = {NameKind.PERSON: "person", NameKind.ORGANISATION: "org", NameKind.AREA: "loc", NameKind.PLACE: "loc"}
MEETINGS = {EventForm.MEETING, EventForm.NEGOTIATION}


def texts(folder: Path) -> list[Path]:
    """The texts of the evaluation. Raises MisuseError when the folder holds none."""
    found = sorted(folder.glob("book_*.txt"))
    if not found:
        raise MisuseError(f"в папке {folder} нет текстов book_*.txt")
    return found


def article_of(path: Path) -> Article:
    """A text as an article: every non-empty line a paragraph, no chrome, no date."""
    lines = [" ".join(line.split()) for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines)
    return Article(f"book:{path.stem}", str(path), None, None, None, None, Genre.NEWS, paragraphs)


def names_answer(path: Path, text: Text) -> str:
    """The answer of track 1; offsets are those of the file, whose white space the article does not keep."""
    original = path.read_text("utf-8-sig")
    places = [at for at, letter in enumerate(original) if not letter.isspace()]
    before = [0]
    for letter in text.text:
        before.append(before[-1] + (not letter.isspace()))
    lines = []
    for mention in text.mentions:
        if mention.kind in TYPES and not (mention.adjective or mention.nominal):
            start, last = places[before[mention.start]], places[before[mention.end] - 1]
            lines.append(f"{TYPES[mention.kind]} {start} {last + 1 - start}")
    return "\n".join(lines) + "\n"


def facts_answer(text: Text, claims: Sequence[Claim]) -> str:
    """The answer of track 3: posts as Occupation, meetings of two or more as Meeting."""
    blocks = [block for claim in claims for block in (_occupation(claim), _meeting(claim)) if block]
    return "\n\n".join(blocks) + "\n"


def _occupation(claim: Claim) -> str | None:
    if not isinstance(claim, Office):
        return None
    where = claim.organisation or claim.area
    lines = [
        "Occupation",
        f"Who : {claim.person}",
        *([f"Where : {where}"] if where else []),
        f"Position : {claim.role}",
    ]
    return "\n".join(lines)


def _meeting(claim: Claim) -> str | None:
    if not isinstance(claim, Event) or claim.form not in MEETINGS or len(claim.participants) < 2:
        return None
    return "\n".join(["Meeting", *(f"Participant : {one.name}" for one in claim.participants)])
