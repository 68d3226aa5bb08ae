"""Correcting: a claim's slots as fields that people fill in, and what they filled in back as the slots that changed.

The browser shows the fields as a form, the terminal asks for them one by one; both hand back texts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from dataclasses import Field as DataField
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from svod.asking import day
from svod.cells import quantity_cell, when_cell
from svod.errors import MisuseError
from svod.messages import catalogue, known, language, say
from svod.model.claim import Claim, NameKind, Participant, ParticipantRole, kind_of
from svod.model.contract import claim_to_json, quantity_to_json, when_to_json
from svod.model.quantity import Quantity
from svod.model.when import When
from svod.quantities import quantity

LEFT = {"citation", "rule", "confidence", "speaker"}
GROUPS = {"phase": "phase", "modality": "modality", "measure": "indicator.form", "direction": "web.direction"}
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """A slot to be corrected. `shape` is text, number, names (one a line), participants («имя; вид; роль», one a line),
    choice, quantity («≈ 1,2 млрд $») or when (`value` and `until`); `needed`: a claim without it says nothing."""

    name: str
    title: str
    shape: str
    value: str = ""
    until: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False

    @property
    def shown(self) -> str:
        """What stands in it as people read it; "" where nothing does."""
        match self.shape:
            case "when" if self.value or self.until:
                start, end = (date.fromisoformat(one) if one else None for one in (self.value, self.until))
                return when_cell(When.between(start, end))
            case "choice" if self.value:
                return dict(self.choices).get(self.value, self.value)
            case "names":
                return ", ".join(self.value.splitlines())
        return self.value


def fields_of(claim: Claim) -> list[Field]:
    """All slots of a claim's kind, filled or not."""
    hints = get_type_hints(type(claim))
    own = (field for field in fields(claim) if field.name not in LEFT)
    return [_field(kind_of(claim), field, hints[field.name], getattr(claim, field.name)) for field in own]


def slots_of(claim: Claim, said: Mapping[str, str]) -> str:
    """The slots that people changed, as JSON; what they did not speak of stays.

    `said` holds texts by the fields' names, the last day of a date under «NAME_until».
    MisuseError when a text is no such value, or nothing was changed.
    """
    before, changed = claim_to_json(claim, ""), dict[str, object]()
    for field in fields_of(claim):
        told = {part: _plain(said[part]) for part in (field.name, f"{field.name}_until") if part in said}
        if not told or (told.get(field.name, field.value), told.get(f"{field.name}_until", field.until)) == (
            field.value,
            field.until,
        ):
            continue
        value = _value(field, told)
        if field.needed and value in (None, [], ""):
            raise MisuseError(say("correct.needed", field=field.title))
        if value != before[field.name]:
            changed[field.name] = value
    if not changed:
        raise MisuseError(say("web.review.same"))
    return json.dumps(changed, ensure_ascii=False)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\u00a0", " ").strip()[:LONGEST]


def _field(kind: str, field: DataField[Any], hint: Any, value: Any) -> Field:
    """The field of a slot: its shape comes from the slot's type, not from what stands in it."""
    title = say(f"web.slot.{field.name}") if known(f"web.slot.{field.name}") else field.name
    needed = field.default is MISSING and field.default_factory is MISSING
    inner = next((one for one in get_args(hint) if one not in (type(None), Ellipsis)), hint)
    if inner is Participant:
        return Field(field.name, title, "participants", "\n".join(map(_participant_line, value)), needed=needed)
    if isinstance(value, tuple) or "tuple" in str(hint):
        return Field(field.name, title, "names", "\n".join(map(str, value)), needed=needed)
    if inner is When:
        start, end = (end.isoformat() if end else "" for end in ((value.start, value.end) if value else (None, None)))
        return Field(field.name, title, "when", start, end)
    if inner is Quantity:
        return Field(field.name, title, "quantity", _plain(quantity_cell(value)))
    if isinstance(inner, type) and issubclass(inner, Enum):
        choices = tuple(
            (one.value, _choice(GROUPS.get(field.name, f"{kind}.{field.name}"), one.value)) for one in inner
        )
        empty = () if hint is inner else (("", "—"),)
        return Field(field.name, title, "choice", value.value if value else "", choices=empty + choices)
    return Field(
        field.name, title, "number" if inner is int else "text", "" if value is None else str(value), needed=needed
    )


def _choice(group: str, value: str) -> str:
    return catalogue(language()).get(f"{group}.{value}", value)


def _value(field: Field, told: Mapping[str, str]) -> object:
    text = told.get(field.name, field.value)
    if field.shape == "when":
        return _when(text, told.get(f"{field.name}_until", "" if field.name in told else field.until))
    return _READERS[field.shape](field, text)


def _text(field: Field, text: str) -> str | None:
    return " ".join(text.split()) or None


def _number(field: Field, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 10**9):
        raise MisuseError(say("correct.number", field=field.title, value=text))
    return int(text)


def _names(field: Field, text: str) -> list[str]:
    return [name for line in text.split("\n") if (name := " ".join(line.split()))]


def _chosen(field: Field, text: str) -> str | None:
    """A choice by its code or by its name in the language spoken."""
    for code, name in field.choices:
        if text.casefold() in {code.casefold(), name.casefold()}:
            return code or None
    raise MisuseError(say("correct.choice", field=field.title, value=text, known=_listed(field.choices)))


def _quantity(field: Field, text: str) -> object:
    return quantity_to_json(quantity(text)) if text else None


def _participants(field: Field, text: str) -> list[object]:
    return [_participant(line) for line in text.split("\n") if line.strip()]


_READERS: dict[str, Callable[[Field, str], object]] = {
    "text": _text,
    "number": _number,
    "names": _names,
    "choice": _chosen,
    "quantity": _quantity,
    "participants": _participants,
}


def _when(since: str, until: str) -> object:
    """A date of two texts; a month or a year alone is the whole of it. MisuseError when it is none."""
    if not since and not until:
        return None
    start = day(since) if since else None
    end = day(until, last=True) if until else day(since, last=True)
    if start and start > end:
        raise MisuseError(say("ask.date", date=f"{since} – {until}"))
    return when_to_json(When.between(start, end))


def kinds() -> tuple[tuple[str, str], ...]:
    """What a participant may be, with its name."""
    return tuple((one.value, say(f"participant.kind.{one.value}")) for one in NameKind)


def roles() -> tuple[tuple[str, str], ...]:
    """What a participant may do, with its name."""
    return tuple((one.value, say(f"participant.role.{one.value}")) for one in ParticipantRole)


def _participant_line(one: Participant) -> str:
    """«Вера Лыкова; человек; принимает»"""
    role = dict(roles())[one.role.value] if one.role else ""
    return "; ".join(part for part in (one.name, dict(kinds())[one.kind.value], role) if part)


def _participant(line: str) -> dict[str, object]:
    name, *rest = (" ".join(part.split()) for part in line.split(";"))
    if not name or len(rest) > 2:
        raise MisuseError(say("correct.participant", value=line))
    kind = _of(kinds(), rest[0] if rest else NameKind.PERSON.value)
    role = _of(roles(), rest[1]) if len(rest) > 1 and rest[1] else None
    return {"name": name, "kind": kind, "role": role}


def _of(choices: tuple[tuple[str, str], ...], text: str) -> str:
    for code, name in choices:
        if text.casefold() in {code, name.casefold()}:
            return code
    raise MisuseError(say("correct.choice", field=say("web.slot.participant"), value=text, known=_listed(choices)))


def _listed(choices: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(name if not code or code == name else f"{name} ({code})" for code, name in choices)
