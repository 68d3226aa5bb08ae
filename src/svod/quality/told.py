"""Told: the sentences of a generated story with the claims that reading them yields."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from svod.model.claim import (
    Agreement,
    AgreementStage,
    Citation,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Indicator,
    Measure,
    Modality,
    NameKind,
    Office,
    Participant,
    ParticipantRole,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.quantity import Quantity
from svod.model.when import Basis, Precision, When
from svod.quality.world import THINGS, TOPICS, Person, Side, joint_body

STAGES = (ProjectStage.OFFERED, ProjectStage.AGREED, ProjectStage.PLANNED, ProjectStage.RUNNING, ProjectStage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the names in it, and what makes its claim, once it is known where the sentence stands."""

    sentence: str
    names: tuple[tuple[str, NameKind], ...]
    make: Callable[..., Claim]

    def claim(self, text: str) -> Claim:
        """The claim, in a text that holds the sentence."""
        start = text.index(self.sentence)
        citation = Citation.of(text, start, start + len(self.sentence))
        return self.make(citation=citation, rule="generated", confidence=0.8)


def tellings(home: Side, away: Side, day: date, newcomer: Person, story: int, chance: Random) -> list[Told]:
    """All that can be told of a story, in the spelling of one page: `chance` is the page's, `story` settles facts."""
    facts = Random(f"facts {story}")
    guest, host = home.people[0], facts.choice(away.people)
    thing, other = facts.sample(THINGS, 2)
    firm = facts.choice(home.firms)
    return [
        _office(guest, chance),
        _office(host, chance),
        _office(newcomer, chance),
        _meeting(guest, host, away, day, chance),
        _visit(guest, home, away, day, chance),
        _session(home, away, day, facts),
        _agreement(home, away, day, thing, chance),
        _project(firm, home, away, thing, facts.choice(STAGES), chance),
        _project(facts.choice(home.firms), home, away, other, STAGES[-2], chance),
        _commitment(guest, home, thing, day, facts),
        _figure(home, away, day.year - 1, Measure.TURNOVER),
        _figure(home, away, day.year - 1, Measure.EXPORT),
    ]


def _called(one: Person, chance: Random) -> str:
    return one.name if (way := chance.random()) < 0.6 else one.full if way < 0.9 else one.short


def _office(one: Person, chance: Random) -> Told:
    name = _called(one, chance)
    claim = partial(Office, person=name, role=one.role, area=one.area)
    return Told(f"Слово взял {name}: это {one.role} ({one.area}).", _people(name), claim)


def _meeting(guest: Person, host: Person, away: Side, day: date, chance: Random) -> Told:
    names = _called(guest, chance), _called(host, chance)
    when = _day(day) if chance.random() < 0.8 else None
    people = tuple(Participant(name, NameKind.PERSON) for name in names)
    claim = partial(Event, form=EventForm.MEETING, participants=people, when=when, place=away.towns[0])
    tail = f" {day:%d.%m.%Y}" if when else ""
    return Told(f"На встрече{tail} беседовали {names[0]} и {names[1]}.", _people(*names), claim)


def _visit(guest: Person, home: Side, away: Side, day: date, chance: Random) -> Told:
    name = _called(guest, chance)
    people = (
        Participant(name, NameKind.PERSON, ParticipantRole.HEAD),
        Participant(home.area.name, NameKind.AREA, ParticipantRole.GUEST),
        Participant(away.area.name, NameKind.AREA, ParticipantRole.HOST),
    )
    claim = partial(Event, form=EventForm.VISIT, participants=people, when=_day(day), place=away.towns[0])
    sentence = f"Делегация ({home.area.name}), её глава — {name}, прибыла {day:%d.%m.%Y} ({away.area.name})."
    return Told(sentence, _people(name), claim)


def _session(home: Side, away: Side, day: date, facts: Random) -> Told:
    body = joint_body(home.area.name, away.area.name, facts.choice(TOPICS))
    number = day.year - 2010
    sides = tuple(Participant(side.area.name, NameKind.AREA) for side in (home, away))
    claim = partial(
        Event, form=EventForm.SESSION, participants=sides, when=_day(day), body=body, ordinal=number,
        modality=Modality.OCCURRED,
    )  # fmt: skip
    return Told(f"Состоялось {number}-е заседание, {day:%d.%m.%Y}: {body}.", _bodies(body), claim)


def _agreement(home: Side, away: Side, day: date, thing: str, chance: Random) -> Told:
    stage = AgreementStage.SIGNED if chance.random() < 0.8 else AgreementStage.PLANNED
    parties = home.area.name, away.area.name
    when = _day(day) if chance.random() < 0.7 else None
    claim = partial(Agreement, form="соглашение", subject=thing, parties=parties, stage=stage, when=when)
    verb = "подписали" if stage is AgreementStage.SIGNED else "подпишут"
    return Told(f"{parties[0]} и {parties[1]} {verb} соглашение: {thing}.", (), claim)


def _project(firm: str, home: Side, away: Side, thing: str, stage: ProjectStage, chance: Random) -> Told:
    taker = away.area.name
    claim = partial(
        Project, what=thing, form=ProjectForm.SUPPLY, giver=(firm,), taker=(taker,), stage=stage,
        place=home.towns[0] if chance.random() < 0.5 else None,
    )  # fmt: skip
    verb = {"offered": "предлагает", "agreed": "согласовал", "planned": "планирует"}.get(stage.value, "выпускает")
    return Told(f"«{firm}» {verb}: {thing}; заказчик — {taker}.", _bodies(firm), claim)


def _commitment(guest: Person, home: Side, thing: str, day: date, facts: Random) -> Told:
    due = day + timedelta(days=facts.choice((30, 90, 180, 365)))
    what = f"подготовить проект: {thing}"
    claim = partial(
        Commitment, form=CommitmentForm.PROMISE, what=what, by=(guest.name,), owner=(home.area.name,),
        due=When(None, due, Precision.SPAN, Basis.STATED, f"до {due:%d.%m.%Y}"),
    )  # fmt: skip
    return Told(f"{guest.name} пообещал до {due:%d.%m.%Y} {what}.", _people(guest.name), claim)


def _figure(home: Side, away: Side, year: int, measure: Measure) -> Told:
    facts = Random(f"{home.area.name} {away.area.name} {year} {measure}")
    value = Quantity(facts.randrange(5, 900) * 1e6, "USD")
    period = When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.STATED, f"за {year} год")
    claim: Callable[..., Any] = partial(
        Indicator, measure=measure, area=home.area.name, partner=away.area.name, period=period, value=value
    )
    noun = "Товарооборот" if measure is Measure.TURNOVER else "Экспорт"
    said = f"{noun} за {year} год: {value.number / 1e6:.0f} млн долларов ({home.area.name} — {away.area.name})."
    return Told(said, (), claim)


def _day(day: date) -> When:
    return When.day(day, text=f"{day:%d.%m.%Y}")


def _people(*names: str) -> tuple[tuple[str, NameKind], ...]:
    return tuple((name, NameKind.PERSON) for name in names)


def _bodies(*names: str) -> tuple[tuple[str, NameKind], ...]:
    return tuple((name, NameKind.ORGANISATION) for name in names)
