"""OpenAPI: what is told of the API, made from the very list that its routes are made from; and what a body must be."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from svod import __version__
from svod.errors import MisuseError
from svod.messages import say
from svod.model.account import Role

Schema = dict[str, Any]
DAY = (
    r"^[12]\d{3}(-(0[1-9]|1[0-2])|-02-(0[1-9]|1\d|2[0-8])|-(04|06|09|11)-(0[1-9]|[12]\d|30)"
    r"|-(01|03|05|07|08|10|12)-(0[1-9]|[12]\d|3[01]))?$"
)
"""A year, a month or a day; the 29th of February, which not every year has, is understood too."""


class AbsentError(MisuseError):
    """What was asked for by name is not there."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a parameter; `values` are all that it may be, `most` the greatest number."""

    text: str
    values: tuple[str, ...] = ()
    required: bool = False
    most: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A path of the API: what it asks for, what it answers, and who may come."""

    path: str
    function: Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]
    answer: str
    method: str = "GET"
    told: Mapping[str, Told] = field(default_factory=dict)
    body: str | None = None
    status: int = 200
    role: Role = Role.READER

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return (self.function.__doc__ or "").strip().partition("\n")[0]

    @property
    def name(self) -> str:
        """The part of the path that is a name; "" when there is none."""
        return self.path.partition("{")[2].partition("}")[0].partition(":")[0]

    @property
    def errors(self) -> tuple[int, ...]:
        """Statuses of its answers when it cannot do what was asked."""
        found = {401}
        if self.told or self.body:
            found |= {400}
        if self.body or self.role is not Role.READER:
            found |= {403}
        if self.body:
            found |= {413, 415}
        if self.name or self.body or {"area", "person"} & set(self.told):
            found |= {404}
        return tuple(sorted(found))


TROUBLES = {
    400: "Not understood; the error says what is",
    401: "Log in or send a token",
    403: "The role does not allow it",
    404: "There is none",
    413: "Too large",
    415: "Not JSON",
}


def description(operations: tuple[Operation, ...], schemas: Mapping[str, Schema]) -> Schema:
    """The description of the API as OpenAPI 3.1."""
    paths: dict[str, Schema] = {}
    for one in operations:
        paths.setdefault(one.path.replace(":int}", "}"), {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Svod", "version": __version__, "description": "Every entry carries its citations."},
        "paths": paths,
        "components": {
            "schemas": dict(schemas),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Operation) -> Schema:
    parameters = [_parameter(name, told, "query") for name, told in one.told.items()]
    if one.name:
        shape: Schema = {"type": "integer", "minimum": 1} if ":int" in one.path else {"type": "string", "minLength": 1}
        parameters.append({"name": one.name, "in": "path", "required": True, "schema": shape})
    answers: Schema = {str(one.status): {"description": "Done", "content": _json(one.answer)}}
    answers |= {str(status): {"description": TROUBLES[status], "content": _json("Trouble")} for status in one.errors}
    made: Schema = {
        "operationId": one.function.__name__,
        "summary": one.summary,
        "parameters": parameters,
        "responses": answers,
        # a register without accounts is read without a token; nobody judges without one
        "security": [{"token": []}] if one.body or one.method != "GET" else [{}, {"token": []}],
    }
    return made | ({"requestBody": {"required": True, "content": _json(one.body)}} if one.body else {})


def _parameter(name: str, told: Told, where: str) -> Schema:
    schema: Schema = {"type": "string"}
    if told.most is not None:
        schema = {"type": "integer", "minimum": 0, "maximum": told.most}
    schema |= {"enum": list(told.values)} if told.values else {}
    schema |= {"pattern": told.pattern} if told.pattern else {}
    return {"name": name, "in": where, "required": told.required, "description": told.text, "schema": schema}


def _json(name: str) -> Schema:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def trouble(status: int, text: str) -> Response:
    """The answer when something is wrong."""
    return JSONResponse({"error": text}, status, {"WWW-Authenticate": "Bearer"} if status == 401 else None)


async def body_of(request: Request, schema: Schema) -> dict[str, Any]:
    """The body, that fits a schema of ours: an object of texts and objects; MisuseError when it does not."""
    try:
        told = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise MisuseError(say("web.api.json")) from error
    known: Schema = schema["properties"]
    if not isinstance(told, dict) or set(told) - set(known) or set(schema["required"]) - set(told):
        raise MisuseError(say("web.api.fields", known=", ".join(known)))
    for name, value in told.items():
        if not _fits(value, known[name]):
            raise MisuseError(say("web.api.value", name=name))
    return told


def _fits(value: object, schema: Schema) -> bool:
    if schema["type"] == "object":
        return isinstance(value, dict)
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1_000)
    return isinstance(value, str) and least <= len(value) <= most and value in schema.get("enum", [value])
