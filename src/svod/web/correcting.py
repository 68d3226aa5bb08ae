"""Correcting: a claim's slots as the fields of a form, and the form back as the slots that changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from svod.asking import day
from svod.cells import quantity_cell
from svod.errors import MisuseError
from svod.messages import catalogue, known, language, say
from svod.model.claim import Claim, Participant, kind_of
from svod.model.contract import claim_to_json
from svod.model.quantity import Quantity
from svod.model.when import Basis, Precision, When

LEFT = {"citation", "rule", "confidence", "speaker"}
GROUPS = {"phase": "phase", "modality": "modality", "measure": "indicator.form", "direction": "web.direction"}
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Field:
    """A slot to be corrected. `shape` is text, names (one a line), choice, when (`value` and `until`) or fixed."""

    name: str
    title: str
    shape: str
    value: str = ""
    until: str = ""
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(claim: Claim) -> list[Field]:
    """The fields of a claim's form."""
    found: list[Field] = []
    for field in fields(claim):
        if field.name not in LEFT:
            found.append(_field(kind_of(claim), field.name, str(field.type), getattr(claim, field.name)))
    return found


def slots_of(claim: Claim, form: Mapping[str, str]) -> str:
    """The slots that a form changes, as JSON; MisuseError when a value is none, or when nothing was changed."""
    said: dict[str, object] = {}
    before = claim_to_json(claim, "")
    for field in fields_of(claim):
        text = form.get(field.name, "").strip()[: LONGEST * 4].replace("\r\n", "\n")
        match field.shape:
            case "when":
                until = form.get(f"{field.name}_until", "").strip()
                if (text, until) != (field.value, field.until):
                    said[field.name] = _when(text, until)
            case "names":
                if text != field.value:
                    said[field.name] = [name.strip() for name in text.split("\n") if name.strip()]
            case "text" | "choice":
                if text != field.value:
                    said[field.name] = text or None
            case _:
                continue
    if all(before.get(name) == value for name, value in said.items()):
        raise MisuseError(say("web.review.same"))
    return json.dumps(said, ensure_ascii=False)


def _field(kind: str, name: str, hint: str, value: object) -> Field:
    title = say(f"web.slot.{name}") if known(f"web.slot.{name}") else name
    match value:
        case Enum():
            group = GROUPS.get(name, f"{kind}.{name}")
            choices = ((one.value, _choice(group, one.value)) for one in type(value))
            return Field(name, title, "choice", str(value.value), choices=tuple(choices))
        case Quantity():
            return Field(name, title, "fixed", quantity_cell(value))
        case When():
            start, end = (end.isoformat() if end else "" for end in (value.start, value.end))
            return Field(name, title, "when", start, end)
        case int():
            return Field(name, title, "fixed", str(value))
        case tuple() if value and isinstance(value[0], Participant):
            return Field(name, title, "fixed", ", ".join(one.name for one in value))
        case tuple() if "Participant" not in hint:
            return Field(name, title, "names", "\n".join(map(str, value)))
        case None if "When" in hint:
            return Field(name, title, "when")
        case None if "str" in hint:
            return Field(name, title, "text")
        case str():
            return Field(name, title, "text", value)
    return Field(name, title, "fixed")


def _choice(group: str, value: str) -> str:
    return catalogue(language()).get(f"{group}.{value}", value)


def _when(since: str, until: str) -> dict[str, object] | None:
    """A date of the form; a month or a year alone is the whole of it. MisuseError when it is none."""
    if not since and not until:
        return None
    start: date | None = day(since) if since else None
    end = day(until, last=True) if until else day(since, last=True) if since else None
    if start and end and start > end:
        raise MisuseError(say("ask.date", date=f"{since} – {until}"))
    precision = Precision.SPAN
    if start and start == end:
        precision = Precision.DAY
    elif start and end and start.day == 1 and (start.year, start.month) == (end.year, end.month):
        precision = Precision.MONTH
    elif start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        precision = Precision.YEAR
    ends = {"from": start.isoformat() if start else None, "to": end.isoformat() if end else None}
    return {**ends, "precision": precision.value, "basis": Basis.STATED.value, "text": None}
