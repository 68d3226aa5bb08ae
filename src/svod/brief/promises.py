"""Promises: commitments with who gave them, who must act, and by when. Silence is never a verdict."""

from svod.brief.dates import when_words
from svod.brief.dossier import Dossier
from svod.brief.grammar import listed
from svod.brief.phrases import COMMITMENTS, JUDGED
from svod.brief.results import likely_words, resting
from svod.brief.statement import Statement
from svod.model.claim import Commitment
from svod.model.entry import Entry

HEADS = ("Что", "Кто исполняет", "Срок", "Состояние")
WIDTHS = (5.2, 3.4, 2.4, 4.0)
UNKNOWN = "срок прошёл, о результате сведений нет"


def commitment(entry: Entry, dossier: Dossier) -> Statement:
    """«Обещание: подготовить проект; исполняет — Иван Петров; срок — до 1 июня 2025 года; срок прошёл, о …»"""
    gist = entry.gist
    assert isinstance(gist, Commitment)
    head = f"{COMMITMENTS[gist.form]}: {gist.what}"
    about = [f"от кого — {listed(gist.by)}"] if gist.by and gist.by != gist.owner else []
    about += [f"кому — {listed(gist.to)}"] if gist.to else []
    owner = [f"исполняет — {listed(gist.owner)}"] if gist.owner else []
    due = when_words(gist.due) if gist.due else ""
    state = state_of(entry, dossier)
    result = dossier.likely.get(entry.id)
    text = [head, *about, *owner, f"срок — {due}" if due else "срок не назван", *([state] if state else [])]
    cells = ("; ".join([head, *about]), listed(gist.owner) if gist.owner else "не назван", due or "не назван")
    return resting("; ".join(text), entry, result, cells=(*cells, state or "открыто"))


def state_of(entry: Entry, dossier: Dossier) -> str:
    """What a person judged of it, what may be its result, or that its term has passed; nothing more is known."""
    if entry.outcome in JUDGED:
        return JUDGED[entry.outcome]
    result = dossier.likely.get(entry.id)
    if result is None:
        return UNKNOWN if dossier.overdue(entry) else ""
    return ("срок прошёл; " if dossier.overdue(entry) else "") + likely_words(result)
