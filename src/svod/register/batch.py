"""Batch: pages with all that was read out of them, ready to be filed in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from svod.errors import Problem
from svod.model.entry import Filed
from svod.model.page import Article, Page
from svod.model.search import Spoken
from svod.model.text import Mention


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to be filed, with all that was read out of it."""

    page: Page
    article: Article
    mentions: Sequence[Mention]
    filed: Sequence[Filed]
    words: Sequence[Spoken] = ()


@dataclass(slots=True)
class Batch:
    """What goes into the register in one transaction."""

    leaves: list[Leaf] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)  # (digest, address) of pages that are there already
    aside: list[tuple[str, tuple[Problem, ...]]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.leaves) + len(self.known) + len(self.aside)
