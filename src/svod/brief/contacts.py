"""Contacts: meetings, visits and sessions of a briefing as sentences, held and planned."""

from collections.abc import Sequence

from svod.brief.dossier import Dossier, told_last
from svod.brief.grammar import accusative, cased, day_words, listed, past, when_words
from svod.brief.phrases import EVENTS, PLANNED
from svod.language.areas import gazetteer
from svod.model.claim import Event, EventForm, NameKind, Participant, ParticipantRole
from svod.model.entry import Entry

MEETS = {EventForm.MEETING, EventForm.NEGOTIATION, EventForm.CALL, EventForm.VIDEOCONFERENCE}
GOES = {EventForm.VISIT, EventForm.SITE_VISIT}
LEADS = {ParticipantRole.CHAIR, ParticipantRole.HOST}


def held(entry: Entry, dossier: Dossier) -> str:
    """«5 октября 2023 года встретились Иван Петров и Анна Ли (Минск)»; no full stop, no capital."""
    event = _event(entry)
    date = f"{when_words(event.when)} " if event.when else ""
    sentence = _meeting(event, dossier) or _journey(event, dossier) or _occasion(event, dossier)
    return date + sentence + ("" if event.when else _undated(entry))


def foreseen(entry: Entry, dossier: Dossier) -> str:
    """«запланирован визит; срок — в феврале 2025 года; стороны — …; срок прошёл, состоялся ли он, сведений нет»"""
    event = _event(entry)
    planned, noun, took_place = PLANNED[event.form]
    verb = planned if entry.stage == "planned" else "предложено событие:"
    parts = [f"{verb} {_numbered(event, noun)}"]
    parts.append(f"срок — {when_words(event.when)}" if event.when else "срок не назван")
    parts += [_listed("участник", "участники", event.participants, dossier)] if event.participants else []
    parts += [f"место — {event.place}"] if event.place else []
    parts += [f"срок прошёл, {took_place}, сведений нет"] if dossier.overdue(entry) else []
    return "; ".join(parts)


def _event(entry: Entry) -> Event:
    assert isinstance(entry.gist, Event)
    return entry.gist


def _meeting(event: Event, dossier: Dossier) -> str | None:
    """«встретились Иван Петров и Анна Ли (Минск)»"""
    if event.form not in MEETS or len(event.participants) < 2:
        return None
    names = listed([_subject(one, dossier) for one in event.participants])
    verb = {EventForm.CALL: "говорили по телефону", EventForm.VIDEOCONFERENCE: "говорили по видеосвязи"}
    return f"{verb.get(event.form, 'встретились')} {names}{_place(event)}"


def _journey(event: Event, dossier: Dossier) -> str | None:
    """«делегация Томской области посетила Гродненскую область»; None where subject or object cannot be put so."""
    if event.form not in GOES or not event.place or not event.participants:
        return None
    guests = [one for one in event.participants if one.role is not ParticipantRole.HOST]
    verb = past("посетить", [_subject(one, dossier) for one in guests])
    if verb is None:
        return None
    names = listed([_subject(one, dossier) for one in guests])
    return f"{names} {verb} {_visited(event.place)}"


def _occasion(event: Event, dossier: Dossier) -> str:
    """«состоялось 14-е заседание (рабочая группа …; Минск); провёл — Иван Петров; участник — Анна Ли»"""
    verb, noun = EVENTS[event.form]
    leads = [one for one in event.participants if one.role in LEADS]
    others = [one for one in event.participants if one.role not in LEADS]
    parts = [f"{verb} {_numbered(event, noun, event.place)}"]
    parts += [_listed("провёл", "провели", leads, dossier)] if leads else []
    parts += [_listed("участник", "участники", others, dossier)] if others else []
    return "; ".join(parts)


def _numbered(event: Event, noun: str, place: str | None = None) -> str:
    """«14-е заседание (рабочая группа по сотрудничеству; Минск)»"""
    ending = {"а": "я", "е": "е", "о": "е"}.get(noun.split()[-1][-1], "й")
    number = f"{event.ordinal}-{ending} " if event.ordinal else ""
    facts = "; ".join(one for one in (event.body or event.topic, place) if one)
    return f"{number}{noun}" + (f" ({facts})" if facts else "")


def _listed(one: str, many: str, participants: Sequence[Participant], dossier: Dossier) -> str:
    names = [dossier.names.get(p.name, p.name) for p in participants]
    return f"{one if len(names) == 1 else many} — {listed(names)}"


def _subject(participant: Participant, dossier: Dossier) -> str:
    """«делегация Томской области», «Иван Петров»"""
    if participant.kind is NameKind.AREA:
        return f"делегация {cased(participant.name, 'gent')}"
    return dossier.names.get(participant.name, participant.name)


def _visited(place: str) -> str:
    """«Гродненскую область», «Брест»; the name of a house or a firm stays as it is, in quotes."""
    return accusative(place) if place in gazetteer().by_name else f"«{place}»"


def _place(event: Event) -> str:
    return f" ({event.place})" if event.place else ""


def _undated(entry: Entry) -> str:
    told = told_last(entry)
    return " (дата в источниках не названа" + (f", публикация — {day_words(told)})" if told else ")")
