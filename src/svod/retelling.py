"""Retelling: entries as they were known on a day: what was published later is not looked at."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from svod.follow.asof import known_on
from svod.model.entry import Entry, Filed
from svod.register import Register
from svod.resolve.correcting import corrected


def told_by(register: Register, entries: Iterable[Entry], day: date) -> list[Entry]:
    """Entries with what was told of them by a day; those of which nothing was told are left out."""
    told = list(entries)
    if day >= date.today():
        return told
    later = register.later((entry.id for entry in told), day)
    held = (tenure for entry in told if not later.keys().isdisjoint(entry.claims) for tenure in entry.tenures)
    published = register.published(claim for tenure in held for claim in tenure.claims)
    return known_on(told, day, published | later, partial(as_corrected, register))


def as_corrected(register: Register, claims: Iterable[str]) -> dict[str, Filed]:
    """Claims as they are filed, and as people put them right."""
    filed = register.filed(claims)
    judged = register.judged(filed)
    said = {name: one.correction for name, one in judged.items() if one.correction}
    return {name: corrected(one, said[name]) if name in said else one for name, one in filed.items()}
