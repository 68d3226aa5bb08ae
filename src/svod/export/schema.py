"""Schema: the JSON Schema of the lines of `svod export claims`, made of the dataclasses of the claims themselves."""

from dataclasses import fields
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from svod.model.claim import KINDS, Claim, NameKind, Participant, ParticipantRole
from svod.model.contract import SIDES
from svod.model.page import Genre
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When

Schema = dict[str, Any]

STRING, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
OPEN = {"citation", "speaker", "confidence", "rule"}


def schema() -> Schema:
    """The schema of one line, JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of svod export claims",
        "description": "A head, then a page a line with all that it says, then what was set aside and judged.",
        "oneOf": [
            _object(svod=_object(format={"const": 1}, raw={"type": "boolean"})),
            _page(),
            _object(aside=_object(address=STRING, code=STRING, message=STRING, seen=STRING)),
            _object(judgement=_judgement()),
        ],
        "$defs": {
            "when": _when(),
            "quantity": _quantity(),
            "participant": _object(
                name=STRING, kind=_one_of(NameKind), role={"enum": [*(one.value for one in ParticipantRole), None]}
            ),
            **{name: _claim(name, kind) for name, kind in KINDS.items()},
        },
    }


def _page() -> Schema:
    document = _object(
        id={"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        address=_or_null(STRING),
        title=_or_null(STRING),
        published=_or_null({"$ref": "#/$defs/when"}),
        publisher=_or_null(STRING),
        origin=_or_null(STRING),
        genre=_one_of(Genre),
        text=STRING,
    )
    page = _object(
        media=STRING,
        size=WHOLE,
        added=STRING,
        addresses=_list(STRING),
        raw=_or_null({"type": "string", "contentEncoding": "base64"}),
    )
    mention = _object(start=WHOLE, end=WHOLE, kind=_one_of(NameKind), name=STRING)
    return _object(
        page=page,
        document=document,
        claims=_list({"oneOf": [{"$ref": f"#/$defs/{name}"} for name in KINDS]}),
        mentions=_list(mention),
        problems=_list(_object(code=STRING, message=STRING)),
        chrome=_list(_object(kind=STRING, text=STRING, reason=STRING)),
    )


def _judgement() -> Schema:
    told = _object(id=WHOLE, made=STRING, judge=STRING, subject=STRING, verdict=STRING)
    more = {name: _or_null(STRING) for name in ("other", "correction", "reason", "anchors")} | {"ends": _or_null(WHOLE)}
    return {**told, "properties": {**told["properties"], **more}}


def _claim(name: str, kind: type[Claim]) -> Schema:
    hints = get_type_hints(kind)
    slots = {f.name: _slot(f.name, hints[f.name]) for f in fields(kind) if f.name not in OPEN}
    known = {one: _list(STRING) for one in ("areas", "wider", "people", "organisations")}
    return _object(
        id=STRING,
        kind={"const": name},
        start=WHOLE,
        end=WHOLE,
        quote={"type": "string", "minLength": 1},
        speaker=_or_null(STRING),
        confidence={"type": "number", "minimum": 0, "maximum": 1},
        rule=STRING,
        **slots,
        filed=_object(**known, ties=_list(_list(STRING)), words=STRING),
    )


def _slot(name: str, hint: Any) -> Schema:
    if get_origin(hint) is UnionType:
        return _or_null(_slot(name, next(one for one in get_args(hint) if one is not type(None))))
    if get_origin(hint) is tuple:
        items = _slot("", get_args(hint)[0])
        return {"oneOf": [{"type": "null"}, STRING, _list(STRING)]} if name in SIDES else _list(items)
    named = {When: "when", Quantity: "quantity", Participant: "participant"}
    if hint in named:
        return {"$ref": f"#/$defs/{named[hint]}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(hint)
    return {str: STRING, int: WHOLE, float: NUMBER}[hint]


def _when() -> Schema:
    ends = {name: _or_null({"type": "string", "format": date.__name__}) for name in ("from", "to")}
    return _object(**ends, precision=_one_of(Precision), basis=_one_of(Basis), text=_or_null(STRING))


def _quantity() -> Schema:
    return _object(number=NUMBER, unit=STRING, compare=_one_of(Compare))


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": True}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(kind: type[Enum]) -> Schema:
    return {"enum": [one.value for one in kind]}


def _or_null(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "null"}]}
