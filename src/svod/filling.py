"""Filling: a register of any size out of generated pages, for measuring and for tests of load."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import mean, median
from time import process_time

from svod.flow import Digest, freshen, leaf_of
from svod.quality.generated import Generated, page_of
from svod.register import Batch, Leaf, Register

BATCH = 200
"""Pages filed at once."""

TRIED = 40
"""Pages that are each tried as one more."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a register of so many pages and claims asks for, in seconds of one core: `page` for one more page to be
    filed and joined, the median of TRIED, `mean` and `most` of the same; `join` for `joined` claims to be joined at
    once."""

    pages: int
    claims: int
    page: float
    mean: float
    most: float
    joined: int
    join: float


def costs(register: Register, sizes: Iterable[int], joined: int) -> Iterator[Cost]:
    """Let an empty register grow to so many pages, and so many more, and say each time what the next ones cost."""
    pages = 0
    for size in sorted(sizes):
        pages += _file(register, size - pages, pages)
        freshen(register)
        tried = [_one_more(register, pages + at) for at in range(TRIED)]
        pages += TRIED
        claims = sum(register.claims_by_kind().values())
        more = 0
        while sum(register.claims_by_kind().values()) < claims + joined:
            more += _file(register, BATCH, pages + more)
        started = process_time()
        freshen(register)
        lasted = process_time() - started
        came = sum(register.claims_by_kind().values()) - claims
        yield Cost(pages, claims, median(tried), mean(tried), max(tried), came, lasted)
        pages += more


def _one_more(register: Register, number: int) -> float:
    leaf = generated_leaf(page_of(number))
    started = process_time()
    register.file(Batch(leaves=[leaf]))
    freshen(register)
    return process_time() - started


def _file(register: Register, pages: int, first: int) -> int:
    """File generated pages without joining them; how many."""
    for at in range(0, pages, BATCH):
        numbers = range(first + at, first + min(at + BATCH, pages))
        register.file(Batch(leaves=[generated_leaf(page_of(number)) for number in numbers]))
    return max(pages, 0)


def fill(
    register: Register, claims: int, first: int = 0, done: Callable[[int, int], None] = lambda pages, claims: None
) -> int:
    """Put generated pages, from number `first` on, into the register until they bring so many claims, and join them;
    how many pages. The same call gives the same register; `done` hears of pages and claims filed so far."""
    batch, pages, told = Batch(), 0, 0
    while told < claims:
        leaf = generated_leaf(page_of(first + pages))
        batch.leaves.append(leaf)
        pages, told = pages + 1, told + len(leaf.filed)
        if len(batch) >= BATCH or told >= claims:
            register.file(batch)
            batch = Batch()
            done(pages, told)
    freshen(register)
    return pages


def generated_leaf(one: Generated) -> Leaf:
    """A generated page, ready to be filed."""
    return leaf_of(one.page, Digest(one.text, one.claims))
