"""Dossier: what a briefing says of two sides, before it is put into words. Pure: made of entries alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svod.model.claim import Commitment, CommitmentForm, Event, Indicator, Modality, ProjectStage
from svod.model.entry import Entry, EntryKind, Tenure
from svod.resolve.areas import lies_in

CLOSED = {"kept", "abandoned", "refuted"}
"""Outcomes, as a person judged them, after which nothing is open any more."""

RECENT, FEW = 30, 20
"""How many contacts, and how many people a side, a briefing names; the newest come first."""


@dataclass(frozen=True, slots=True)
class Officer:
    """A person with the post last told of, on one of the sides."""

    person: Entry
    tenure: Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is known of the cooperation of `area` and `partner` on the day `as_of`."""

    area: str
    partner: str
    as_of: date
    officers: dict[str, tuple[Officer, ...]]
    contacts: tuple[Entry, ...]
    plans: tuple[Entry, ...]
    agreements: tuple[Entry, ...]
    projects: dict[str, tuple[Entry, ...]]
    commitments: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    conflicts: tuple[tuple[Entry, ...], ...]
    names: dict[str, str]  # a person's other names → the fullest one

    def overdue(self, entry: Entry) -> bool:
        """Whether a commitment's or plan's term has passed. That says nothing of its result: silence never does."""
        judged = entry.outcome not in {None, "open"}
        return not judged and entry.end is not None and entry.end < self.as_of


def compiled(
    entries: Iterable[Entry], area: Sequence[str], partner: Sequence[str], as_of: date, recent: int | None = RECENT
) -> Dossier:
    """The dossier of all entries that concern both sides. `area`/`partner` are the names of each side; `recent`
    is how many contacts and plans it has at most."""
    by_kind: dict[EntryKind, list[Entry]] = {kind: [] for kind in EntryKind}
    for entry in entries:
        by_kind[entry.kind].append(entry)
    events = by_kind[EntryKind.EVENT]
    return Dossier(
        area=area[0],
        partner=partner[0],
        as_of=as_of,
        officers={side[0]: _officers(by_kind[EntryKind.PERSON], side) for side in (area, partner)},
        contacts=tuple(_newest(_with(events, Modality.OCCURRED))[:recent]),
        plans=tuple(_newest(_with(events, Modality.PLANNED, Modality.PROPOSED))[:recent]),
        agreements=tuple(_newest(by_kind[EntryKind.AGREEMENT])),
        projects=_by_stage(by_kind[EntryKind.PROJECT]),
        commitments=tuple(_newest(_checkable(by_kind[EntryKind.COMMITMENT]))),
        figures=tuple(_newest(by_kind[EntryKind.INDICATOR])),
        conflicts=_conflicts(by_kind[EntryKind.INDICATOR]),
        names={name: person.name for person in by_kind[EntryKind.PERSON] for name in person.names},
    )


def _officers(people: Iterable[Entry], side: Sequence[str]) -> tuple[Officer, ...]:
    """People with a post on the side; those whose own area is the side come before those of its parts."""
    found: list[Officer] = []
    for person in people:
        tenure = next((t for t in person.tenures if t.area and any(lies_in(t.area, name) for name in side)), None)
        if tenure:
            found.append(Officer(person, tenure))
    found.sort(key=lambda one: (one.tenure.area not in side, -len(one.person.claims), one.person.name))
    return tuple(found[:FEW])


def _with(events: Iterable[Entry], *modalities: Modality) -> list[Entry]:
    stages = {modality.value for modality in modalities}
    return [one for one in events if isinstance(one.gist, Event) and one.stage in stages and one.outcome not in CLOSED]


def told_last(entry: Entry) -> date | None:
    """The date of the newest article that tells it."""
    return max((step.day for step in entry.history if step.day), default=None)


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    def day(entry: Entry) -> tuple[bool, date, str]:
        own = entry.end or entry.start
        return (own is not None, own or told_last(entry) or date.min, entry.id)

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


def _conflicts(figures: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Levels of one measure, pair, matter, unit and period that differ."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in figures:
        figure = entry.gist
        if isinstance(figure, Indicator) and figure.value and figure.period and figure.area:
            period = (figure.period.start, figure.period.end)
            what = (figure.measure, figure.area, figure.partner, figure.of, figure.sector, figure.value.unit, *period)
            groups.setdefault(what, []).append(entry)
    differing = [tuple(sorted(group, key=lambda one: one.id)) for group in groups.values() if len(group) > 1]
    return tuple(sorted(differing, key=lambda group: group[0].id))
