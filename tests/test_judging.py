"""Judging: what people decide is followed by the entries, may be taken back, and outlives a new reading of the page."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.errors import MisuseError
from svod.filling import generated_leaf
from svod.flow import freshen, leaf_of
from svod.follow.matching import RUBRIC
from svod.judging import judge_claim, judge_outcome, judge_pair, split, undo
from svod.model.claim import Office
from svod.model.entry import Entry, EntryKind, Filed
from svod.model.judgement import Verdict
from svod.model.question import Question
from svod.quality.generated import page_of
from svod.register import Batch, Leaf, Register
from svod.resolve import JOINING, resolve
from tests.register.generated import pages

LEAVES = [leaf_of(page, found) for page, found in pages(12, 6)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of all the leaves, to be copied."""
    path = tmp_path_factory.mktemp("judging") / "whole.svod"
    loaded(path, LEAVES).let_go()
    return path


@pytest.fixture
def register(whole: Path, tmp_path: Path) -> Iterator[Register]:
    with Register(Path(shutil.copy(whole, tmp_path / "r.svod"))) as file:
        yield file


def loaded(path: Path, leaves: list[Leaf]) -> Register:
    file = Register(path, create=True)
    file.file(Batch(leaves=leaves))
    freshen(file)
    return file


def everything(file: Register) -> list[Entry]:
    return sorted((one for kind in EntryKind for one in file.ask(Question(kind=kind))), key=lambda e: e.id)


def two(file: Register, kind: EntryKind) -> tuple[Entry, Entry]:
    found = file.ask(Question(kind=kind))
    return found[0], found[1]


@pytest.mark.parametrize("kind", ["person", "event", "agreement", "project", "commitment"])
def test_same_joins_and_undo_parts_again(register: Register, kind: str) -> None:
    before = everything(register)
    one, other = two(register, EntryKind(kind))
    judge_pair(register, one.id, other.id, Verdict.SAME, "Анна", "это одно")
    after = everything(register)
    assert len(after) == len(before) - 1
    assert any({*one.claims, *other.claims} == set(entry.claims) for entry in after)
    undo(register, "Анна")
    assert everything(register) == before
    assert len(register.log()) == 2


def test_same_of_two_kinds_is_misuse(register: Register) -> None:
    with pytest.raises(MisuseError):
        judge_pair(
            register, two(register, EntryKind.EVENT)[0].id, two(register, EntryKind.PERSON)[0].id, Verdict.SAME, "А"
        )
    with pytest.raises(MisuseError):
        judge_pair(register, "event:none", "event:other", Verdict.SAME, "А")
    with pytest.raises(MisuseError):
        undo(register, "А")


def test_not_same_parts_what_was_joined(register: Register) -> None:
    before = everything(register)
    joined = next(e for e in before if len(e.claims) > 1 and e.kind in {EntryKind.AGREEMENT, EntryKind.PROJECT})
    judge_pair(register, joined.claims[0], joined.claims[1], Verdict.NOT_SAME, "Анна")
    of = {claim: e.id for e in everything(register) if e.kind is joined.kind for claim in e.claims}
    assert of[joined.claims[0]] != of[joined.claims[1]]
    undo(register, "Анна")
    assert everything(register) == before


@pytest.mark.parametrize("kind", ["person", "organisation", "event", "agreement", "project"])
def test_split_off_claims_are_of_another_and_same_puts_them_together_again(tmp_path: Path, kind: str) -> None:
    register = loaded(tmp_path / "many.svod", [generated_leaf(page_of(number)) for number in range(60)])
    before = everything(register)
    whole = next(
        e for e in before if e.kind == kind and len(e.claims) > (3 if kind in {"person", "organisation"} else 1)
    )
    away = set(whole.claims[1:3])
    number = split(register, whole.id, list(away), "Анна", "тёзка")

    def of(claim: str) -> Entry:
        mine = (e for e in everything(register) if e.kind is whole.kind and (e.gist or {*e.names} & {*whole.names}))
        return next(e for e in mine if claim in e.claims)

    assert not away & set(of(whole.claims[0]).claims)
    for claim in away:
        if of(claim).id != of(whole.claims[0]).id:
            judge_pair(register, of(claim).id, of(whole.claims[0]).id, Verdict.SAME, "Анна")
    assert of(whole.claims[0]).claims == whole.claims
    undo(register, "Анна")
    undo(register, "Анна", number)
    for judgement in register.judgements():
        undo(register, "Анна", judgement.id)
    assert everything(register) == before


def test_a_split_takes_a_part_of_an_entry_and_no_more(register: Register) -> None:
    whole = next(e for e in everything(register) if e.kind is EntryKind.PERSON and len(e.claims) > 1)
    other = two(register, EntryKind.COMMITMENT)[0]
    for claims in ([], list(whole.claims), [other.claims[0]]):
        with pytest.raises(MisuseError):
            split(register, whole.id, claims, "Анна")
    with pytest.raises(MisuseError):
        split(register, "person:none", [other.claims[0]], "Анна")


def test_a_judged_pair_is_of_all_claims_of_its_entries(register: Register) -> None:
    """Kept apart, and not only the two claims that call them."""
    one, other = two(register, EntryKind.EVENT)
    judge_pair(register, one.id, other.id, Verdict.NOT_SAME, "Анна")
    (judgement,) = register.judgements()
    assert {frozenset(side) for side in judgement.sides} == {frozenset(one.claims), frozenset(other.claims)}
    assert {*one.claims, *other.claims} <= set(judgement.passages)


def test_the_rubric_is_kept_with_the_verdict(register: Register) -> None:
    judge_outcome(register, two(register, EntryKind.COMMITMENT)[0].id, Verdict.KEPT, "Анна")
    assert register.judgements()[0].rubric == RUBRIC


def test_last_word_on_a_pair_stands(register: Register) -> None:
    one, other = two(register, EntryKind.EVENT)
    judge_pair(register, one.id, other.id, Verdict.SAME, "Анна")
    judge_pair(register, one.claims[0], other.claims[0], Verdict.NOT_SAME, "Олег")
    ids = {e.id for e in everything(register)}
    assert {one.id, other.id} <= ids


def test_wrong_claim_is_nowhere(register: Register) -> None:
    before = everything(register)
    claim = two(register, EntryKind.EVENT)[0].claims[0]
    judge_claim(register, claim, Verdict.WRONG, "Анна")
    assert not any(claim in entry.claims for entry in everything(register))
    undo(register, "Анна")
    assert everything(register) == before


def test_corrected_claim_moves_to_its_new_entries(register: Register) -> None:
    before = everything(register)
    event = next(e for e in before if e.kind is EntryKind.EVENT and e.form == "visit" and len(e.claims) == 1)
    slots = json.dumps({"form": "call", "participants": [{"name": "Вера Лыкова", "kind": "person", "role": None}]})
    judge_claim(register, event.claims[0], Verdict.CORRECTED, "Анна", "опечатка", slots)
    (now,) = [e for e in everything(register) if e.kind is EntryKind.EVENT and event.claims[0] in e.claims]
    assert now.form == "call"
    assert register.ask(Question(kind=EntryKind.PERSON, people=("Вера Лыкова",)))
    undo(register, "Анна")
    assert everything(register) == before
    with pytest.raises(MisuseError):
        judge_claim(register, event.claims[0], Verdict.CORRECTED, "Анна", None, '{"colour": "red"}')


def test_outcome_stands_on_the_entry_until_it_is_taken_back(register: Register) -> None:
    promise = two(register, EntryKind.COMMITMENT)[0]
    judge_outcome(register, promise.id, Verdict.KEPT, "Анна")
    judge_outcome(register, promise.claims[0], Verdict.PARTLY, "Анна")
    assert register.entry(promise.id) == replace(promise, outcome="partly")
    undo(register, "Анна")
    assert register.entry(promise.id) == replace(promise, outcome="kept")
    with pytest.raises(MisuseError):
        judge_outcome(register, two(register, EntryKind.PERSON)[0].id, Verdict.KEPT, "Анна")


def test_undo_of_one_number(register: Register) -> None:
    claims = [e.claims[0] for e in two(register, EntryKind.EVENT)]
    numbers = [judge_claim(register, claim, Verdict.WRONG, "Анна") for claim in claims]
    undo(register, "Анна", numbers[0])
    assert [one.id for one in register.judgements()] == [numbers[1]]


def test_judgement_outlives_a_new_reading(register: Register) -> None:
    """The rules have changed what is read; the passage is the same, so nobody is asked again."""
    file = register
    promise = next(e for e in everything(file) if e.kind is EntryKind.COMMITMENT and len(e.claims) == 1)
    judge_outcome(file, promise.id, Verdict.KEPT, "Анна")
    (claim,) = promise.claims
    leaf = next(leaf for leaf in LEAVES if any(one.id == claim for one in leaf.filed))
    file.remove(leaf.page.digest, JOINING)
    freshen(file)
    assert not any(entry.outcome for entry in everything(file))
    old = next(one for one in leaf.filed if one.id == claim)
    anew = replace(old, id="commitment-anew", claim=replace(old.claim, what="возвести причал"))  # type: ignore[call-arg]
    others = [one for one in leaf.filed if one.id != claim]
    file.file(Batch(leaves=[replace(leaf, filed=[*others, anew])]))
    freshen(file)
    (kept,) = [entry for entry in everything(file) if entry.outcome]
    assert kept.claims == ("commitment-anew",)


def test_judgement_of_one_of_two_claims_of_a_sentence_that_a_reprint_has_too_outlives_a_new_reading(
    tmp_path: Path,
) -> None:
    """Neither the words nor what is read from them are the claim's alone, but at its address it is told from others."""
    leaf = next(leaf for leaf in LEAVES if any(isinstance(one.claim, Office) for one in leaf.filed))
    office = next(one for one in leaf.filed if isinstance(one.claim, Office))
    assert isinstance(office.claim, Office)
    post, other = office.claim, replace(office.claim, person="Вера Лыкова", role="ректор")

    def page(address: str, reading: str, rule: str) -> Leaf:
        found = replace(leaf.page, address=address, digest=f"sha256:{address}")
        told = {"post": replace(post, rule=rule, role=f"{post.role} {rule}"), "other": replace(other, rule=rule)}
        filed = [
            replace(office, id=f"office-{address}-{name}-{reading}", page=found.digest, claim=claim)
            for name, claim in told.items()
        ]
        return replace(leaf, page=found, filed=filed)

    file = loaded(tmp_path / "r.svod", [page("a", "1", "old"), page("b", "1", "old")])
    judge_claim(file, "office-a-post-1", Verdict.WRONG, "Анна")
    for address in "ab":
        file.remove(f"sha256:{address}", JOINING)
        file.file(Batch(leaves=[page(address, "2", "new")]))
    freshen(file)
    known = {claim for entry in everything(file) for claim in entry.claims}
    assert known == {"office-a-other-2", "office-b-post-2", "office-b-other-2"}


@pytest.mark.parametrize("gone", [0, 5, 11])
def test_removing_a_page_restores_the_register_without_it(register: Register, tmp_path: Path, gone: int) -> None:
    register.remove(LEAVES[gone].page.digest, JOINING)
    freshen(register)
    without = loaded(tmp_path / "without.svod", [leaf for at, leaf in enumerate(LEAVES) if at != gone])
    assert everything(register) == everything(without)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(LEAVES), first=st.integers(0, len(LEAVES)), data=st.data())
def test_judgements_and_pages_in_any_order_come_to_the_same(
    order: list[Leaf], first: int, data: st.DataObject, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Judged before, between or after further pages, joined step by step or at once: the entries are equal."""
    at_once = Register(Path(shutil.copy(whole, tmp_path_factory.mktemp("whole") / "r.svod")))
    events = at_once.ask(Question(kind=EntryKind.EVENT))
    one, other = data.draw(st.sampled_from(events)), data.draw(st.sampled_from(events))
    if one.id == other.id:
        return
    number = judge_pair(at_once, one.claims[0], other.claims[0], Verdict.SAME, "Анна")
    judgement = next(j for j in at_once.judgements() if j.id == number)
    parts = Register(tmp_path_factory.mktemp("parts") / "r.svod", create=True)
    parts.file(Batch(leaves=order[:first]))
    freshen(parts)
    parts.judge(replace(judgement, id=None))
    for leaf in order[first:]:
        parts.file(Batch(leaves=[leaf]))
        freshen(parts)
    freshen(parts)
    assert everything(parts) == everything(at_once)


def test_entries_of_the_register_are_those_of_all_claims_at_once(register: Register) -> None:
    told: list[Filed] = [one for leaf in LEAVES for one in leaf.filed]
    assert everything(register) == sorted(resolve(told), key=lambda e: e.id)
