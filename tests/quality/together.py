"""Together: the register of all annotated pages, with what the gold says of their links."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from svod.flow import add
from svod.follow.promises import Followed
from svod.follow.results import Result
from svod.following import promises
from svod.model.entry import Entry, EntryKind, Filed, Source
from svod.model.passage import passage_of
from svod.model.question import Question
from svod.register import Register
from tests.quality.shared import SHARED

AS_OF = date(2026, 3, 1)

Row = dict[str, Any]


class Together:
    """The register of all pages, with what is asked of it again and again."""

    def __init__(self, path: Path) -> None:
        register = Register(path, create=True)
        add([SHARED / "seeds", SHARED / "pages"], register)
        self.register = register
        self.entries: list[Entry] = [one for kind in EntryKind for one in register.ask(Question(kind=kind))]
        self.told: dict[str, Filed] = register.filed(claim for entry in self.entries for claim in entry.claims)
        self.sources: dict[str, Source] = register.sources(self.told)
        self.names = {one.digest: Path(one.address).name for one in register.pages()}
        of_claim = {claim: entry.id for entry in self.entries if entry.gist for claim in entry.claims}
        self.of_claim = of_claim
        self.followed: list[Followed] = promises(register, as_of=AS_OF)

    def page(self, claim: str) -> str:
        """The file of a claim or passage."""
        place = passage_of(claim)
        return self.names[place[0] if place else self.sources[claim].page]

    def says(self, result: Result, page: str, line: str) -> bool:
        """Whether a candidate is the entry of a sentence of a page, or that very sentence."""
        if place := passage_of(result.claim):
            said = (self.register.text(place[0]) or "")[place[1] : place[2]]
            return self.page(result.claim).startswith(page) and _holds(said, line)
        entries = {self.of_claim[claim] for claim in self.saying(page, line)}
        return self.of_claim[result.claim] in entries

    def pages(self, entry: Entry) -> set[str]:
        return {self.page(claim) for claim in entry.claims}

    def saying(self, page: str, line: str) -> set[str]:
        """Claims of a page whose quote holds a line; «…» stands for any words."""
        return {
            claim
            for claim, source in self.sources.items()
            if source.kind != "office" and self.page(claim).startswith(page) and _holds(source.quote, line)
        }

    def of(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind is kind]


def _holds(said: str, line: str) -> bool:
    return all(folded(part).strip() in folded(said) for part in line.split("…"))


@cache
def together() -> Together:
    """Made once a test run."""
    return Together(Path(_FOLDER.name) / "r.svod")


_FOLDER = TemporaryDirectory()


@cache
def links(name: str) -> dict[str, Any]:
    """A file of links: seeds, a or b; nothing where there is no gold."""
    path = SHARED / "gold" / f"links-{name}.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    return found


def rows(name: str, group: str) -> list[Row]:
    """The rows of a group of links."""
    found: list[Row] = links(name).get(group, [])
    return found


def reprints() -> dict[str, str]:
    """Reprints with the pages that they were taken from."""
    found: dict[str, str] = dict(links("a").get("reprint_of", {}))
    return found


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("ё", "е").casefold()


def number(page: object) -> str:
    """How the file name of a page begins: 3 → "003", 14 → "14-"."""
    return f"{page:03}" if isinstance(page, int) and page < 5 else f"{page}-"


def linked_pages() -> Iterator[set[str]]:
    """The beginnings of the names of pages that the gold links in any way, row by row."""
    seeds = rows("seeds", "same_event")
    details = [*rows("b", "same_event_details"), *rows("b", "promise_chain_details")]
    yield from ({number(page) for page in row["of"]} for row in (*seeds, *details))
    yield from ({page[:3] for page in pages} for pages in rows("a", "same_event"))
    yield from ({page[:3] for page in pair} for pair in reprints().items())
    yield from ({page[:3] for page in chain["pages"]} for chain in rows("a", "promise_chain"))


def linked_pairs() -> set[frozenset[str]]:
    """Pairs of pages that the gold links."""
    return {frozenset(pair) for group in linked_pages() for pair in combinations(sorted(group), 2)}


class Thread(NamedTuple):
    """A promise, a later sentence of it, what that is (follow_up, step or result), and what a person says became of it:
    the beginnings of the names of the two pages, and words of the two sentences."""

    page: str
    line: str
    other: str
    said: str
    role: str
    verdict: str


def threads() -> list[Thread]:
    """The promises that are followed, each with each of its later sentences."""
    found = []
    for chain in rows("a", "promise_chain"):
        for row in chain["threads"]:
            for role in ("follow_up", "result"):
                if row.get(role):
                    sides = [row[side][slot] for side in ("promise", role) for slot in ("page", "line")]
                    found.append(Thread(*sides, role, row["outcome"]))
    for row in rows("b", "promise_chain_details"):
        for role in ("step", "result"):
            if row.get("promise") and row.get(role):
                one, other = list(row["promise"]), list(row[role])
                found.append(Thread(number(one[0]), one[1], number(other[0]), other[1], role, row["verdict"]))
    return found
