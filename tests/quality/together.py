"""Together: the register of all annotated pages, with what the gold says of their links."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from svod.flow import add
from svod.follow.promises import Followed, follow
from svod.model.entry import Entry, EntryKind, Filed, Source
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
        self.followed: list[Followed] = follow(self.entries, self.told, of_claim, AS_OF)

    def page(self, claim: str) -> str:
        return self.names[self.sources[claim].page]

    def pages(self, entry: Entry) -> set[str]:
        return {self.page(claim) for claim in entry.claims}

    def saying(self, page: str, line: str) -> set[str]:
        """Claims of a page whose quote holds a line; «…» stands for any words."""
        parts = [folded(part).strip() for part in line.split("…")]
        return {
            claim
            for claim, source in self.sources.items()
            if source.kind != "office"
            and self.page(claim).startswith(page)
            and all(part in folded(source.quote) for part in parts)
        }

    def of(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind is kind]


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


def threads() -> list[tuple[str, str, str, str]]:
    """(page, line, page, line) of a promise and of each later sentence of its thread."""
    found = []
    for chain in rows("a", "promise_chain"):
        for thread in chain["threads"]:
            for later in ("follow_up", "result"):
                if thread.get(later):
                    sides = thread["promise"], thread[later]
                    found.append(tuple(side[slot] for side in sides for slot in ("page", "line")))
    for row in rows("b", "promise_chain_details"):
        for later in ("step", "result"):
            if row.get("promise") and row.get(later):
                one, other = list(row["promise"]), list(row[later])
                found.append((number(one[0]), one[1], number(other[0]), other[1]))
    return found
