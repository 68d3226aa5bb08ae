"""Contract JSON → dataclasses: the way back from `contract.py`, for registers and exports."""

from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from svod.model.claim import KINDS, Citation, Claim, NameKind, Participant, ParticipantRole
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When


def when_from_json(data: dict[str, Any] | None) -> When | None:
    """The When that `when_to_json` wrote down."""
    if data is None:
        return None
    start, end = (date.fromisoformat(data[key]) if data[key] else None for key in ("from", "to"))
    return When(start, end, Precision(data["precision"]), Basis(data["basis"]), data["text"])


def quantity_from_json(data: dict[str, Any] | None) -> Quantity | None:
    """The Quantity that `quantity_to_json` wrote down."""
    return None if data is None else Quantity(float(data["number"]), data["unit"], Compare(data["compare"]))


def claim_from_json(data: dict[str, Any]) -> Claim:
    """The claim that `claim_to_json` wrote down. KeyError or ValueError when it is none."""
    kind = KINDS[data["kind"]]
    citation = Citation(start=data["start"], end=data["end"], quote=data["quote"])
    slots = {name: _slot(type_, data[name]) for name, type_ in _slots(data["kind"]) if data.get(name) is not None}
    return kind(
        citation=citation,
        rule=data["rule"],
        speaker=data["speaker"],
        confidence=data["confidence"],
        **slots,
    )


@cache
def _slots(name: str) -> tuple[tuple[str, Any], ...]:
    """Names and bare types of a kind's own slots: When, Quantity, an enum, str, int, or tuple."""
    kind = KINDS[name]
    hints = get_type_hints(kind)
    own = [f.name for f in fields(kind) if f.name not in {"citation", "rule", "speaker", "confidence"}]
    return tuple((name, _bare(hints[name])) for name in own)


def _bare(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return (get_args(hint)[0],)
    return hint


def _slot(type_: Any, value: Any) -> Any:
    if type_ is When:
        return when_from_json(value)
    if type_ is Quantity:
        return quantity_from_json(value)
    if isinstance(type_, tuple):
        items = value if isinstance(value, list) else [value]
        return tuple(_participant(one) if type_[0] is Participant else one for one in items)
    return type_(value) if isinstance(type_, type) and issubclass(type_, Enum) else value


def _participant(data: dict[str, Any]) -> Participant:
    role = ParticipantRole(data["role"]) if data["role"] else None
    return Participant(data["name"], NameKind(data["kind"]), role)
