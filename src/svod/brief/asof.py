"""As of a day: an entry without what was published later."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from svod.model.entry import Entry, Filed, Source, Tenure
from svod.resolve import retold

Filing = Callable[[Iterable[str]], Mapping[str, Filed]]


def known_on(entries: Iterable[Entry], day: date, sources: Mapping[str, Source], filing: Filing) -> list[Entry]:
    """Entries with the claims, stages and posts that pages told by a day, and without those that none told. A page
    without a date counts as known. `filing` gives claims as they are filed: what is told is made of them anew."""
    known = {entry.id: _known(entry, day, sources) for entry in entries}
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
            found.append(_as_named(entry, claims, sources))
    return found


def _known(entry: Entry, day: date, sources: Mapping[str, Source]) -> tuple[str, ...]:
    return tuple(claim for claim in entry.claims if claim not in sources or _published(sources[claim], day))


def _retold(entry: Entry, claims: Iterable[Filed]) -> Entry:
    """What these claims alone say; it keeps its name in the register, and what people and doubts say of it."""
    return replace(retold(claims), id=entry.id, candidates=entry.candidates, outcome=entry.outcome)


def _as_named(entry: Entry, claims: tuple[str, ...], sources: Mapping[str, Source]) -> Entry:
    """A person or an organisation by some of the claims."""
    tenures = tuple(one for tenure in entry.tenures if (one := _tenure(tenure, set(claims), sources)))
    return replace(entry, claims=claims, tenures=tenures)


def _published(source: Source, day: date) -> bool:
    told = _day(source)
    return told is None or told <= day


def _day(source: Source) -> date | None:
    return (source.published.start or source.published.end) if source.published else None


def _tenure(tenure: Tenure, kept: set[str], sources: Mapping[str, Source]) -> Tenure | None:
    claims = tuple(claim for claim in tenure.claims if claim in kept)
    if not claims:
        return None
    seen = (told for claim in claims if claim in sources and (told := _day(sources[claim])))
    return replace(tenure, claims=claims, seen=max(seen, default=None))
