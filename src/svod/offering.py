"""Offering: what one side offers or can make and another asks for, as the register knows it. The faces call this."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from svod.follow.offers import OPEN, UNDER_WAY, Match, matches
from svod.following import LOOKED_AT
from svod.model.claim import Project
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.retelling import told_by


def offers(
    register: Register,
    areas: Sequence[str],
    partners: Sequence[str] = (),
    as_of: date | None = None,
    most: int = LOOKED_AT,
) -> list[Match]:
    """What one side offers or can make and the other asks for, both ways, as of a day; without partners, of anybody.

    Each match cites both pages and tells its reasons; the best first. `most` projects of a side and stage are looked
    at, the newest.
    """
    sides = [tuple(areas), tuple(partners)]
    asked = [Question(kind=EntryKind.PROJECT, areas=side, stage=stage, limit=most) for side in sides for stage in OPEN]
    both = Question(kind=EntryKind.PROJECT, areas=sides[0], partners=sides[1], limit=most)
    asked += [replace(both, stage=stage) for stage in UNDER_WAY]
    day = as_of or date.today()
    projects = told_by(register, (entry for found in register.ask_each(*asked) for entry in found), day)
    return matches(projects, areas, partners, _homes(register, projects), day)


def _homes(register: Register, projects: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """The areas that the organisations of projects belong to."""
    gists = [entry.gist for entry in projects if isinstance(entry.gist, Project)]
    names = sorted({name for gist in gists for name in (*gist.giver, *gist.taker)})
    homes: dict[str, tuple[str, ...]] = {}
    for at in range(0, len(names), 500):
        asked = Question(kind=EntryKind.ORGANISATION, organisations=tuple(names[at : at + 500]))
        for body in register.ask(asked, newest=1):
            homes |= dict.fromkeys((*body.names, body.name), body.areas)
    return homes
