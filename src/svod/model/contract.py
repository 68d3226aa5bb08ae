"""The JSON of `svod read --json`: dataclasses to plain data, as claims.md writes it down."""

from dataclasses import fields
from enum import Enum
from typing import Any

from svod.errors import Problem
from svod.model.claim import Claim, Participant, kind_of
from svod.model.page import Article
from svod.model.quantity import Quantity
from svod.model.score import Score
from svod.model.text import Text
from svod.model.when import When

SIDES = {"giver", "taker", "by", "owner", "to"}
"""Slots that hold one name, or a list where several act as one."""


def when_to_json(when: When | None) -> dict[str, Any] | None:
    """A When with ISO dates."""
    if when is None:
        return None
    ends = {"from": when.start, "to": when.end}
    dates = {key: end.isoformat() if end else None for key, end in ends.items()}
    return {**dates, "precision": when.precision.value, "basis": when.basis.value, "text": when.text}


def quantity_to_json(quantity: Quantity | None) -> dict[str, Any] | None:
    """A Quantity; whole numbers without a fraction."""
    if quantity is None:
        return None
    number = int(quantity.number) if float(quantity.number).is_integer() else quantity.number
    return {"number": number, "unit": quantity.unit, "compare": quantity.compare.value}


def score_to_json(score: Score) -> dict[str, Any]:
    """A score with its reasons; `said` are the words that show a reason."""
    return {
        "score": score.value,
        "reasons": [{"code": one.code, "points": one.points, "said": one.said} for one in score.reasons],
    }


def claim_to_json(claim: Claim, identity: str) -> dict[str, Any]:
    """A claim with all slots of its kind, empty ones null or []."""
    citation = claim.citation
    data: dict[str, Any] = {
        "id": identity,
        "kind": kind_of(claim),
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "speaker": claim.speaker,
        "confidence": round(claim.confidence, 2),
        "rule": claim.rule,
    }
    for field in fields(claim):
        if field.name not in {"citation", "speaker", "confidence", "rule"}:
            data[field.name] = _slot(field.name, getattr(claim, field.name))
    return data


def document_to_json(article: Article) -> dict[str, Any]:
    """What is said of the page itself."""
    return {
        "id": article.page,
        "address": article.address,
        "title": article.title,
        "published": when_to_json(article.published),
        "publisher": article.publisher,
        "origin": article.origin,
        "genre": article.genre.value,
        "text": article.text,
    }


def set_aside_to_json(address: str, problem: Problem) -> dict[str, Any]:
    """The line of an address that gave no page: an empty document with its problem, so that no address is lost."""
    document: dict[str, Any] = dict.fromkeys(("id", "address", "title", "published", "publisher", "origin"))
    document |= {"address": address, "genre": "other", "text": ""}
    return {"document": document, "claims": [], "mentions": [], "problems": problems_to_json((problem,))}


def mentions_to_json(text: Text) -> list[dict[str, Any]]:
    """Names with offsets; adjectives and nominal mentions are for the rules alone."""
    return [
        {"start": m.start, "end": m.end, "kind": m.kind.value, "name": m.name}
        for m in text.mentions
        if not (m.adjective or m.nominal)
    ]


def problems_to_json(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """Problems as data."""
    return [{"code": problem.code, "message": problem.message} for problem in problems]


def _slot(name: str, value: Any) -> Any:
    match value:
        case When():
            return when_to_json(value)
        case Quantity():
            return quantity_to_json(value)
        case Participant():
            return {"name": value.name, "kind": value.kind.value, "role": value.role.value if value.role else None}
        case tuple() if name in SIDES:
            return None if not value else value[0] if len(value) == 1 else list(value)
        case tuple():
            return [_slot("", one) for one in value]
        case Enum():
            return value.value
        case _:
            return value
