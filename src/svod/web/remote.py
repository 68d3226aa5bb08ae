"""Remote judging: what a program with an editor's token decides, and takes back."""

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from svod.entering import note
from svod.errors import MisuseError
from svod.judging import judge_claim, judge_pair, undo
from svod.messages import say
from svod.model.account import Role
from svod.model.judgement import Verdict
from svod.register import Register
from svod.web.openapi import AbsentError, Operation, body_of
from svod.web.schemas import SCHEMAS
from svod.web.visitors import visitor_of


async def judge_one(request: Request) -> Response:
    """Decides that a claim is right, wrong, or should have other slots."""
    told = await _told(request, "ClaimVerdict")

    def decide(register: Register, judge: str) -> int:
        if told["claim"] not in register.filed([told["claim"]]):
            raise AbsentError(say("web.review.gone"))
        slots = told.get("slots")
        if (slots is not None) != (told["verdict"] == Verdict.CORRECTED):
            raise MisuseError(say("web.api.slots"))
        changed = json.dumps(slots, ensure_ascii=False) if slots is not None else None
        return judge_claim(register, told["claim"], Verdict(told["verdict"]), judge, told.get("reason"), changed)

    return await _decided(request, decide, f"{told['verdict']}: {told['claim']}")


async def judge_two(request: Request) -> Response:
    """Decides that two entries or claims are the same, are not, or that one cannot tell."""
    told = await _told(request, "PairVerdict")

    def decide(register: Register, judge: str) -> int:
        for name in (told["one"], told["other"]):
            if register.entry(name) is None and name not in register.filed([name]):
                raise AbsentError(say("web.error.404"))
        verdict = Verdict(told["verdict"])
        return judge_pair(register, told["one"], told["other"], verdict, judge, told.get("reason"))

    return await _decided(request, decide, f"{told['verdict']}: {told['one']} | {told['other']}")


async def take_back(request: Request) -> Response:
    """Takes a judgement back; it stays in the log."""
    _keyed(request)
    number = int(request.path_params["number"])

    def decide(register: Register, judge: str) -> int:
        if all(one.id != number for one in register.judgements()):
            raise AbsentError(say("judge.none"))
        return undo(register, judge, number).id or number

    return await _decided(request, decide, f"undo: {number}", 200)


OPERATIONS = (
    Operation(
        path="/api/judgements/claims",
        method="POST",
        function=judge_one,
        body="ClaimVerdict",
        answer="Number",
        status=201,
        role=Role.EDITOR,
    ),
    Operation(
        path="/api/judgements/pairs",
        method="POST",
        function=judge_two,
        body="PairVerdict",
        answer="Number",
        status=201,
        role=Role.EDITOR,
    ),
    Operation(
        path="/api/judgements/{number:int}/undo",
        method="POST",
        function=take_back,
        answer="Number",
        role=Role.EDITOR,
    ),
)


async def _told(request: Request, schema: str) -> dict[str, Any]:
    _keyed(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415)
    return await body_of(request, SCHEMAS[schema])


def _keyed(request: Request) -> None:
    """A token alone lets a program judge: a browser sends its cookie wherever a foreign page wants it to."""
    if not visitor_of(request).by_key:
        raise HTTPException(401)


async def _decided(
    request: Request, decide: Callable[[Register, str], int], subject: str, status: int = 201
) -> Response:
    register: Register = request.app.state.register
    judge = visitor_of(request).name
    number = await run_in_threadpool(decide, register, judge)
    await run_in_threadpool(note, register, judge, "undo" if status == 200 else "judge", subject)
    return JSONResponse({"id": number}, status)
