"""Entries by hand, as charts want them."""

from datetime import date

from svod.model.claim import (
    Citation,
    Event,
    EventForm,
    Indicator,
    Measure,
    Modality,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.entry import Entry, EntryKind
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When

MADE = {"citation": Citation(start=0, end=5, quote="слова"), "rule": "made"}


def year(number: int) -> When:
    """A whole year."""
    return When(date(number, 1, 1), date(number, 12, 31), Precision.YEAR, Basis.STATED)


def figure(
    name: str,
    number: float | None,
    period: When | None,
    *,
    measure: Measure = Measure.EXPORT,
    area: str = "Томская область",
    unit: str = "USD",
    compare: Compare = Compare.EQUAL,
    of: str | None = None,
    claims: int = 1,
) -> Entry:
    """An indicator of trade with Китай."""
    value = None if number is None else Quantity(number, unit, compare)
    change = Quantity(5, "percent") if number is None else None
    gist = Indicator(
        **MADE,
        measure=measure,
        area=area,
        partner="Китай",
        period=period,
        value=value,
        change=change,
        of=of,  # type: ignore[arg-type]
    )
    ids = tuple(f"{name}-{at}" for at in range(claims))
    return Entry(id=f"indicator:{name}", kind=EntryKind.INDICATOR, name=name, claims=ids, gist=gist)


def project(name: str, stage: ProjectStage, *areas: str) -> Entry:
    """A project of some areas."""
    gist = Project(**MADE, what=name, form=ProjectForm.SUPPLY, stage=stage)  # type: ignore[arg-type]
    return Entry(
        id=f"project:{name}",
        kind=EntryKind.PROJECT,
        name=name,
        claims=(name,),
        stage=stage.value,
        areas=areas,
        gist=gist,
    )


def event(name: str, day: date | None, *areas: str, modality: Modality = Modality.OCCURRED) -> Entry:
    """A meeting of some areas."""
    when = When.day(day) if day else None
    gist = Event(**MADE, form=EventForm.MEETING, when=when, modality=modality)  # type: ignore[arg-type]
    return Entry(
        id=f"event:{name}",
        kind=EntryKind.EVENT,
        name=name,
        claims=(name,),
        stage=modality.value,
        areas=areas,
        start=day,
        end=day,
        gist=gist,
    )
