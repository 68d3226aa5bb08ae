"""Judging: what a person decides, put down as judgements that the entries follow. Nothing is overwritten; all may be
taken back. The faces (command line, web) call these."""

import json
from datetime import UTC, datetime

from svod.errors import MisuseError
from svod.flow import freshen
from svod.messages import say
from svod.model.claim import kind_of
from svod.model.contract import claim_to_json
from svod.model.entry import Entry, EntryKind, Filed
from svod.model.judgement import Judgement, Passage, Verdict
from svod.model.question import Question
from svod.model.verdicts import OUTCOMES
from svod.register import Register
from svod.resolve import blocks_of
from svod.resolve.correcting import corrected
from svod.resolve.names import key
from svod.resolve.people import person_block

COMMON = {"id", "kind", "start", "end", "quote", "speaker", "confidence", "rule"}


def judge_pair(
    register: Register, one: str, other: str, verdict: Verdict, judge: str, reason: str | None = None
) -> int:
    """Decide that two entries or claims are the same, are not, or that one cannot tell; the judgement's number.

    MisuseError when one of them is not in the register, or they are not of one kind.
    """
    (left, left_block), (right, right_block) = _anchor(register, one), _anchor(register, other)
    if left == right or left_block.partition(":")[0] != right_block.partition(":")[0]:
        raise MisuseError(say("judge.kinds", one=one, other=other))
    first, second = sorted((left, right))
    blocks = {left: left_block, right: right_block}
    passages = _passages(register, left, right)
    return _put_down(
        register,
        Judgement(
            made=now(), judge=judge, subject=first, other=second, verdict=verdict, reason=reason, blocks=blocks,
            passages=passages,
        ),
    )  # fmt: skip


def judge_claim(
    register: Register, claim: str, verdict: Verdict, judge: str, reason: str | None = None, slots: str | None = None
) -> int:
    """Decide that a claim is right, wrong, or should have other slots (JSON of those that change); the number."""
    one = _claim(register, claim)
    blocks: dict[str, str] = {}
    if verdict is Verdict.CORRECTED:
        try:
            then = corrected(one, slots or "")
        except ValueError as error:
            raise MisuseError(say("judge.slots", message=str(error))) from error
        blocks = {f"{one.id}:{at}": block for at, block in enumerate(sorted(blocks_of(then)))}
    return _put_down(
        register,
        Judgement(
            made=now(), judge=judge, subject=one.id, verdict=verdict, reason=reason, correction=slots, blocks=blocks,
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
    subject = entry.claims[0] if entry else _claim(register, asked).id
    return _put_down(
        register,
        Judgement(
            made=now(), judge=judge, subject=subject, verdict=verdict, reason=reason,
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


def now() -> str:
    """This moment, as judgements carry it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _put_down(register: Register, judgement: Judgement) -> int:
    number = register.judge(judgement)
    freshen(register)
    return number


def _anchor(register: Register, asked: str) -> tuple[str, str]:
    """What a judgement calls an entry or a claim by, and its block."""
    entry = register.entry(asked)
    if entry is None:
        one = _claim(register, asked)
        kind = kind_of(one.claim)
        block = next((block for block in register.blocks_of(one.id) if block.startswith(f"{kind}:")), None)
        if block is None:  # an office is no entry of its own
            raise MisuseError(say("judge.kinds", one=asked, other="—"))
        return one.id, block
    match entry.kind:
        case EntryKind.PERSON:
            return _person_anchor(register, entry)
        case EntryKind.ORGANISATION:
            return f"organisation:{key(entry.name)}", f"organisation:{key(entry.name)}"
    claim = entry.claims[0]
    block = next(block for block in register.blocks_of(claim) if block.startswith(f"{entry.kind.value}:"))
    return claim, block


def _person_anchor(register: Register, entry: Entry) -> tuple[str, str]:
    """By the name where it is one person's; by the name and a claim where two people have it."""
    block = f"person:{person_block(entry.name)}"
    name = f"person:{key(entry.name)}"
    namesakes = register.ask(Question(kind=EntryKind.PERSON, people=(entry.name,)))
    if len(namesakes) <= 1:
        return name, block
    told = register.filed(entry.claims)
    claim = next(claim for claim in entry.claims if entry.name in told[claim].people)
    return f"{name}@{claim}", block


def _claim(register: Register, asked: str) -> Filed:
    found = register.filed([asked])
    if not found:
        near = register.claims_like(asked)
        if len(near) == 1:
            return register.filed(near)[near[0]]
        raise MisuseError(say("judge.unknown", name=asked))
    return found[asked]


def _passages(register: Register, *anchors: str) -> dict[str, Passage]:
    told = register.filed([anchor.rpartition("@")[2] for anchor in anchors])
    return {name: _passage(one) for name, one in told.items()}


def _passage(one: Filed) -> Passage:
    data = claim_to_json(one.claim, one.id)
    slots = {name: value for name, value in data.items() if name not in COMMON}
    said = json.dumps(slots, ensure_ascii=False, separators=(",", ":"))
    return Passage(data["kind"], data["quote"], said)
