"""Joining: what the register must be told to keep its entries: where claims belong, and what entries they make."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from svod.model.entry import Entry, Filed
from svod.model.verdicts import Verdicts

ENDS = 6
"""Claims that stand for all that tell the same of a name: so many of the oldest, so many of the newest."""


PARTED = "\t"
"""Parts a block from the signs of those in it, and a key from its mark: no name has it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in a claim. Those of one `block` are compared, and those of two blocks that `meet`. Claims of one `group`
    tell the same of the name: the oldest and the newest ENDS of them stand for all."""

    block: str
    name: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Claims → entries, as pure functions.

    `blocks`: under what a claim is found by others that may tell of the same thing; `facing`: the blocks where a claim
    of one looks for these, and they for it; of those that are `crowding` none is found that holds more than `crowd`
    claims. `linked`: whether two may tell of the same. What is linked, directly or through others, is a component;
    `joined` makes the entries of whole components, told the blocks in which none is found. `spellings` are the claim's
    names; `named` makes the people or organisations of blocks of names that are looked at together. `judged` leaves of
    claims what people left of them.
    """

    blocks: Callable[[Filed], set[str]]
    facing: Callable[[str], set[str]]
    crowd: int
    crowding: Callable[[str], bool]
    linked: Callable[[Filed, Filed], bool]
    joined: Callable[[Iterable[Filed], Verdicts, AbstractSet[str]], list[Entry]]
    spellings: Callable[[Filed], list[Spelling]]
    named: Callable[[Collection[str], Iterable[Filed], Verdicts], list[Entry]]
    judged: Callable[[Iterable[Filed], Verdicts], list[Filed]]


def root_of(block: str) -> str:
    """What blocks of names have in common that may meet: of people the surname."""
    return block.partition(PARTED)[0]


def meet(one: str, other: str) -> bool:
    """Whether names of two blocks of one root are compared: they have a sign in common, or those of one may be
    anybody's."""
    mine, theirs = (set(block.partition(PARTED)[2]) for block in (one, other))
    return not mine or not theirs or not mine.isdisjoint(theirs)
