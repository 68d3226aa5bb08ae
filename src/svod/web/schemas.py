"""Schemas of what the API answers and takes, as OpenAPI 3.1 wants them."""

from svod.model.entry import EntryKind
from svod.web.openapi import Schema

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
MAYBE: Schema = {"type": ["string", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT}
CLAIM_VERDICTS, PAIR_VERDICTS = ["right", "wrong", "corrected"], ["same", "not_same", "unsure"]


def _object(required: dict[str, Schema], more: dict[str, Schema] | None = None) -> Schema:
    return {"type": "object", "required": list(required), "properties": required | (more or {})}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _of(name)}


def _of(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_PAGE = {
    "id": TEXT,
    "address": TEXT,
    "title": MAYBE,
    "published": _of("When"),
    "publisher": MAYBE,
    "origin": MAYBE,
    "genre": TEXT,
    "claims": NUMBER,
    "added": TEXT,
}
_CITATION = {
    "claim": TEXT,
    "quote": TEXT,
    "start": NUMBER,
    "end": NUMBER,
    "speaker": MAYBE,
    "page": TEXT,
    "address": TEXT,
    "title": MAYBE,
    "publisher": MAYBE,
    "published": _of("When"),
}
_REASON = {"type": "string", "maxLength": 500}

SCHEMAS: dict[str, Schema] = {
    "Trouble": _object({"error": TEXT}),
    "When": {
        "type": ["object", "null"],
        "required": ["from", "to", "precision", "basis"],
        "properties": {"from": MAYBE, "to": MAYBE, "precision": TEXT, "basis": TEXT, "text": MAYBE},
    },
    "Citation": _object(_CITATION, {"kind": TEXT}),
    "Corroboration": _object(
        {"independent": NUMBER, "pages": NUMBER, "publishers": NUMBER}
        | {"kinds": {"type": "object", "additionalProperties": NUMBER}}
    ),
    "Entry": _object(
        {
            "id": TEXT,
            "kind": {"type": "string", "enum": [kind.value for kind in EntryKind]},
            "name": TEXT,
            "form": MAYBE,
            "stage": MAYBE,
            "areas": TEXTS,
            "from": MAYBE,
            "to": MAYBE,
            "sources": _list("Citation"),
        },
        {"slots": {"type": "object"}, "names": TEXTS, "offices": {"type": "array"}, "history": {"type": "array"}}
        | {"corroboration": _of("Corroboration")},
    ),
    "Entries": _object({"count": NUMBER, "offset": NUMBER, "entries": _list("Entry")}),
    "Page": _object(_PAGE),
    "Pages": _object({"offset": NUMBER, "pages": _list("Page")}),
    "WholePage": _object(
        _PAGE
        | {"text": TEXT, "names": {"type": "array", "items": _object({"name": TEXT, "kind": TEXT, "count": NUMBER})}}
        | {"claims": _list("Citation")}
    ),
    "Found": _object(
        {"counts": {"type": "object", "additionalProperties": NUMBER}, "offset": NUMBER, "hits": _list("Citation")}
    ),
    "Areas": _object(
        {
            "areas": {"type": "object", "additionalProperties": NUMBER},
            "pairs": {"type": "array", "items": _object({"one": TEXT, "other": TEXT, "entries": NUMBER})},
        }
    ),
    "Judgement": _object(
        {"id": NUMBER, "made": TEXT, "judge": TEXT, "subject": TEXT, "verdict": TEXT, "other": MAYBE, "reason": MAYBE},
        {"ends": {"type": ["integer", "null"]}},
    ),
    "Judgements": _object({"count": NUMBER, "offset": NUMBER, "judgements": _list("Judgement")}),
    "Number": _object({"id": NUMBER}),
    "ClaimVerdict": {
        "type": "object",
        "required": ["claim", "verdict"],
        "additionalProperties": False,
        "properties": {
            "claim": {"type": "string", "minLength": 1, "maxLength": 200},
            "verdict": {"type": "string", "enum": CLAIM_VERDICTS},
            "reason": _REASON,
            "slots": {
                "type": "object",
                "description": "With corrected: the slots that change, by the contract",
            },
        },
    },
    "PairVerdict": {
        "type": "object",
        "required": ["one", "other", "verdict"],
        "additionalProperties": False,
        "properties": {
            "one": {"type": "string", "minLength": 1, "maxLength": 200},
            "other": {"type": "string", "minLength": 1, "maxLength": 200},
            "verdict": {"type": "string", "enum": PAIR_VERDICTS},
            "reason": _REASON,
        },
    },
}
