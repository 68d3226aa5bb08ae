"""Briefing: what is asked of the register for a paper, and what is written of it. The faces call these."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from svod.brief import (
    Briefing,
    Citing,
    Dossier,
    Sections,
    body,
    compiled,
    meeting,
    organisation,
    pair,
    person,
    set_down,
)
from svod.brief import digest as newsletter
from svod.brief.contacts import event_of, numbered
from svod.brief.dates import when_words
from svod.brief.dossier import Officer
from svod.brief.phrases import PLANNED
from svod.brief.results import Likely, likely
from svod.errors import MisuseError
from svod.follow.bodies import joint_bodies
from svod.follow.offices import terms
from svod.follow.promises import State, follow, is_promise
from svod.following import offices, with_passages
from svod.messages import say
from svod.model.claim import NameKind
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.offering import offers
from svod.register import Register
from svod.resolve.areas import country_of, unrelated
from svod.resolve.names import key
from svod.retelling import as_corrected, told_by

LOOKED_AT = 300
"""Entries of a kind that a briefing looks at, the newest; people are those with most claims."""

MOST = dict.fromkeys(EntryKind, LOOKED_AT)

LOOKED_FOR = 3
"""Promises whose results are looked for in the words of later articles, those that came due last."""

PAGES_OF = 12
"""Claims of an entry whose pages are looked at for what else they tell, the newest."""

MOVING = (EntryKind.EVENT, EntryKind.AGREEMENT, EntryKind.PROJECT, EntryKind.COMMITMENT)
PROMISED = (EntryKind.COMMITMENT, EntryKind.EVENT)
"""Kinds of which a briefing says what may have become of them."""

TELLING = (*MOVING, EntryKind.INDICATOR)
"""Kinds that may tell what became of a promise."""

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
    known = told_by(register, entries, day)
    found = results(register, known, day)
    from_ = since or two_years_before(day)
    dossier = compiled(known, areas, partners, day, from_, matches=matches, likely=found, most=MOST)
    return _set_down(pair.titled(dossier), dossier, pair.sections, register, cite)


def brief_person(
    register: Register, who: Entry, as_of: date | None = None, since: date | None = None, cite: Citing | None = None
) -> Briefing:
    """The briefing on a person."""
    day = as_of or date.today()
    names = tuple(dict.fromkeys((who.name, *who.names)))
    asked = (Question(kind=kind, people=names, limit=LOOKED_AT) for kind in MOVING)
    entries = [who, *(entry for question in asked for entry in register.ask(question))]
    dossier = _of_one(register, entries, who.name, day, since)
    held = offices(register, who)
    return _set_down(f"Справка: {who.name}", dossier, lambda one: person.sections(who, held, one), register, cite)


def brief_organisation(
    register: Register, firm: Entry, as_of: date | None = None, since: date | None = None, cite: Citing | None = None
) -> Briefing:
    """The briefing on an organisation."""
    day = as_of or date.today()
    entries = _around(register, firm)
    dossier = _of_one(register, entries, firm.name, day, since)
    names = {firm.name, *firm.names}
    members = [one for one in entries if one.kind is EntryKind.PERSON]
    posts = [term for term in terms(members) if term.organisation in names and not term.ended and not term.after]
    by_id = {one.id: one for one in members}
    staff = [Officer(by_id[term.person], term) for term in posts]
    title = f"Справка: {firm.name}"
    return _set_down(title, dossier, lambda one: organisation.sections(firm, staff, one), register, cite)


def brief_body(
    register: Register, own: Entry, as_of: date | None = None, since: date | None = None, cite: Citing | None = None
) -> Briefing:
    """The briefing on a joint body, with what its sessions' pages tell beside them; MisuseError when it is an
    organisation and no such body."""
    day = as_of or date.today()
    sittings = _sittings(register, own)
    near = [*_around(register, own), *sittings]
    told = next((one for one in joint_bodies(near) if one.entry == own.id), None)
    if told is None:
        raise MisuseError(say("brief.no-body", name=own.name))
    sides = [(side,) for side in told.sides[:2]]
    one, other = (*sides, (), ())[:2]
    asked = (Question(kind=kind, areas=one, partners=other, limit=LOOKED_AT) for kind in MOVING)
    beside = [entry for question in asked if one and other for entry in register.ask(question)]
    pages = _pages(register, (*sittings, *beside))
    sat = {page for entry in sittings for page in meeting.pages_of(entry, pages)}
    entries = [*near, *(entry for entry in beside if sat & meeting.pages_of(entry, pages))]
    by_id = {entry.id: entry for entry in entries}
    dossier = _of_one(register, by_id.values(), own.name, day, since)
    title = f"Справка: {told.name}"
    return _set_down(title, dossier, lambda known: body.sections(told, own, by_id, by_id, known), register, cite)


def brief_of(register: Register, entry: Entry, as_of: date | None = None, cite: Citing | None = None) -> Briefing:
    """The briefing on a person, an event, a joint body or any other organisation; MisuseError for anything else."""
    match entry.kind:
        case EntryKind.PERSON:
            return brief_person(register, entry, as_of, cite=cite)
        case EntryKind.EVENT:
            return brief_event(register, entry, as_of, cite=cite)
        case EntryKind.ORGANISATION:
            try:
                return brief_body(register, entry, as_of, cite=cite)
            except MisuseError:
                return brief_organisation(register, entry, as_of, cite=cite)
    raise MisuseError(say("brief.no-subject", name=entry.name))


def _sittings(register: Register, own: Entry) -> list[Entry]:
    """The sessions of a body, by any of its names."""
    names = {key(name) for name in (own.name, *own.names)}
    areas: Sequence[tuple[str, ...]] = [(area,) for area in own.areas] or [()]
    found = {
        entry.id: entry
        for area in areas
        for entry in register.ask(Question(kind=EntryKind.EVENT, form="session", areas=area))
        if key(event_of(entry).body or "") in names
    }
    return list(found.values())


def _pages(register: Register, entries: Iterable[Entry]) -> dict[str, str]:
    """The page of each of the newest claims of entries."""
    sources = register.sources(claim for entry in entries for claim in entry.claims[-PAGES_OF:])
    return {claim: source.page for claim, source in sources.items()}


def brief_event(
    register: Register, event: Entry, as_of: date | None = None, since: date | None = None, cite: Citing | None = None
) -> Briefing:
    """The briefing for an event, past or to come."""
    day = as_of or date.today()
    names = tuple(one.name for one in event_of(event).participants)
    one, other = sides_of(event)
    asked = [Question(kind=kind, areas=one, partners=other, limit=LOOKED_AT) for kind in TOLD]
    asked += [Question(kind=EntryKind.PERSON, people=names)] if names else []
    entries = list({e.id: e for question in asked for e in register.ask(question)}.values())
    known = told_by(register, entries, day)
    matches = offers(register, one, other, day) if one and other else []
    found = results(register, known, day)
    dossier = compiled(known, one or ("",), other or ("",), day, since, matches=matches, likely=found, most=MOST)
    called = {name: e for e in known if e.kind is EntryKind.PERSON for name in (e.name, *e.names)}
    pages = _pages(register, (event, *known))
    gist = event_of(event)
    about = [numbered(gist, PLANNED[gist.form].noun), *([when_words(gist.when)] if gist.when else [])]
    title = f"Справка к\u00a0событию: {', '.join(about)}"
    return _set_down(title, dossier, lambda told: meeting.sections(event, told, called, pages), register, cite)


def sides_of(event: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The areas of the two sides of an event, who takes part before where it is: what lies in the first area or around
    it, and the others; whoever goes abroad, to a town alone, goes to its country. Empty where there is none."""
    parties = [one.name for one in event_of(event).participants if one.kind is NameKind.AREA]
    named = list(dict.fromkeys([*parties, *event.areas]))
    there = [name for name in named if unrelated(named[0], name)]
    here = [name for name in named if name not in there]
    if there and not set(there) & set(parties) and country_of(there[0]) != country_of(named[0]):
        there.append(country_of(there[0]))
    return tuple(here), tuple(filter(None, dict.fromkeys(there)))


def _set_down(title: str, dossier: Dossier, sections: Sections, register: Register, cite: Citing | None) -> Briefing:
    """A briefing that cites what the register has, unless its sources are to be told otherwise."""
    return set_down(title, dossier, sections, cite or register.sources)


def _around(register: Register, own: Entry) -> list[Entry]:
    """An organisation with all that names it."""
    names = tuple(dict.fromkeys((own.name, *own.names)))
    asked = (Question(kind=kind, organisations=names, limit=LOOKED_AT) for kind in TOLD)
    return [own, *(entry for question in asked for entry in register.ask(question))]


def _of_one(register: Register, entries: Iterable[Entry], name: str, day: date, since: date | None) -> Dossier:
    """The dossier of one matter, whatever the sides."""
    known = told_by(register, entries, day)
    return compiled(known, (name,), ("",), day, since, likely=results(register, known, day), most=MOST)


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


def results(register: Register, entries: Sequence[Entry], day: date) -> dict[str, Likely]:
    """What may have become, by a day, of the promises and plans among entries: looked for among these, and for those
    that came due last also in what later articles say beside."""
    by_id = {entry.id: entry for entry in entries if entry.kind in TELLING}
    promised = [one for one in by_id.values() if one.kind in PROMISED and is_promise(one)]
    of_claim = {claim: one.id for one in by_id.values() for claim in one.claims} if promised else {}
    filed = {name: one for name, one in as_corrected(register, of_claim).items() if (one.published or day) <= day}
    families = register.families({one.page for one in filed.values()})
    found = follow(promised, filed, of_claim, day, families)
    due = sorted((one for one in found if one.state is State.OVERDUE), key=lambda one: one.due or day)[-LOOKED_FOR:]
    found += with_passages(register, due, filed, day)
    return likely(found, by_id, register.sources(each.claim for one in found for each in one.results))
