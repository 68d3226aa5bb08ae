"""factRuEval-2016: a public evaluation of names and facts; texts of it as articles, and Svod's answers in its form.

The official scorer takes `book_N.task1` (a line a name: type, start, length) and `book_N.task3` (facts as blocks).
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from svod.errors import MisuseError
from svod.model.claim import Claim, NameKind
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text
from svod.quality.factrueval_deals import Deals
from svod.quality.factrueval_facts import Fact, meetings, occupations
from svod.quality.factrueval_jobs import Jobs
from svod.quality.factrueval_names import public_names
from svod.quality.factrueval_owners import Owners

Rows = tuple[tuple[str, str], ...]
TYPES = {NameKind.PERSON: "person", NameKind.ORGANISATION: "org", NameKind.AREA: "loc", NameKind.PLACE: "loc"}


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
    for mention in public_names(text):
        start, last = places[before[mention.start]], places[before[mention.end] - 1]
        lines.append(f"{TYPES[mention.kind]} {start} {last + 1 - start}")
    return "\n".join(lines) + "\n"


def facts_answer(text: Text, claims: Sequence[Claim]) -> str:
    """The answer of track 3: posts and jobs as Occupation, meetings of two or more as Meeting, deals, ownership."""
    names = public_names(text)
    facts = [*_joined(list(occupations(text, claims)), Jobs(text, names).found()), *meetings(claims)]
    owned = [fact.arguments for fact in facts if fact.tag == "Ownership"]
    facts += Deals(text, names).found()
    facts += [fact for fact in Owners(text, names).found() if not any(_same(fact.arguments, one) for one in owned)]
    return "\n\n".join(dict.fromkeys(str(fact) for fact in facts)) + "\n"


def _same(ours: Rows, theirs: Rows) -> bool:
    """One owner with one property, by a shorter or fuller name."""
    (_, owner), (_, owned) = ours
    (_, other), (_, named) = theirs
    return owner == other and (owned in named or named in owned)


def _joined(offices: Sequence[Fact], jobs: Iterable[Fact]) -> list[Fact]:
    """Offices with the jobs that say more: another post, or the place of a post that had none."""
    facts = list(offices)
    for job in jobs:
        told = [fact for fact in facts if _tells(dict(fact.arguments), dict(job.arguments))]
        bare = [fact for fact in told if "Where" not in dict(fact.arguments)]
        if not told:
            facts.append(job)
        elif bare and "Position" in dict(job.arguments):
            facts[facts.index(bare[0])] = job
    return facts


def _tells(told: Mapping[str, str], job: Mapping[str, str]) -> bool:
    """Whether `told` is of the same man and of the same post by its first word, or of the place of an unnamed post."""
    if told.get("Who") != job["Who"]:
        return False
    if "Position" in job:
        return told.get("Position", "").split(" ")[0] == job["Position"].split(" ")[0]
    place, other = job["Where"], told.get("Where", "")
    return bool(other) and (place in other or other in place)
