"""Joining: what the register must be told to keep its entries: where claims belong, and what entries they make."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from svod.model.entry import Entry, Filed
from svod.model.verdicts import Verdicts

ENDS = 6
"""Claims that stand for all that tell the same of a name: so many of the oldest, so many of the newest."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name in a claim. Those of one `block` are compared. Claims of one `group` tell the same of the name: the
    oldest and the newest ENDS of them stand for all."""

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
    names; `named` makes the people or organisations of one block of names (of several that a judgement ties, parted by
    "|"). `judged` leaves of claims what people left of them.
    """

    blocks: Callable[[Filed], set[str]]
    facing: Callable[[str], set[str]]
    crowd: int
    crowding: Callable[[str], bool]
    linked: Callable[[Filed, Filed], bool]
    joined: Callable[[Iterable[Filed], Verdicts, AbstractSet[str]], list[Entry]]
    spellings: Callable[[Filed], list[Spelling]]
    named: Callable[[str, Iterable[Filed], Verdicts], list[Entry]]
    judged: Callable[[Iterable[Filed], Verdicts], list[Filed]]
