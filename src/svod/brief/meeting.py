"""The briefing on an event: who takes part and who they are, what was agreed at earlier ones, what is still open."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice

from svod.brief import people
from svod.brief.contacts import contact, event_of, plan
from svod.brief.documents import document
from svod.brief.dossier import Dossier
from svod.brief.pair import doubts, points, promised
from svod.brief.projects import project
from svod.brief.promises import commitment
from svod.brief.statement import Annexes, Section, Statement, or_nothing, told
from svod.follow.offices import Holding, Term, holding, terms
from svod.model.claim import Modality, NameKind
from svod.model.entry import Entry, EntryKind

EARLIER, RESULTS = 4, 6
"""Earlier meetings that are told, and results of each."""

AHEAD = {Modality.PLANNED.value, Modality.PROPOSED.value}


def sections(
    entry: Entry, dossier: Dossier, known: Mapping[str, Entry], pages: Mapping[str, str]
) -> tuple[Section, ...]:
    """All sections, the annexes last. The dossier is of the event's sides, `known` are people by each of their names,
    `pages` the page of each claim: what a page tells beside a meeting is taken for what came of it."""
    annexes = Annexes()
    ahead = entry.stage in AHEAD
    head = plan(entry, dossier) if ahead else contact(entry, dossier)
    main = [
        Section("Событие", (head,)),
        annexes.section(
            Section("Участники", tuple(_company(entry, known)), heads=people.HEADS, widths=people.WIDTHS),
            10,
            "Участники на страницах не названы",
        ),
        *([] if ahead else [_results("Итоги", entry, dossier, pages)]),
        *_earlier(entry, dossier, {} if ahead else pages, pages),
        promised(dossier, annexes),
        doubts(dossier, annexes),
        points(dossier),
    ]
    return (*main, *annexes.sections)


def _company(entry: Entry, known: Mapping[str, Entry]) -> Iterable[Statement]:
    """Each who takes part, with the post held on the day; sides as they are."""
    day = entry.start or entry.end or date.today()
    for one in event_of(entry).participants:
        person = known.get(one.name) if one.kind is NameKind.PERSON else None
        term = _term(person, day) if person else None
        if person and term:
            yield people.officer(person, term)
        else:
            what = "сторона" if one.kind is NameKind.AREA else "должность не названа"
            yield told(f"{one.name} ({what})", entry, cells=(what, one.name, "—"))


def _term(person: Entry, day: date) -> Term | None:
    """The post on the day; else the one last told of."""
    own = sorted(terms([person]), key=lambda term: (term.until or date.min, term.role), reverse=True)
    return next((term for term in own if holding(term, day) is not Holding.NO), own[0] if own else None)


def _earlier(entry: Entry, dossier: Dossier, beside: Mapping[str, str], pages: Mapping[str, str]) -> Iterable[Section]:
    """The sides' earlier contacts, the newest first, each with what came of it; but for those that pages `beside` tell
    with the event, for they belong to it."""
    day, own = entry.start or entry.end, pages_of(entry, beside)
    before = [
        one
        for one in dossier.contacts
        if one.id != entry.id and not own & pages_of(one, pages) and (day is None or not one.start or one.start < day)
    ]
    statements: dict[str, Statement] = {}
    for each in before[:EARLIER]:
        for one in (contact(each, dossier), *_told_beside(each, dossier, pages)):
            statements.setdefault(one.text, one)
    nothing = "О прежних встречах этих сторон сведений нет"
    yield Section("Прежние встречи и о чём договорились", or_nothing(statements.values(), nothing))


def _results(title: str, entry: Entry, dossier: Dossier, pages: Mapping[str, str]) -> Section:
    found = {one.text: one for one in _told_beside(entry, dossier, pages)}
    return Section(title, or_nothing(found.values(), "О договорённостях на этой встрече сведений нет"))


def _told_beside(entry: Entry, dossier: Dossier, pages: Mapping[str, str]) -> list[Statement]:
    """Documents, promises and projects that the same pages tell."""
    own = pages_of(entry, pages)
    staged = [one for members in dossier.projects.values() for one in members]
    found = (one for one in (*dossier.agreements, *dossier.commitments, *staged) if own & pages_of(one, pages))
    return [_sentence(one, dossier) for one in islice(found, RESULTS)]


def pages_of(entry: Entry, pages: Mapping[str, str]) -> set[str]:
    """The pages that tell an entry."""
    return {pages[claim] for claim in entry.claims if claim in pages}


def _sentence(entry: Entry, dossier: Dossier) -> Statement:
    match entry.kind:
        case EntryKind.AGREEMENT:
            return document(entry)
        case EntryKind.COMMITMENT:
            found = commitment(entry, dossier)
            return told(found.text, entry)
    return project(entry)
