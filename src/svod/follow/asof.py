"""As of a day: an entry without what was published later."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from svod.model.entry import Entry, Filed, Tenure
from svod.resolve import retold

Days = Mapping[str, date | None]
Filing = Callable[[Iterable[str]], Mapping[str, Filed]]


def known_on(entries: Iterable[Entry], day: date, published: Days, filing: Filing) -> list[Entry]:
    """Entries with the claims, stages and posts that pages told by a day, and without those that none told. `published`
    are the days of pages that tell posts, and of all that came later; what has no day counts as known. `filing` gives
    claims as they are filed: what is told is made of them anew."""
    known = {entry.id: _known(entry, day, published) for entry in entries}
    cut = {entry.id for entry in entries if entry.gist and 0 < len(known[entry.id]) < len(entry.claims)}
    filed = filing(claim for name in cut for claim in known[name])
    found = []
    for entry in entries:
        claims = known[entry.id]
        if len(claims) == len(entry.claims):
            found.append(entry)
        elif entry.id in cut:
            found.append(_retold(entry, [filed[claim] for claim in claims]))
        elif claims:
            found.append(_as_named(entry, claims, published))
    return found


def _known(entry: Entry, day: date, published: Days) -> tuple[str, ...]:
    return tuple(claim for claim in entry.claims if (published.get(claim) or day) <= day)


def _retold(entry: Entry, claims: Iterable[Filed]) -> Entry:
    """What these claims alone say; it keeps its name in the register, and what people and doubts say of it."""
    return replace(retold(claims), id=entry.id, candidates=entry.candidates, outcome=entry.outcome)


def _as_named(entry: Entry, claims: tuple[str, ...], published: Days) -> Entry:
    """A person or an organisation by some of the claims."""
    kept = set(claims)
    tenures = tuple(one for tenure in entry.tenures if (one := _tenure(tenure, kept, published)))
    return replace(entry, claims=claims, tenures=tenures)


def _tenure(tenure: Tenure, kept: set[str], published: Days) -> Tenure | None:
    claims = tuple(claim for claim in tenure.claims if claim in kept)
    if not claims:
        return None
    days = [told for claim in claims if (told := published.get(claim))]
    return replace(tenure, claims=claims, first=min(days, default=None), seen=max(days, default=None))
