"""Briefing: what is asked of the register for a paper, and what is written of it. The faces call these."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from svod.brief import Briefing, Citing, compiled, write
from svod.brief import digest as newsletter
from svod.brief.asof import known_on
from svod.following import offers
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register

LOOKED_AT = 300
"""Entries of a kind that a briefing looks at, the newest; people are those with most claims."""

TOLD = tuple(kind for kind in EntryKind if kind is not EntryKind.ORGANISATION)


def brief(
    register: Register,
    area: Sequence[str],
    partner: Sequence[str],
    as_of: date | None = None,
    since: date | None = None,
    cite: Citing | None = None,
) -> Briefing:
    """The briefing on two sides, each given by its names; as of today and with contacts of two years unless
    told otherwise.

    `cite` gives the sources of claims where they are not to be told as the register has them.
    """
    day, areas, partners = as_of or date.today(), tuple(area), tuple(partner)
    asked = (Question(kind=kind, areas=areas, partners=partners, limit=LOOKED_AT) for kind in TOLD)
    entries = [entry for question in asked for entry in register.ask(question)]
    matches = offers(register, areas, partners, day)
    known = _known(register, entries, day)
    dossier = compiled(known, areas, partners, day, since or two_years_before(day), matches=matches)
    return write(dossier, cite or register.sources)


def news(
    register: Register, since: date, as_of: date, area: Sequence[str] = (), partner: Sequence[str] = ()
) -> Briefing:
    """The digest of what articles since a day tell, and of terms that came due since; of all or of some sides."""
    asked = partial(Question, areas=tuple(area), partners=tuple(partner))
    told = [one for kind in EntryKind for one in register.ask(asked(kind=kind, told=since))]
    timed = (EntryKind.COMMITMENT, EntryKind.EVENT)
    due = [one for kind in timed for one in register.ask(asked(kind=kind, since=since, until=as_of))]
    figures = register.ask(asked(kind=EntryKind.INDICATOR))
    entries = list({one.id: one for one in (*told, *due, *figures)}.values())
    return newsletter(entries, register.sources(claim for one in entries for claim in one.claims), since, as_of)


def two_years_before(day: date) -> date:
    """The same day two years before; of 29 February the day after."""
    try:
        return day.replace(year=day.year - 2)
    except ValueError:
        return date(day.year - 2, 3, 1)


def _known(register: Register, entries: Iterable[Entry], day: date) -> list[Entry]:
    """Entries as they were known on a day: what was published later is not looked at."""
    told = list(entries)
    if day >= date.today():
        return told
    sources = register.sources(claim for entry in told for claim in entry.claims)
    return [known for entry in told if (known := known_on(entry, day, sources))]
