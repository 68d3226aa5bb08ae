"""Bodies: entries as JSON and back. Claims are not in the body but in their own table, for people have thousands."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from svod.model.claim import Phase
from svod.model.contract import claim_to_json, when_to_json
from svod.model.entry import Entry, EntryKind, Step, Tenure
from svod.model.revive import claim_from_json, when_from_json
from svod.model.score import Candidate, Reason, Score

LISTS = ("names", "areas", "wider", "people", "organisations", "also", "wholes", "formerly", "turns", "every")

SHOWN = ("id", "kind", "name", "form", "stage", "day_from", "day_to", "count", "body")
"""Columns of the table `entries` that an entry is made of."""

PARTED = "\n"
"""What stands between the names of claims."""

LATELY = 2_000
"""Entries that are kept as they were read: what is most told of stands on many pages."""


def body_of(entry: Entry) -> str:
    """The entry as one line of JSON, without its claims."""
    data: dict[str, Any] = {name: list(getattr(entry, name)) for name in LISTS if getattr(entry, name)}
    if entry.gist:
        data["gist"] = claim_to_json(entry.gist, "")
    if entry.tenures:
        data["tenures"] = [_tenure_to_json(tenure) for tenure in entry.tenures]
    if entry.history:
        data["history"] = [[step.stage, _iso(step.day), step.claim] for step in entry.history]
    if entry.borrowed:
        data["borrowed"] = list(entry.borrowed)
    if entry.outcome:
        data["outcome"] = entry.outcome
    if entry.candidates:
        data["candidates"] = [_candidate_to_json(one) for one in entry.candidates]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def entry_from(
    identity: str,
    kind: str,
    name: str,
    form: str | None,
    stage: str | None,
    day_from: str | None,
    day_to: str | None,
    count: int,
    body: str,
    claims: str | None,
) -> Entry:
    """The entry of the columns SHOWN of the table `entries`, and the names of its claims, the newest first."""
    data = json.loads(body)
    told = tuple(reversed(claims.split(PARTED))) if claims else ()
    return Entry(
        id=identity,
        kind=EntryKind(kind),
        name=name,
        claims=told,
        older=count - len(told),
        form=form,
        stage=stage,
        start=_day(day_from),
        end=_day(day_to),
        gist=claim_from_json(data["gist"]) if "gist" in data else None,
        tenures=tuple(_tenure_from_json(one) for one in data.get("tenures", ())),
        history=tuple(Step(stage, _day(day), claim) for stage, day, claim in data.get("history", ())),
        outcome=data.get("outcome"),
        borrowed=tuple(data.get("borrowed", ())),
        candidates=tuple(_candidate_from_json(one) for one in data.get("candidates", ())),
        **{name: tuple(data.get(name, ())) for name in LISTS},
    )


entry_kept = lru_cache(maxsize=LATELY)(entry_from)
"""The same, of what was read lately without reading it again."""


def _tenure_to_json(tenure: Tenure) -> dict[str, Any]:
    return {
        "role": tenure.role,
        "organisation": tenure.organisation,
        "area": tenure.area,
        "phase": tenure.phase.value,
        "when": when_to_json(tenure.when),
        "first": _iso(tenure.first),
        "seen": _iso(tenure.seen),
        "claims": list(tenure.claims),
    }


def _tenure_from_json(data: dict[str, Any]) -> Tenure:
    return Tenure(
        role=data["role"],
        organisation=data["organisation"],
        area=data["area"],
        phase=Phase(data["phase"]),
        when=when_from_json(data["when"]),
        first=_day(data.get("first")),
        seen=_day(data["seen"]),
        claims=tuple(data["claims"]),
    )


def _candidate_to_json(one: Candidate) -> list[Any]:
    return [one.other, one.name, one.score.value, [[r.code, r.points, r.said] for r in one.score.reasons]]


def _candidate_from_json(data: list[Any]) -> Candidate:
    other, name, value, reasons = data
    return Candidate(other, name, Score(value, tuple(Reason(*reason) for reason in reasons)))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
