"""Contract JSON → dataclasses: the way back from `contract.py`, for registers and exports."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from svod.model.claim import KINDS, Citation, Claim, NameKind, Participant, ParticipantRole
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When

Revived = Callable[[Any], Any]
"""Makes of a value of JSON what it stands for."""

ALIKE = 4_000
"""Days and participants that are kept as they were read: thousands of claims tell the same."""


def when_from_json(data: dict[str, Any] | None) -> When | None:
    """The When that `when_to_json` wrote down."""
    return None if data is None else _when(data["from"], data["to"], data["precision"], data["basis"], data["text"])


def quantity_from_json(data: dict[str, Any] | None) -> Quantity | None:
    """The Quantity that `quantity_to_json` wrote down."""
    return None if data is None else Quantity(float(data["number"]), data["unit"], Compare(data["compare"]))


def claim_from_json(data: dict[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote down. KeyError or ValueError when it is none."""
    name = data["kind"]
    return KINDS[name](
        citation=Citation(start=data["start"], end=data["end"], quote=data["quote"]),
        rule=data["rule"],
        speaker=data["speaker"],
        confidence=data["confidence"],
        **{slot: revive(value) for slot, revive in _slots(name) if (value := data.get(slot)) is not None},
    )


@lru_cache(maxsize=ALIKE)
def _when(start: str | None, end: str | None, precision: str, basis: str, text: str | None) -> When:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return When(first, last, Precision(precision), Basis(basis), text)


@cache
def _slots(name: str) -> tuple[tuple[str, Revived], ...]:
    """Names of a kind's own slots, and how their values are made."""
    kind = KINDS[name]
    hints = get_type_hints(kind)
    own = [f.name for f in fields(kind) if f.name not in {"citation", "rule", "speaker", "confidence"}]
    return tuple((name, _revived(hints[name])) for name in own)


def _revived(hint: Any) -> Revived:
    """How the values of a slot are made: of a When, a Quantity, an enum, text, a number, or several of these."""
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return _participants if get_args(hint)[0] is Participant else _several
    if hint is When:
        return when_from_json
    if hint is Quantity:
        return quantity_from_json
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _participants(value: Any) -> tuple[Participant, ...]:
    return tuple(_participant(one["name"], one["kind"], one["role"]) for one in _several(value))


@lru_cache(maxsize=ALIKE)
def _participant(name: str, kind: str, role: str | None) -> Participant:
    return Participant(name, NameKind(kind), ParticipantRole(role) if role else None)
