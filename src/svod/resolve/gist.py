"""Gist: one claim that says what several tellings of one thing say together; and the entry made of it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from svod.model.claim import Claim, Event, Participant, kind_of
from svod.model.entry import Entry, EntryKind, Filed, Step
from svod.model.when import When
from svod.resolve.names import key
from svod.resolve.scoring import same_person

COMMON = {"citation", "rule", "speaker", "confidence"}


def gist_of(cluster: Sequence[Filed]) -> Claim:
    """The fullest telling (first of the cluster) with its empty slots filled from the others, in their order."""
    first = cluster[0].claim
    filled: dict[str, Any] = {}
    for field in fields(first):
        if field.name in COMMON:
            continue
        values = [getattr(one.claim, field.name) for one in cluster]
        if isinstance(values[0], tuple):
            filled[field.name] = _joined(values)
        elif getattr(first, field.name) is None:
            filled[field.name] = next((value for value in values if value is not None), None)
    return replace(first, **filled)


def entry_of(cluster: Sequence[Filed], name: str, when: When | None, stage: str | None) -> Entry:
    """The entry of a cluster whose gist is a claim; its name comes from the least of its claims' names."""
    gist = gist_of(cluster)
    if isinstance(gist, Event):
        # «летом» and «в июне» of one forum: it has one date wherever it is shown
        gist = replace(gist, when=when)
    kind = kind_of(gist)
    return Entry(
        id=f"{kind}:{short_hash(min(one.id for one in cluster))}",
        kind=EntryKind(kind),
        name=name,
        claims=ids(cluster),
        areas=merged(one.areas for one in cluster),
        wider=merged(one.wider for one in cluster),
        people=merged(one.people for one in cluster),
        organisations=merged(one.organisations for one in cluster),
        form=str(getattr(gist, "form", None) or getattr(gist, "measure", None) or "") or None,
        stage=stage,
        start=when.start if when else None,
        end=when.end if when else None,
        gist=gist,
        history=history_of(cluster),
    )


def history_of(cluster: Iterable[Filed]) -> tuple[Step, ...]:
    """The stages (or modalities) in the order of the articles that tell them; undated articles first."""
    told = ((getattr(one.claim, "stage", None) or getattr(one.claim, "modality", None), one) for one in cluster)
    steps = [Step(str(stage), one.published, one.id) for stage, one in told if stage is not None]
    return tuple(sorted(steps, key=lambda step: (step.day or date.min, step.claim)))


def ids(cluster: Iterable[Filed]) -> tuple[str, ...]:
    """The claims' names in the order of their articles, undated ones first: the last is the newest known."""
    ordered = sorted(cluster, key=lambda one: (one.published or date.min, one.id))
    return tuple(dict.fromkeys(one.id for one in ordered))


def merged(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Names of all groups, each once, sorted."""
    return tuple(sorted({name for group in groups for name in group}))


def short_hash(text: str) -> str:
    """Twelve hexadecimal digits that stand for the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _joined(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    out: list[Any] = []
    for value in (one for group in values for one in group):
        at = next((i for i, known in enumerate(out) if _one(known, value)), None)
        if at is None:
            out.append(value)
        elif isinstance(value, Participant) and not out[at].role:
            out[at] = replace(out[at], role=value.role)
    return tuple(out)


def _one(known: Any, value: Any) -> bool:
    if isinstance(known, Participant):
        if known.kind != value.kind:
            return False
        return key(known.name) == key(value.name) or (known.kind == "person" and same_person(known.name, value.name))
    return key(known) == key(value)
