"""Filling: a register of any size out of generated pages, for measuring and for tests of load."""

from collections.abc import Callable

from svod.flow import Digest, freshen, leaf_of
from svod.quality.generated import Generated, page_of
from svod.register import Batch, Leaf, Register

BATCH = 200
"""Pages filed at once."""


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
