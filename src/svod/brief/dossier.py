"""Dossier: what a briefing says of two sides, before it is put into words. Pure: made of entries alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svod.brief.documents import STANDING, lapsed
from svod.brief.results import Likely
from svod.follow.conflicts import Conflict, conflicts
from svod.follow.offers import Match
from svod.follow.offices import Term, terms
from svod.model.claim import Commitment, CommitmentForm, Event, Modality, ProjectStage
from svod.model.entry import Entry, EntryKind
from svod.resolve.areas import lies_in

CLOSED = {"kept", "abandoned", "refuted"}
"""Outcomes, as a person judged them, after which nothing is open any more."""

RECENT, FEW = 60, 20
"""How many contacts, and how many people a side, a briefing names; the newest come first."""


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with the post last told of, on one of the sides."""

    person: Entry
    term: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is known of the cooperation of `area` and `partner` on the day `as_of`, its contacts `since` a day."""

    area: str
    partner: str
    as_of: date
    since: date | None
    officers: dict[str, tuple[Officer, ...]]
    contacts: tuple[Entry, ...]
    plans: tuple[Entry, ...]
    agreements: tuple[Entry, ...]
    projects: dict[str, tuple[Entry, ...]]
    commitments: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    matches: tuple[Match, ...]
    names: dict[str, str]  # a person's other names → the fullest one
    likely: Mapping[str, Likely] = field(default_factory=dict)  # what may have become of promises and plans
    newest: Mapping[EntryKind, int] = field(default_factory=dict)  # kinds of which the newest so many were looked at

    def overdue(self, entry: Entry) -> bool:
        """Whether a commitment's or plan's term has passed. That says nothing of its result: silence never does."""
        judged = entry.outcome not in {None, "open"}
        return not judged and entry.end is not None and entry.end < self.as_of

    def silent(self, entry: Entry) -> bool:
        """Whether the term has passed and no later page tells anything that might be the result."""
        return self.overdue(entry) and entry.id not in self.likely

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Documents that are signed and whose term has not passed."""
        return tuple(one for one in self.agreements if one.stage in STANDING and not lapsed(one, self.as_of))

    @property
    def papers(self) -> tuple[int, int]:
        """How many of these documents are told of one by one, and how many only as a number: «16 соглашений»."""
        counts = [getattr(one.gist, "count", None) for one in self.standing]
        return counts.count(None), sum(count for count in counts if count)

    @property
    def differing(self) -> tuple[tuple[Entry, ...], ...]:
        """Figures that contradict each other, in pairs."""
        by_id = {entry.id: entry for entry in self.figures}
        pairs = (tuple(by_id[name] for name in one.about if name in by_id) for one in self.conflicts)
        return tuple(pair for pair in pairs if len(pair) > 1)

    @property
    def coming(self) -> tuple[Entry, ...]:
        """Plans whose time has not passed, the nearest first, those without a date last."""
        ahead = [one for one in self.plans if not self.overdue(one)]
        return tuple(sorted(ahead, key=lambda one: (one.start or one.end or date.max, one.id)))


def compiled(
    entries: Iterable[Entry],
    area: Sequence[str],
    partner: Sequence[str],
    as_of: date,
    since: date | None = None,
    recent: int | None = RECENT,
    matches: Iterable[Match] = (),
    likely: Mapping[str, Likely] | None = None,
    most: Mapping[EntryKind, int] | None = None,
) -> Dossier:
    """The dossier of all entries that concern both sides. `area`/`partner` are the names of each side; `recent`
    is how many contacts and plans it has at most; of a kind no more than `most` were asked for."""
    by_kind: dict[EntryKind, list[Entry]] = {kind: [] for kind in EntryKind}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    events, people = by_kind[EntryKind.EVENT], by_kind[EntryKind.PERSON]
    held = [one for one in _with(events, Modality.OCCURRED) if _within(one, since, as_of)]
    contacts = tuple(_newest(held)[:recent])
    return Dossier(
        area=area[0],
        partner=partner[0],
        as_of=as_of,
        since=since,
        officers=_officers(people, (area, partner), contacts),
        contacts=contacts,
        plans=tuple(_newest(_with(events, Modality.PLANNED, Modality.PROPOSED))[:recent]),
        agreements=tuple(_newest(by_kind[EntryKind.AGREEMENT])),
        projects=_by_stage(by_kind[EntryKind.PROJECT]),
        commitments=tuple(_newest(_checkable(by_kind[EntryKind.COMMITMENT]))),
        figures=tuple(_newest(by_kind[EntryKind.INDICATOR])),
        conflicts=tuple(conflicts([*people, *by_kind[EntryKind.INDICATOR]], {})),
        matches=tuple(matches),
        names={name: person.name for person in people for name in person.names},
        likely=likely or {},
        newest={kind: number for kind, number in (most or {}).items() if len(by_kind[kind]) >= number},
    )


def told_last(entry: Entry) -> date | None:
    """The date of the newest article that tells it."""
    return max((step.day for step in entry.history if step.day), default=None)


def _officers(
    people: Sequence[Entry], sides: Iterable[Sequence[str]], contacts: Iterable[Entry]
) -> dict[str, tuple[Officer, ...]]:
    """Those who hold a post on a side, as far as is known: of the side itself before its parts, who met before who
    did not."""
    met = {one.name for entry in contacts if isinstance(entry.gist, Event) for one in entry.gist.participants}
    by_id = {person.id: person for person in people}
    lasting = [term for term in terms(people) if not term.ended and not term.after]
    lasting.sort(key=lambda term: (term.until or date.min, term.since or date.min, term.role), reverse=True)
    return {side[0]: _of_side(side, lasting, by_id, met) for side in sides}


def _of_side(
    side: Sequence[str], lasting: Iterable[Term], by_id: dict[str, Entry], met: set[str]
) -> tuple[Officer, ...]:
    newest: dict[str, Term] = {}
    for term in lasting:
        if term.area and any(lies_in(term.area, name) for name in side):
            newest.setdefault(term.person, term)
    found = [Officer(by_id[person], term) for person, term in newest.items()]

    def rank(one: Officer) -> tuple[bool, bool, int, str]:
        names = {one.person.name, *one.person.names}
        return one.term.area not in side, not names & met, -one.person.count, one.person.name

    return tuple(sorted(found, key=rank)[:FEW])


def _with(events: Iterable[Entry], *modalities: Modality) -> list[Entry]:
    stages = {modality.value for modality in modalities}
    return [one for one in events if isinstance(one.gist, Event) and one.stage in stages and one.outcome not in CLOSED]


def _within(entry: Entry, since: date | None, until: date) -> bool:
    """Whether it took place in the days asked, or may have: what has no date at all is told as such."""
    day = entry.end or entry.start or told_last(entry)
    return day is None or ((since is None or day >= since) and (entry.start or day) <= until)


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """By their own day; what has none by that of the newest article, so that what is told lately is not lost."""

    def day(entry: Entry) -> tuple[date, str]:
        return entry.end or entry.start or told_last(entry) or date.min, entry.id

    return sorted(entries, key=day, reverse=True)


def _by_stage(projects: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Projects by stage, those done and going on first."""
    order = [stage.value for stage in reversed(ProjectStage)]
    # what has stopped is told last, though it stands at the end of the ladder
    stopped = [ProjectStage.SUSPENDED.value, ProjectStage.CANCELLED.value]
    order = [stage for stage in order if stage not in stopped] + stopped
    found: dict[str, list[Entry]] = {stage: [] for stage in order}
    for project in projects:
        found[project.stage or ProjectStage.DISCUSSED.value].append(project)
    return {stage: tuple(_newest(members)) for stage, members in found.items() if members}


def _checkable(commitments: Iterable[Entry]) -> list[Entry]:
    """Declarations hold no act that could be checked; what a person has closed is open no more."""
    open_ = (one for one in commitments if one.outcome not in CLOSED)
    return [
        one for one in open_ if isinstance(one.gist, Commitment) and one.gist.form is not CommitmentForm.DECLARATION
    ]
