"""Question: what is asked of the register."""

from dataclasses import dataclass
from datetime import date

from svod.model.entry import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which entries are wanted. Empty slots ask for nothing.

    `areas` and `partners` are names of which one must fit (an area, or the spellings it may have); `people` are all
    spellings of one person; `wholes` are the names of a holding or body whose parts are wanted, `formerly` those of one
    whose successors are, `named` names, brands or abbreviations of one; `words` are lemmas that the quote must
    hold. Entries without a date of their own are dated
    by the newest article that tells them. `told` asks for what an article of that day or later tells; `known` for what
    one of that day or earlier tells, or one without a date; `once` for what was told before at one of these stages.
    """

    kind: EntryKind | None = None
    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    told: date | None = None
    known: date | None = None
    stage: str | None = None
    once: tuple[str, ...] = ()
    form: str | None = None
    words: tuple[str, ...] = ()
    limit: int | None = None
    offset: int = 0
