"""factRuEval-2016: a public evaluation of names and facts; texts of it as articles, and Svod's answers in its form.

The official scorer takes `book_N.task1` (a line a name: type, start, length) and `book_N.task3` (facts as blocks).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from svod.errors import MisuseError
from svod.model.claim import Claim, Event, EventForm, NameKind, Office
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text
from svod.quality.scoring import Tally

TYPES = {NameKind.PERSON: "person", NameKind.ORGANISATION: "org", NameKind.AREA: "loc", NameKind.PLACE: "loc"}
MEETINGS = {EventForm.MEETING, EventForm.NEGOTIATION, EventForm.VISIT}


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


def facts_answer(claims: Sequence[Claim]) -> str:
    """The answer of track 3: posts as Occupation, meetings of two or more as Meeting."""
    blocks = [block for claim in claims for block in (_occupation(claim), _meeting(claim)) if block]
    return "\n\n".join(blocks) + "\n"


def names_score(path: Path, answer: str) -> Tally:
    """Names by exact bounds and type: stricter than the official scorer, for a quick look."""
    wanted = set(_gold_names(path))
    given = {tuple(line.split()) for line in answer.splitlines()}
    return Tally(len(wanted & given), len(wanted), len(given))


def _gold_names(path: Path) -> Iterator[tuple[str, ...]]:
    """Names of `.objects`: the spans of their parts together, descriptors left out."""
    spans = {}
    for line in path.with_suffix(".spans").read_text("utf-8-sig").splitlines():
        parts = line.split()
        if len(parts) >= 4:
            spans[parts[0]] = (parts[1], int(parts[2]), int(parts[3]))
    for line in path.with_suffix(".objects").read_text("utf-8-sig").splitlines():
        parts = line.split("#")[0].split()
        if len(parts) < 3:
            continue
        found = [spans[one] for one in parts[2:] if one in spans]
        named = [span for span in found if "descr" not in span[0] and span[0] != "job"]
        if named:
            start, end = min(s for _, s, _ in named), max(s + n for _, s, n in named)
            yield {"Person": "person", "Org": "org"}.get(parts[1], "loc"), str(start), str(end - start)


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
