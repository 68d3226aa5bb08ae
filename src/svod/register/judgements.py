"""Judgements in the register: what people decided, appended and never overwritten, and what that comes to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from svod.model.judgement import Judgement, Passage
from svod.model.verdicts import OUTCOMES, Pair, Verdicts
from svod.register.questions import COUNTED
from svod.register.rows import among
from svod.register.tables import addresses, claims, judgements
from svod.register.waiting import PLACE, mark, mark_names

ANCHORED = ("passages", "blocks", "sides", "rubric")
"""What stands in the column `anchors`."""

CLOSE = 100
"""Claims of one passage that are compared with what it said."""

PLAIN = [name for name in Judgement.__dataclass_fields__ if name not in {"id", *ANCHORED}]


def append(connection: Connection, judgement: Judgement) -> int:
    """Put a judgement down and mark what it bears on as changed; its number."""
    anchors: dict[str, Any] = {
        "passages": {name: [p.kind, p.quote, p.slots, p.address] for name, p in judgement.passages.items()},
        "blocks": dict(judgement.blocks),
    }
    if any(judgement.sides):
        anchors["sides"] = [list(side) for side in judgement.sides]
    if judgement.rubric:
        anchors["rubric"] = judgement.rubric
    row = {name: getattr(judgement, name) for name in PLAIN}
    row["anchors"] = json.dumps(anchors, ensure_ascii=False, sort_keys=True)
    number = connection.execute(insert(judgements).values(row)).inserted_primary_key
    assert number is not None
    touched = [judgement, *(one for one in everything(connection) if one.id == judgement.ends)]
    _mark(connection, _found_again(connection, touched))
    return int(number[0])


def everything(connection: Connection) -> list[Judgement]:
    """All judgements, oldest first: the log."""
    return [_judgement(row) for row in connection.execute(select(judgements).order_by(judgements.c.id))]


def standing(connection: Connection) -> list[Judgement]:
    """The judgements that nobody has taken back, oldest first. What takes back may be taken back itself."""
    told = everything(connection)
    ended: set[int] = set()
    for one in reversed(told):
        if one.ends is not None and one.id not in ended:
            ended.add(one.ends)
    return [one for one in told if one.id not in ended and one.ends is None]


def verdicts(connection: Connection) -> tuple[Verdicts, dict[str, tuple[str, ...]]]:
    """What the standing judgements come to, and the blocks that they tie together: each block with all of its group."""
    told = _found_again(connection, standing(connection))
    together, parted = _pairs(told)
    outcomes: dict[str, tuple[int, str]] = {}
    of_claim: dict[str, Judgement] = {}
    for one in told:
        if one.other is not None:
            continue
        if one.verdict in OUTCOMES:
            outcomes[one.subject] = (one.id or 0, one.verdict)
        else:
            of_claim[one.subject] = one
    wrong = frozenset(name for name, one in of_claim.items() if one.verdict == "wrong")
    corrected = {n: one.correction for n, one in of_claim.items() if one.verdict == "corrected" and one.correction}
    found = Verdicts(together=together, parted=parted, wrong=wrong, corrected=corrected, outcomes=outcomes)
    tied = [one for one in told if one.other and frozenset((one.subject, one.other)) in together]
    return found, _groups([set(_names(one)) for one in tied])


def _pairs(told: Iterable[Judgement]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """What is one and what is two: of each pair of anchors the last word stands, also when it is "unsure"."""
    together, parted = set[Pair](), set[Pair]()
    for one in told:
        if one.other is not None:
            together -= one.pairs
            parted -= one.pairs
            if one.verdict == "same":
                together.add(frozenset((one.subject, one.other)))
            elif one.verdict == "not_same":
                parted |= one.pairs
    return frozenset(together), frozenset(parted)


def of_claims(connection: Connection, ids: Sequence[str]) -> dict[str, Judgement]:
    """What was last said of each of these claims alone: right, wrong, corrected or unsure."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {one.subject: one for one in of_single_claims(connection) if one.subject in wanted}


def of_single_claims(connection: Connection) -> list[Judgement]:
    """The standing judgements of claims by themselves, by the names that these have now."""
    found = _found_again(connection, [one for one in standing(connection) if one.other is None])
    return [one for one in found if one.verdict not in OUTCOMES]


def _groups(sets: Iterable[set[str]]) -> dict[str, tuple[str, ...]]:
    groups: list[set[str]] = []
    for tied in sets:
        touching = [group for group in groups if group & tied]
        groups = [group for group in groups if group not in touching]
        groups.append(tied.union(*touching))
    return {block: tuple(sorted(group)) for group in groups for block in group}


def _mark(connection: Connection, told: Sequence[Judgement]) -> None:
    """Mark the judged claims, and the blocks of judged names, as changed."""
    anchors = {name for one in told for name in (*one.passages, one.subject, one.other) if name}
    mark(connection, PLACE, connection.execute(select(claims.c.id).where(among(claims.c.id, anchors))).scalars())
    mark_names(connection, {block for one in told for block in _names(one)})


def _names(one: Judgement) -> Iterable[str]:
    """The blocks of names that a judgement speaks of."""
    return (block for block in one.blocks.values() if block.partition(":")[0] in COUNTED)


def _found_again(connection: Connection, told: Sequence[Judgement]) -> list[Judgement]:
    """Judgements with the names that their claims have now: a page read anew gives its claims new names, and the old
    ones are found by their words, or by what was read from them."""
    passages = {name: passage for one in told for name, passage in one.passages.items()}
    known = _existing(connection, list(passages))
    gone = {name: passage for name, passage in passages.items() if name not in known}
    renamed = {name: now for name, passage in gone.items() if (now := _now_called(connection, passage))}
    return [_renamed(one, renamed) if one.passages.keys() & renamed.keys() else one for one in told]


def _renamed(one: Judgement, renamed: Mapping[str, str]) -> Judgement:
    def called(anchor: str) -> str:
        head, at, claim = anchor.rpartition("@")
        return f"{head}{at}{renamed.get(claim, claim)}"

    return replace(
        one,
        subject=called(one.subject),
        other=called(one.other) if one.other else None,
        passages={renamed.get(name, name): passage for name, passage in one.passages.items()},
        blocks={called(name): block for name, block in one.blocks.items()},
        sides=(tuple(map(called, one.sides[0])), tuple(map(called, one.sides[1]))),
    )


def _existing(connection: Connection, names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(names), 500):
        found.update(connection.execute(select(claims.c.id).where(claims.c.id.in_(names[at : at + 500]))).scalars())
    return found


def _now_called(connection: Connection, passage: Passage) -> str | None:
    """What a passage is called now: on pages of its address the claim of its words, or of what was read from them, that
    has most of the two in common; elsewhere the only one that has them."""
    told = select(claims.c.id, claims.c.slots).where(claims.c.kind == passage.kind).order_by(claims.c.id)
    here = claims.c.page.in_(select(addresses.c.page).where(addresses.c.address == passage.address))
    for of_place, most in ((told.where(here), CLOSE), (told, 1)):
        for same in (claims.c.quote == passage.quote, claims.c.slots == passage.slots):
            found = connection.execute(of_place.where(same).limit(most + 1)).all()
            if len(found) <= most and (closest := _closest(found, passage.slots)):
                return closest
    return None


def _closest(told: Sequence[Any], slots: str) -> str | None:
    """The claim with most slots in common; none of two with as many."""
    wanted = json.loads(slots).items()
    common = {row.id: sum(slot in wanted for slot in json.loads(row.slots).items()) for row in told}
    best = [name for name, count in common.items() if count == max(common.values())]
    return str(best[0]) if len(best) == 1 else None


def _judgement(row: Any) -> Judgement:
    anchors = json.loads(row.anchors or "{}")
    own, its = anchors.get("sides", ((), ()))
    return Judgement(
        **{name: getattr(row, name) for name in PLAIN},
        passages={name: Passage(*parts) for name, parts in anchors.get("passages", {}).items()},
        blocks=anchors.get("blocks", {}),
        sides=(tuple(own), tuple(its)),
        rubric=anchors.get("rubric"),
        id=row.id,
    )
