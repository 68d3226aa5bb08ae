"""Judging: what a person decides, put down as judgements that the entries follow. Nothing is overwritten; all may be
taken back. The faces (command line, web) call these."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from svod.errors import MisuseError
from svod.flow import freshen
from svod.follow.matching import RUBRIC
from svod.messages import say
from svod.model.claim import Office, kind_of
from svod.model.contract import claim_to_json
from svod.model.entry import Entry, EntryKind, Filed
from svod.model.judgement import Judgement, Passage, Verdict
from svod.model.question import Question
from svod.model.verdicts import OUTCOMES
from svod.register import Register
from svod.resolve.correcting import corrected
from svod.resolve.names import key
from svod.resolve.organisations import organisation_blocks
from svod.resolve.people import person_block

PAIR = (Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE)
COMMON = {"id", "kind", "start", "end", "quote", "speaker", "confidence", "rule"}


def judge_pair(
    register: Register, one: str, other: str, verdict: Verdict, judge: str, reason: str | None = None
) -> int:
    """Decide that two entries or claims are the same, are not, or that one cannot tell; the judgement's number.

    MisuseError when one of them is not in the register, or they are not of one kind.
    """
    if verdict not in PAIR:
        raise MisuseError(say("judge.verdict", value=verdict, known=", ".join(PAIR)))
    (left, left_block), (right, right_block) = _anchor(register, one), _anchor(register, other)
    if left == right or left_block.partition(":")[0] != right_block.partition(":")[0]:
        raise MisuseError(say("judge.kinds", one=one, other=other))
    blocks = {left: left_block, right: right_block}
    sides = _tellings(register, one), _tellings(register, other)
    return _put_down_pair(register, Judgement(
        made=now(), judge=judge, subject=left, other=right, verdict=verdict, reason=reason, blocks=blocks, sides=sides,
    ))  # fmt: skip


def split(register: Register, asked: str, claims: Sequence[str], judge: str, reason: str | None = None) -> int:
    """Decide that some claims of an entry are of another thing than its other claims; the judgement's number.

    MisuseError when there is no such entry, or the claims are not a part of its claims.
    """
    entry = register.entry(asked)
    if entry is None:
        raise MisuseError(say("judge.unknown", name=asked))
    away = [claim_named(register, claim).id for claim in claims]
    rest = [claim for claim in entry.claims if claim not in away]
    if not away or not rest or not set(away) <= set(entry.claims):
        raise MisuseError(say("judge.split", name=entry.name))
    _, block = _anchor(register, asked)
    own, its = (tuple(sorted(_anchors_at(register, entry, side))) for side in (away, rest))
    if not own or not its:
        raise MisuseError(say("judge.split", name=entry.name))
    return _put_down_pair(register, Judgement(
        made=now(), judge=judge, subject=own[0], other=its[0], verdict=Verdict.NOT_SAME, reason=reason,
        blocks={own[0]: block, its[0]: block}, sides=(own, its),
    ))  # fmt: skip


def judge_claim(
    register: Register, claim: str, verdict: Verdict, judge: str, reason: str | None = None, slots: str | None = None
) -> int:
    """Decide that a claim is right, wrong, or should have other slots (JSON of those that change); the number."""
    one = claim_named(register, claim)
    if verdict is Verdict.CORRECTED:
        try:
            corrected(one, slots or "")
        except ValueError as error:
            raise MisuseError(say("judge.slots", message=str(error))) from error
    return _put_down(
        register,
        Judgement(
            made=now(), judge=judge, subject=one.id, verdict=verdict, reason=reason, correction=slots,
            passages=_passages(register, one.id),
        ),
    )  # fmt: skip


def judge_outcome(register: Register, asked: str, verdict: Verdict, judge: str, reason: str | None = None) -> int:
    """Decide what became of a promise, a plan or a project, given by its entry or a claim of it; the number."""
    if verdict not in OUTCOMES:
        raise MisuseError(say("judge.outcome", value=verdict, known=", ".join(OUTCOMES)))
    entry = register.entry(asked)
    if entry is not None and entry.gist is None:
        raise MisuseError(say("judge.no-outcome", name=entry.name))
    subject = entry.claims[0] if entry else claim_named(register, asked).id
    return _put_down(
        register,
        Judgement(
            made=now(), judge=judge, subject=subject, verdict=verdict, reason=reason, rubric=RUBRIC,
            passages=_passages(register, subject),
        ),
    )  # fmt: skip


def undo(register: Register, judge: str, number: int | None = None, reason: str | None = None) -> Judgement:
    """Take back a judgement, the newest that stands unless told which; that judgement. What was taken back stays in
    the log. MisuseError when there is none such."""
    standing = register.judgements()
    chosen = standing[-1:] if number is None else [one for one in standing if one.id == number]
    if not chosen:
        raise MisuseError(say("judge.none"))
    one = chosen[0]
    _put_down(
        register,
        Judgement(
            made=now(),
            judge=judge,
            subject=one.subject,
            other=one.other,
            verdict=one.verdict,
            reason=reason,
            ends=one.id,
        ),
    )
    return one


def calls(anchor: str, entry: Entry) -> bool:
    """Whether a judgement that speaks of this anchor speaks of the entry."""
    if anchor in entry.claims:
        return True
    name, at, claim = anchor.partition("@")
    kind, _, own = name.partition(":")
    known = kind == entry.kind and any(key(one) == own for one in entry.names)
    return known and (not at or claim in entry.claims)


def now() -> str:
    """This moment, as judgements carry it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _put_down(register: Register, judgement: Judgement) -> int:
    number = register.judge(judgement)
    freshen(register)
    return number


def _put_down_pair(register: Register, pair: Judgement) -> int:
    """The two sides in the order of their names, with the passages of all their claims."""
    other = pair.other or ""
    passages = _passages(register, pair.subject, other, *pair.sides[0], *pair.sides[1])
    if other < pair.subject:
        pair = replace(pair, subject=other, other=pair.subject, sides=(pair.sides[1], pair.sides[0]))
    return _put_down(register, replace(pair, passages=passages))


def _tellings(register: Register, asked: str) -> tuple[str, ...]:
    """All that an entry is called by, claim by claim. None for people and organisations whose name is theirs alone:
    it calls them whatever is told later."""
    entry = register.entry(asked)
    if entry is None or (entry.gist is None and len(_namesakes(register, entry)) < 2):
        return ()
    return tuple(sorted(_anchors_at(register, entry, entry.claims)))


def _namesakes(register: Register, entry: Entry) -> list[Entry]:
    asked = Question(kind=entry.kind)
    if entry.kind is EntryKind.PERSON:
        return register.ask(replace(asked, people=entry.names))
    return register.ask(replace(asked, organisations=entry.names))


def _anchors_at(register: Register, entry: Entry, claims: Sequence[str]) -> list[str]:
    """What some claims of an entry are called by in a judgement of it."""
    if entry.gist is not None:
        return list(claims)
    told = register.filed(claims)
    kind, slot = (EntryKind.PERSON, "people") if entry.kind is EntryKind.PERSON else (entry.kind, "organisations")
    return [
        f"{kind.value}:{key(name)}@{claim}"
        for claim in claims
        for name in getattr(told[claim], slot)
        if name in entry.names
    ]


def _anchor(register: Register, asked: str) -> tuple[str, str]:
    """What a judgement calls an entry or a claim by, and its block: of names, else but the kind."""
    entry = register.entry(asked)
    if entry is None:
        one = claim_named(register, asked)
        if isinstance(one.claim, Office):  # it is no entry of its own
            raise MisuseError(say("judge.kinds", one=asked, other="—"))
        return one.id, f"{kind_of(one.claim)}:"
    if entry.kind in {EntryKind.PERSON, EntryKind.ORGANISATION}:
        return _named_anchor(register, entry)
    return entry.claims[0], f"{entry.kind.value}:"


def _named_anchor(register: Register, entry: Entry) -> tuple[str, str]:
    """By the name where it is that of one person or organisation; by the name and a claim where it is that of two."""
    name = f"{entry.kind.value}:{key(entry.name)}"
    told = register.filed(entry.claims)
    if entry.kind is EntryKind.PERSON:
        block = f"person:{person_block(entry.name)}"
        claim = next(claim for claim in entry.claims if entry.name in told[claim].people)
    else:
        claim = next(claim for claim in entry.claims if entry.name in told[claim].organisations)
        block = f"organisation:{organisation_blocks(told[claim])[entry.name]}"
    return (name if len(_namesakes(register, entry)) <= 1 else f"{name}@{claim}"), block


def claim_named(register: Register, asked: str) -> Filed:
    """The claim of a name, or of the beginning of one; MisuseError when there is none, or there are several."""
    found = register.filed([asked])
    if not found:
        near = register.claims_like(asked)
        if len(near) == 1:
            return register.filed(near)[near[0]]
        raise MisuseError(say("judge.unknown", name=asked))
    return found[asked]


def _passages(register: Register, *anchors: str) -> dict[str, Passage]:
    told = register.filed([anchor.rpartition("@")[2] for anchor in anchors])
    sources = register.sources(told)
    return {name: _passage(one, sources[name].address) for name, one in told.items()}


def _passage(one: Filed, address: str) -> Passage:
    data = claim_to_json(one.claim, one.id)
    slots = {name: value for name, value in data.items() if name not in COMMON}
    said = json.dumps(slots, ensure_ascii=False, separators=(",", ":"))
    return Passage(data["kind"], data["quote"], said, address)
