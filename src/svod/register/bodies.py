"""Bodies: entries as JSON and back. Claims are not in the body but in their own table, for people have thousands."""

import json
from datetime import date
from typing import Any

from svod.model.claim import Phase
from svod.model.contract import claim_to_json, when_to_json
from svod.model.entry import Entry, EntryKind, Step, Tenure
from svod.model.revive import claim_from_json, when_from_json
from svod.model.score import Candidate, Reason, Score

LISTS = ("names", "areas", "wider", "people", "organisations", "also", "wholes", "formerly", "turns", "every")


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


def entry_from(row: Any, claims: tuple[str, ...]) -> Entry:
    """The entry of a row of the table `entries`."""
    data = json.loads(row.body)
    return Entry(
        id=row.id,
        kind=EntryKind(row.kind),
        name=row.name,
        claims=claims,
        form=row.form,
        stage=row.stage,
        start=_day(row.day_from),
        end=_day(row.day_to),
        gist=claim_from_json(data["gist"]) if "gist" in data else None,
        tenures=tuple(_tenure_from_json(one) for one in data.get("tenures", ())),
        history=tuple(Step(stage, _day(day), claim) for stage, day, claim in data.get("history", ())),
        outcome=data.get("outcome"),
        borrowed=tuple(data.get("borrowed", ())),
        candidates=tuple(_candidate_from_json(one) for one in data.get("candidates", ())),
        **{name: tuple(data.get(name, ())) for name in LISTS},
    )


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
