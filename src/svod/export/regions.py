"""Regions: two areas side by side: contacts, agreements, projects, follow-through, and figures where they can be
compared; where they cannot, the reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svod.brief.contacts import contact
from svod.brief.dossier import Dossier
from svod.brief.figures import figure
from svod.brief.grammar import beside, cased
from svod.brief.markdown import Briefing, written
from svod.brief.phrases import MEASURES, STAGES
from svod.brief.statement import Section, Statement
from svod.follow.comparison import Outcome, compare
from svod.follow.control import Mark, mark_of
from svod.messages import catalogue
from svod.model.claim import Indicator, Measure
from svod.model.entry import Entry, Source

TRADE = (Measure.TURNOVER, Measure.EXPORT, Measure.IMPORT, Measure.INVESTMENT)
CITED = 2
"""Sources of a number: it rests on many entries, of which the newest are cited."""

RESULTS = {
    "kept": "Исполнено (решение человека)",
    "partly": "Исполнено отчасти (решение человека)",
    "not_kept": "Не исполнено (решение человека)",
    "abandoned": "Оставлено (решение человека)",
    "refuted": "Опровергнуто (решение человека)",
    "overdue": "Срок прошёл, сведений нет",
    "open": "Срок впереди или не назван",
}
"""What is known of a promise's result. Only a person says that it was kept or not."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the areas with what is known of it, with all partners or one."""

    name: str
    dossier: Dossier


def side_by_side(one: Side, other: Side, sources: Mapping[str, Source], as_of: date, partner: str | None) -> Briefing:
    """The comparison as a paper: its tables are tables in Word and HTML."""
    heads = ("", one.name, other.name)
    sections = (
        Section("Контакты и документы", _counts(one, other), heads=heads),
        Section("Последний контакт", tuple(_last(side) for side in (one, other))),
        Section("Проекты по стадиям", _stages(one, other), heads=heads),
        Section("Обязательства", _promises(one, other, as_of), heads=heads),
        Section("Торговля и инвестиции", tuple(_trade(one, other))),
    )
    title = f"Сравнение {cased(one.name, 'gent')} и {cased(other.name, 'gent')}"
    title += f" по сотрудничеству {beside(partner)}" if partner else ""
    return written(title, as_of, sections, sources)


def _row(name: str, one: Sequence[Entry], other: Sequence[Entry], sides: tuple[Side, Side]) -> Statement:
    """«Встречи и визиты: Томская область — 5, Курганская область — 3»"""
    left, right = str(len(one)), str(len(other))
    text = f"{name}: {sides[0].name} — {left}, {sides[1].name} — {right}"
    claims = tuple(entry.claims[-1] for group in (one, other) for entry in group[:CITED])
    return Statement(text, claims, (name, left, right))


def _counts(one: Side, other: Side) -> tuple[Statement, ...]:
    groups = (
        ("Встречи и визиты", one.dossier.contacts, other.dossier.contacts),
        ("Планы встреч", one.dossier.plans, other.dossier.plans),
        ("Документы", one.dossier.agreements, other.dossier.agreements),
    )
    return tuple(_row(name, left, right, (one, other)) for name, left, right in groups)


def _last(side: Side) -> Statement:
    if not side.dossier.contacts:
        return Statement(f"{side.name}: о встречах и визитах сведений нет")
    told = contact(side.dossier.contacts[0], side.dossier)
    return Statement(f"{side.name}: {told.text[:1].lower()}{told.text[1:]}", told.claims)


def _stages(one: Side, other: Side) -> tuple[Statement, ...]:
    left, right = one.dossier.projects, other.dossier.projects
    stages = [stage for stage in STAGES if left.get(stage) or right.get(stage)]
    rows = (_row(STAGES[stage], left.get(stage, ()), right.get(stage, ()), (one, other)) for stage in stages)
    return tuple(rows) or (Statement("О проектах сведений нет"),)


def _promises(one: Side, other: Side, as_of: date) -> tuple[Statement, ...]:
    """By what is known of the result: a person's judgement, or only whether the term has passed."""
    told = [_by_result(side.dossier.commitments, as_of) for side in (one, other)]
    rows = [
        _row(name, told[0].get(code, ()), told[1].get(code, ()), (one, other))
        for code, name in RESULTS.items()
        if told[0].get(code) or told[1].get(code)
    ]
    return tuple(rows) or (Statement("Об обязательствах сведений нет"),)


def _by_result(commitments: Iterable[Entry], as_of: date) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in commitments:
        judged = entry.outcome if entry.outcome in RESULTS else None
        overdue = mark_of(entry.outcome, entry.end or entry.start, as_of) is Mark.OVERDUE
        found.setdefault(judged or ("overdue" if overdue else "open"), []).append(entry)
    return found


def _trade(one: Side, other: Side) -> Iterable[Statement]:
    """Figures of one measure side by side when nothing but the area differs; else why they are not."""
    found = False
    for measure in TRADE:
        left, right = (_of_measure(side.dossier.figures, measure) for side in (one, other))
        if not left and not right:
            continue
        found = True
        yield _pair(measure, left, right) if left and right else _lone(measure, left or right, other if left else one)
    if not found:
        yield Statement("Сведений о торговле и инвестициях нет")


def _of_measure(figures: Iterable[Entry], measure: Measure) -> list[Entry]:
    return [one for one in figures if isinstance(one.gist, Indicator) and one.gist.measure is measure]


def _lone(measure: Measure, figures: Sequence[Entry], lacking: Side) -> Statement:
    told = figure(figures[0])
    return Statement(f"{told.text}; {lacking.name}: {MEASURES[measure].lower()} в источниках не назван", told.claims)


def _pair(measure: Measure, left: Sequence[Entry], right: Sequence[Entry]) -> Statement:
    for one in left:
        for other in right:
            if not _apart(one, other):
                return _told(f"{MEASURES[measure]} — сравнимо", one, other)
    names = ", ".join(_reason(code) for code in _apart(left[0], right[0]))
    return _told(f"{MEASURES[measure]} — сравнивать нельзя (различается: {names})", left[0], right[0])


def _apart(one: Entry, other: Entry) -> tuple[str, ...]:
    """Why two figures are not comparable, were they of one area."""
    assert isinstance(one.gist, Indicator)
    assert isinstance(other.gist, Indicator)
    told = compare(one.gist, replace(other.gist, area=one.gist.area))
    return told.reasons if told.outcome is Outcome.REFUSED else ()


def _reason(code: str) -> str:
    return catalogue("ru").get(f"compare.reason.{code}", code)


def _told(head: str, one: Entry, other: Entry) -> Statement:
    left, right = figure(one), figure(other)
    return Statement(f"{head}: {left.text}; {right.text}", (*left.claims[-1:], *right.claims[-1:]))
