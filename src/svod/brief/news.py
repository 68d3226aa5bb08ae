"""News: what the articles since a day tell that was not known before, what changed its stage, what came due."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from svod.brief.contacts import contact, plan
from svod.brief.dates import day_words
from svod.brief.documents import document
from svod.brief.dossier import Dossier, compiled
from svod.brief.doubts import contradictions
from svod.brief.figures import figure
from svod.brief.grammar import capital
from svod.brief.people import officer
from svod.brief.phrases import JUDGED
from svod.brief.projects import project
from svod.brief.promises import commitment
from svod.brief.statement import Section, Statement, or_nothing
from svod.follow.offices import terms
from svod.messages import NBSP, catalogue
from svod.model.claim import Modality
from svod.model.entry import Entry, EntryKind, Source

Telling = Callable[[Entry, Dossier], Statement]

NEW = (
    (EntryKind.EVENT, "Новые события", "Новых событий нет"),
    (EntryKind.AGREEMENT, "Новые документы", "Новых документов нет"),
    (EntryKind.PROJECT, "Новые проекты", "Новых проектов нет"),
    (EntryKind.COMMITMENT, "Новые обязательства", "Новых обязательств нет"),
    (EntryKind.INDICATOR, "Новые показатели", "Новых показателей нет"),
    (EntryKind.PERSON, "Новые лица", "Новых должностных лиц нет"),
)


def headline(since: date) -> str:
    """«Новое с 1 марта 2025 года»"""
    return f"Новое с{NBSP}{day_words(since)}"


def news(entries: Iterable[Entry], sources: Mapping[str, Source], since: date, as_of: date) -> tuple[Section, ...]:
    """The sections of the digest. What was told before `since` too is news only where its stage has changed."""
    told = list(entries)
    dossier = compiled(told, ("",), ("",), as_of)
    first, last = _days(told, sources)
    fresh = [entry for entry in told if first.get(entry.id, date.min) >= since and first[entry.id] <= as_of]
    changed = [one for one in told if one not in fresh and last.get(one.id, date.min) >= since and _moved(one, since)]
    due = [one for one in told if one.end and since <= one.end < as_of and _awaited(one)]
    new = (_section(title, nothing, (e for e in fresh if e.kind is kind), dossier) for kind, title, nothing in NEW)
    return (
        *new,
        _listed("Сменилась стадия", "Смены стадий нет", [_change(one, dossier) for one in changed]),
        _section("Подошёл срок", "Сроков, которые подошли, нет", due, dossier),
        _listed("Источники разошлись", "Новых расхождений нет", _differing(dossier, last, since)),
    )


def sentence(entry: Entry, dossier: Dossier) -> Statement | None:
    """The entry as one sentence, whatever it is; None for people without posts and for organisations."""
    match entry.kind:
        case EntryKind.EVENT:
            return (plan if entry.stage in {Modality.PLANNED, Modality.PROPOSED} else contact)(entry, dossier)
        case EntryKind.AGREEMENT:
            return document(entry)
        case EntryKind.PROJECT:
            return project(entry)
        case EntryKind.COMMITMENT:
            return commitment(entry, dossier)
        case EntryKind.INDICATOR:
            return figure(entry)
        case EntryKind.PERSON if held := terms([entry]):
            return officer(entry, max(held, key=lambda term: (term.until or date.min, term.role)))
    return None


def _days(entries: Iterable[Entry], sources: Mapping[str, Source]) -> tuple[dict[str, date], dict[str, date]]:
    """The days of the oldest and the newest article that tell each entry."""
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for entry in entries:
        days = [day for claim in entry.claims if (day := _published(sources.get(claim)))]
        if days:
            first[entry.id], last[entry.id] = min(days), max(days)
    return first, last


def _published(source: Source | None) -> date | None:
    return (source.published.start or source.published.end) if source and source.published else None


def _moved(entry: Entry, since: date) -> bool:
    """Whether the newest stage differs from the last one told before `since`."""
    before = [step.stage for step in entry.history if step.day is None or step.day < since]
    after = [step.stage for step in entry.history if step.day and step.day >= since]
    return bool(before and after) and before[-1] != after[-1]


def _awaited(entry: Entry) -> bool:
    if entry.outcome in JUDGED:
        return False
    planned = {Modality.PLANNED.value, Modality.PROPOSED.value}
    return entry.kind is EntryKind.COMMITMENT or (entry.kind is EntryKind.EVENT and entry.stage in planned)


def _change(entry: Entry, dossier: Dossier) -> Statement | None:
    """«Было — планируется, стало — реализуется: партия станков; …»"""
    told = sentence(entry, dossier)
    if told is None:
        return None
    stages = list(dict.fromkeys(step.stage for step in entry.history))
    names = catalogue("ru")
    group = "modality" if entry.kind is EntryKind.EVENT else f"{entry.kind.value}.stage"
    old, new = (names.get(f"{group}.{stage}", stage) for stage in (stages[0], entry.history[-1].stage))
    text = f"{capital(told.text)}; было: {old}, стало: {new}"
    return replace(told, text=text, claims=entry.claims[:1] + told.claims, cells=())


def _section(title: str, nothing: str, entries: Iterable[Entry], dossier: Dossier) -> Section:
    return _listed(title, nothing, [sentence(one, dossier) for one in entries])


def _listed(title: str, nothing: str, statements: Sequence[Statement | None]) -> Section:
    return Section(title, or_nothing((one for one in statements if one is not None), nothing))


def _differing(dossier: Dossier, last: Mapping[str, date], since: date) -> list[Statement]:
    """Contradictions of which one side was told since."""
    news = [one for one in dossier.conflicts if any(last.get(name, date.min) >= since for name in one.about)]
    return contradictions(replace(dossier, conflicts=tuple(news)))
