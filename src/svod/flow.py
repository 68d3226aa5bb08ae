"""The whole way of a page, in order; the only place that knows it."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any

from svod.collect import SetAside, collect
from svod.errors import Problem
from svod.extract import extract
from svod.language import understand
from svod.language.spoken import spoken
from svod.messages import say
from svod.model.claim import Claim, kind_of
from svod.model.contract import claim_to_json, document_to_json, mentions_to_json, problems_to_json
from svod.model.page import Article, Page
from svod.model.text import Text
from svod.read import read
from svod.register import Batch, Leaf, Register
from svod.resolve import JOINING, filed
from svod.resolve.reprints import COPY, share, sketch


@dataclass(frozen=True, slots=True)
class Digest:
    """What one page says: pure, picklable, a function of the page's bytes alone."""

    text: Text
    claims: tuple[Claim, ...]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.text.article


def digest(page: Page) -> Digest:
    """Page → claims: read, understand, extract. Pure, so that any runner can map it."""
    text = understand(read(page))
    return Digest(text, extract(text))


def claim_ids(found: Digest) -> list[str]:
    """Stable names of the digest's claims, in their order: by page, kind, place and what is said."""
    ids: list[str] = []
    for claim in found.claims:
        citation = claim.citation
        key = f"{found.article.page}|{kind_of(claim)}|{citation.start}|{citation.end}|{claim_to_json(claim, '')}"
        ids.append(f"{kind_of(claim)}-{hashlib.sha256(key.encode()).hexdigest()[:12]}")
    return ids


def digest_to_json(found: Digest) -> dict[str, Any]:
    """One line of `svod read --json`."""
    return {
        "document": document_to_json(found.article),
        "claims": [claim_to_json(c, i) for c, i in zip(found.claims, claim_ids(found), strict=True)],
        "mentions": mentions_to_json(found.text),
        "problems": problems_to_json(found.article.problems),
    }


class State(StrEnum):
    """What became of an input."""

    NEW = "new"
    KNOWN = "known"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; told only when it is safe in the register."""

    address: str
    state: State
    claims: int = 0
    problem: Problem | None = None


@dataclass(slots=True)
class Summary:
    """What a loading has done."""

    pages: dict[State, int] = field(default_factory=lambda: dict.fromkeys(State, 0))
    claims: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    interrupted: bool = False


Telling = Callable[[Outcome], None]
Joining = Callable[[int, int], None]

BATCH, PATIENCE = 32, 1.0
"""Pages, and seconds of work, that go into the register at once: what an interruption may cost at most."""


def add(
    paths: Iterable[Path],
    register: Register,
    tell: Telling = lambda _: None,
    joining: Joining = lambda done, all_: None,
) -> Summary:
    """Load files and folders into the register, then join what changed.

    `tell` hears of each input when it is in the register, `joining` of blocks joined. Ctrl-C files what has been read
    and stops; run again, it goes on where it stopped, for known pages are passed over.
    """
    return load(collect(paths), register, tell, joining)


def load(
    inputs: Iterable[Page | SetAside],
    register: Register,
    tell: Telling = lambda _: None,
    joining: Joining = lambda done, all_: None,
) -> Summary:
    """Load inputs that are at hand, as `add` does those of files."""
    loading = _Loading(register, tell)
    started = monotonic()
    try:
        for one in inputs:
            loading.take(one)
        loading.flush()
        freshen(register, joining)
    except KeyboardInterrupt:
        loading.flush()
        loading.summary.interrupted = True
    loading.summary.seconds = monotonic() - started
    return loading.summary


def freshen(register: Register, joining: Joining = lambda done, all_: None) -> None:
    """Bring the register's entries up to date with its claims."""
    while lacking := register.unindexed():
        register.index([(digest, spoken(register.text(digest) or "")) for digest in lacking])
    while uncompared := register.uncompared():
        register.compare(uncompared, sketch, share, COPY)
    most = stale = register.stale()

    def left(count: int) -> None:
        nonlocal most
        most = max(most, count)
        joining(most - count, most)

    if stale:
        register.freshen(JOINING, left)


def remove(register: Register, digests: Iterable[str]) -> None:
    """Take pages out: the register is then what it would be had they never come."""
    for digest_ in digests:
        register.remove(digest_, JOINING)
    freshen(register)


def leaf(page: Page) -> Leaf:
    """A page read, understood, and ready to be filed."""
    found = digest(page)
    return leaf_of(page, found)


def leaf_of(page: Page, found: Digest) -> Leaf:
    """What goes into the register of a page's digest."""
    filings = filed(found.text, found.claims, claim_ids(found))
    words = spoken(found.text.text, found.text.tokens, found.text.mentions)
    return Leaf(page, found.article, found.text.mentions, filings, words)


class _Loading:
    """A loading under way: gathers inputs into batches and files these."""

    def __init__(self, register: Register, tell: Telling) -> None:
        self.register = register
        self.tell = tell
        self.summary = Summary()
        self.batch = Batch()
        self.untold: list[tuple[Outcome, list[str]]] = []  # with the kinds of the claims
        self.filed_at = monotonic()

    def take(self, one: Page | SetAside) -> None:
        """Read one input; nothing that a single page does wrong stops the others."""
        if isinstance(one, SetAside):
            self._aside(one.address, one.problem)
        elif any(leaf.page.digest == one.digest for leaf in self.batch.leaves) or self.register.has(one.digest):
            self.batch.known.append((one.digest, one.address))
            self.untold.append((Outcome(one.address, State.KNOWN), []))
        else:
            self._read(one)
        if len(self.batch) >= BATCH or monotonic() - self.filed_at > PATIENCE:
            self.flush()

    def flush(self) -> None:
        """File what has been gathered, and only then tell of it. Cut off anywhere, the next call goes on."""
        if len(self.batch):
            self.register.file(self.batch)
        self.filed_at = monotonic()
        self.batch = Batch()
        while self.untold:
            outcome, kinds = self.untold.pop(0)
            self.summary.pages[outcome.state] += 1
            for kind in kinds:
                self.summary.claims[kind] = self.summary.claims.get(kind, 0) + 1
            self.tell(outcome)

    def _read(self, page: Page) -> None:
        try:
            new = leaf(page)
        except Exception as error:  # the one broad handler: a page that breaks the reader must not cost the others
            message = say("problem.internal", error=f"{type(error).__name__}: {error}"[:200])
            self._aside(page.address, Problem("internal", message))
            return
        self.batch.leaves.append(new)
        kinds = [kind_of(one.claim) for one in new.filed]
        if new.article.text.strip():
            self.untold.append((Outcome(page.address, State.NEW, len(new.filed)), kinds))
        else:
            # the page is kept, so that a better reader may read it one day, but nobody is told it was read
            problem = next(iter(new.article.problems), Problem("no-article", say("problem.no-article")))
            self.untold.append((Outcome(page.address, State.ASIDE, 0, problem), kinds))

    def _aside(self, address: str, problem: Problem) -> None:
        self.batch.aside.append((address, (problem,)))
        self.untold.append((Outcome(address, State.ASIDE, 0, problem), []))
