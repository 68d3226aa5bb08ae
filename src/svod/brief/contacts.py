"""Contacts: meetings, visits and sessions of a briefing as sentences, held and planned."""

from collections.abc import Sequence

from svod.brief.dates import day_words, when_words
from svod.brief.dossier import Dossier, told_last
from svod.brief.grammar import accusative, capital, cased, listed, past, quoted
from svod.brief.phrases import EVENTS, PLANNED
from svod.brief.results import likely_words, resting
from svod.brief.statement import Statement, told
from svod.language.areas import gazetteer
from svod.model.claim import Event, EventForm, NameKind, Participant, ParticipantRole
from svod.model.entry import Entry

MEETS = {EventForm.MEETING, EventForm.NEGOTIATION, EventForm.CALL, EventForm.VIDEOCONFERENCE}
GOES = {EventForm.VISIT, EventForm.SITE_VISIT}
ROLES = (
    (ParticipantRole.CHAIR, "председатель", "председатели"),
    (ParticipantRole.HOST, "принимает", "принимают"),
    (ParticipantRole.HEAD, "глава делегации", "главы делегаций"),
    (None, "участник", "участники"),
)
"""How those who take part are told, in this order; None are all others."""


def contact(entry: Entry, dossier: Dossier) -> Statement:
    """«5 октября 2023 года встретились Иван Петров и Анна Ли (Минск)»"""
    return told(capital(held(entry, dossier)), entry)


def plan(entry: Entry, dossier: Dossier) -> Statement:
    """«Запланирован визит; срок — в феврале 2025 года; участники — …; срок прошёл, состоялся ли он, сведений нет»"""
    result = dossier.likely.get(entry.id)
    text = capital(foreseen(entry, dossier))
    return resting(f"{text}; {likely_words(result)}" if result else text, entry, result)


def held(entry: Entry, dossier: Dossier) -> str:
    """«5 октября 2023 года встретились Иван Петров и Анна Ли (Минск)»; no full stop, no capital."""
    event = event_of(entry)
    date = f"{when_words(event.when)} " if event.when else ""
    sentence = _meeting(event, dossier) or _journey(event, dossier) or _occasion(event, dossier)
    return date + sentence + ("" if event.when else _undated(entry))


def foreseen(entry: Entry, dossier: Dossier) -> str:
    """«запланирован визит; срок — в феврале 2025 года; участник — …; срок прошёл, состоялся ли он, сведений нет»"""
    event = event_of(entry)
    words = PLANNED[event.form]
    parts = [f"{words.planned if entry.stage == 'planned' else words.proposed} {numbered(event, words.noun)}"]
    parts.append(f"срок — {when_words(event.when)}" if event.when else "срок не назван")
    parts += _company(event.participants, dossier)
    parts += [f"место — {event.place}"] if event.place else []
    parts += [f"срок прошёл, {words.happened}, сведений нет"] if dossier.silent(entry) else []
    return "; ".join(parts)


def event_of(entry: Entry) -> Event:
    """What the entry tells, an event."""
    assert isinstance(entry.gist, Event)
    return entry.gist


def _meeting(event: Event, dossier: Dossier) -> str | None:
    """«встретились Иван Петров и Анна Ли (Минск)»"""
    if event.form not in MEETS or len(event.participants) < 2:
        return None
    verb = {EventForm.CALL: "говорили по телефону", EventForm.VIDEOCONFERENCE: "говорили по видеосвязи"}
    names = listed([_subject(one, dossier) for one in event.participants])
    return f"{verb.get(event.form, 'встретились')} {names}{_place(event)}"


def _journey(event: Event, dossier: Dossier) -> str | None:
    """«делегация Томской области (глава — Иван Петров) посетила Китай»; None where it cannot be put so."""
    guests = [one for one in event.participants if one.role is not ParticipantRole.HOST]
    if event.form not in GOES or not event.place or not guests:
        return None
    areas = [one for one in guests if one.kind is NameKind.AREA]
    people = [one for one in guests if one.kind is not NameKind.AREA]
    if len(areas) == 1 and people:
        verb, names = (
            past("посетить", ["делегация"]),
            f"{_subject(areas[0], dossier)} ({'; '.join(_company(people, dossier))})",
        )
    else:
        subjects = [_subject(one, dossier) for one in guests]
        verb, names = past("посетить", subjects), listed(subjects)
    return f"{names} {verb} {_visited(event.place)}" if verb else None


def _occasion(event: Event, dossier: Dossier) -> str:
    """«состоялось 14-е заседание (рабочая группа …; Минск); председатель — Иван Петров; участник — Анна Ли»"""
    verb, noun = EVENTS[event.form]
    return "; ".join([f"{verb} {numbered(event, noun, event.place)}", *_company(event.participants, dossier)])


def numbered(event: Event, noun: str, place: str | None = None) -> str:
    """«14-е заседание (рабочая группа по сотрудничеству; Минск)»"""
    ending = {"а": "я", "е": "е", "о": "е"}.get(noun.split()[-1][-1], "й")
    number = f"{event.ordinal}-{ending} " if event.ordinal else ""
    facts = "; ".join(one for one in (event.body or event.topic, place) if one)
    return f"{number}{noun}" + (f" ({facts})" if facts else "")


def _company(participants: Sequence[Participant], dossier: Dossier) -> list[str]:
    """«стороны — Томская область и Китай», «председатель — Иван Петров», «участники — Анна Ли и Олег Ким»"""
    areas = [one.name for one in participants if one.kind is NameKind.AREA]
    parts = [f"{'сторона' if len(areas) == 1 else 'стороны'} — {listed(areas)}"] if areas else []
    told_apart = {role for role, _, _ in ROLES if role}
    for role, one, many in ROLES:
        names = [
            dossier.names.get(p.name, p.name)
            for p in participants
            if p.kind is not NameKind.AREA and (p.role is role or (role is None and p.role not in told_apart))
        ]
        parts += [f"{one if len(names) == 1 else many} — {listed(list(dict.fromkeys(names)))}"] if names else []
    return parts


def _subject(participant: Participant, dossier: Dossier) -> str:
    """«делегация Томской области», «Иван Петров»"""
    if participant.kind is NameKind.AREA:
        return f"делегация {cased(participant.name, 'gent')}"
    return dossier.names.get(participant.name, participant.name)


def _visited(place: str) -> str:
    """«Гродненскую область», «Брест»; the name of a house or a firm stays as it is, in quotes."""
    return accusative(place) if place in gazetteer().by_name else f"объект {quoted(place)}"


def _place(event: Event) -> str:
    return f" ({event.place})" if event.place else ""


def _undated(entry: Entry) -> str:
    """«(дата не названа; сообщено 2 октября 2025 года)»"""
    day = told_last(entry)
    return " (дата не названа" + (f"; сообщено {day_words(day)})" if day else ")")
