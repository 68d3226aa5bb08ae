"""People: who holds which post, since when, and when pages last said so."""

from svod.brief.dates import day_words
from svod.brief.grammar import capital, cased, known, quoted
from svod.brief.statement import Statement, told
from svod.follow.offices import Term
from svod.messages import NBSP
from svod.model.entry import Entry

HEADS = ("Должность", "Кто", "В должности")
WIDTHS = (4.6, 3.4, 5.2)


def officer(person: Entry, term: Term) -> Statement:
    """«Губернатор Томской области — Иван Петров (с 14 сентября 2022 года; сведения на 3 марта 2025 года)»"""
    times = "; ".join(_times(term))
    head = capital(post(term))
    text = f"{head} — {person.name}" + (f" ({times})" if times else "")
    return told(text, cells=(head, person.name, times), claims=term.claims)


def post(term: Term) -> str:
    """«министр энергетики Беларуси», «директор Брянского завода», «исполняющий обязанности губернатора …»"""
    role = term.role
    if term.acting:
        role = f"исполняющий обязанности {cased(role, 'gent')}"
    if term.organisation:
        name = term.organisation
        return f"{role} {cased(name, 'gent')}" if known(name) else f"{role} ({quoted(name)})"
    return f"{role} {cased(term.area, 'gent')}" if term.area else role


def _times(term: Term) -> list[str]:
    """Since when, and the last word of it: a page's own date only says that by then the post was held."""
    parts = []
    if term.since and term.since_stated:
        parts.append(f"с{NBSP}{day_words(term.since)}")
    elif term.since and term.since != term.until:
        parts.append(f"упоминается с{NBSP}{day_words(term.since)}")
    if term.ended:
        parts.append(f"по{NBSP}{day_words(term.until)}" if term.until else "в прошлом")
    elif term.until:
        parts.append(f"сведения на {day_words(term.until)}")
    return parts or ["дата сведений неизвестна"]
