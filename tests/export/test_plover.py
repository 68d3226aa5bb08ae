"""PLOVER codes: types, modes and contexts as the manual of the Open Event Data Alliance gives them."""

from dataclasses import replace

import pytest

from svod.export.plover import AGREE, CONSULT, COOPERATE, SUPPORT, coded
from svod.model.claim import (
    Agreement,
    Citation,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    NameKind,
    Participant,
    ParticipantRole,
    Project,
    ProjectForm,
)
from svod.model.entry import Entry, EntryKind

CITED = Citation(start=0, end=5, quote="слова")


def entry(kind: EntryKind, gist: Claim, stage: str | None = None) -> Entry:
    return Entry(id=f"{kind.value}:1", kind=kind, name="…", claims=("one",), gist=gist, stage=stage)


def event(form: EventForm, *participants: Participant, stage: str = "occurred") -> Entry:
    gist = Event(citation=CITED, rule="made", form=form, participants=participants)
    return entry(EntryKind.EVENT, gist, stage)


GUEST = Participant("Томская область", NameKind.AREA, ParticipantRole.GUEST)
HOST = Participant("Хубэй", NameKind.AREA, ParticipantRole.HOST)
MEMBER = Participant("Монголия", NameKind.AREA)


def test_the_visitor_is_the_source_and_the_host_the_recipient() -> None:
    code = coded(event(EventForm.VISIT, HOST, GUEST))
    assert code is not None
    assert (code.type, code.mode) == (CONSULT, "visit")
    assert (code.sources, code.recipients) == (("Томская область",), ("Хубэй",))


def test_without_host_and_guest_all_are_sources() -> None:
    code = coded(event(EventForm.CALL, MEMBER, replace(MEMBER, name="Тува")))
    assert code is not None
    assert (code.mode, code.sources, code.recipients) == ("phone", ("Монголия", "Тува"), ())


@pytest.mark.parametrize(
    ("stage", "outlook"), [("planned", "future"), ("proposed", "hypothetical"), ("cancelled", "negation")]
)
def test_what_did_not_take_place_says_so(stage: str, outlook: str) -> None:
    code = coded(event(EventForm.MEETING, MEMBER, stage=stage))
    assert code is not None
    assert outlook in code.contexts


def test_a_ceremony_or_a_fair_has_no_type() -> None:
    assert coded(event(EventForm.CEREMONY, MEMBER)) is None
    assert coded(event(EventForm.EXHIBITION, MEMBER)) is None


@pytest.mark.parametrize(("stage", "type_"), [("signed", SUPPORT), ("in_force", SUPPORT), ("planned", AGREE)])
def test_signing_is_support_and_the_wish_to_sign_is_agree(stage: str, type_: str) -> None:
    gist = Agreement(citation=CITED, rule="made", form="соглашение", parties=("Тува", "Монголия"))
    code = coded(entry(EntryKind.AGREEMENT, gist, stage))
    assert code is not None
    assert (code.type, code.sources) == (type_, ("Тува", "Монголия"))


@pytest.mark.parametrize(
    ("stage", "type_"),
    [("running", COOPERATE), ("completed", COOPERATE), ("offered", AGREE), ("requested", None), ("suspended", None)],
)
def test_only_what_is_done_is_cooperation(stage: str, type_: str | None) -> None:
    gist = Project(
        citation=CITED, rule="made", what="поставка муки", form=ProjectForm.SUPPLY, giver=("Тува",), taker=("Монголия",)
    )
    code = coded(entry(EntryKind.PROJECT, gist, stage))
    assert (code.type if code else None) == type_
    if code:
        assert code.contexts == ("economic",)


def test_promises_agree_and_instructions_have_no_type() -> None:
    gist = Commitment(citation=CITED, rule="made", form=CommitmentForm.PROMISE, what="открыть рейс", owner=("Тува",))
    code = coded(entry(EntryKind.COMMITMENT, gist))
    assert code is not None
    assert (code.type, code.sources) == (AGREE, ("Тува",))
    assert coded(entry(EntryKind.COMMITMENT, replace(gist, form=CommitmentForm.INSTRUCTION))) is None
