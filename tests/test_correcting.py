"""Correcting: every slot of every kind as a field and back; what is no such value is told, and by its field."""

import json
from dataclasses import replace
from datetime import date

import pytest

from svod.cells import quantity_cell
from svod.correcting import Field, fields_of, slots_of
from svod.errors import MisuseError
from svod.messages import speak
from svod.model.claim import (
    KINDS,
    Agreement,
    Citation,
    Claim,
    Commitment,
    CommitmentForm,
    Direction,
    Event,
    EventForm,
    Indicator,
    Measure,
    NameKind,
    Office,
    Participant,
    ParticipantRole,
    Project,
    ProjectForm,
)
from svod.model.contract import claim_to_json
from svod.model.quantity import Compare, Quantity
from svod.model.when import Precision, When
from svod.quantities import quantity
from svod.resolve.correcting import with_slots

CITED = {"citation": Citation(start=0, end=1, quote="О"), "rule": "test"}
MAY = When.between(date(2024, 5, 1), date(2024, 5, 31))
EVENT = Event(
    **CITED,  # type: ignore[arg-type]
    form=EventForm.MEETING,
    participants=(
        Participant("Вера Лыкова", NameKind.PERSON, ParticipantRole.HOST),
        Participant("Монголия", NameKind.AREA),
    ),
    when=MAY,
    ordinal=3,
)
FIGURE = Indicator(
    **CITED,  # type: ignore[arg-type]
    measure=Measure.EXPORT,
    area="Томская область",
    value=Quantity(1.2e9, "USD", Compare.ABOUT),
    change=Quantity(2.3, "times"),
    direction=Direction.UP,
)
CLAIMS: tuple[Claim, ...] = (
    EVENT,
    FIGURE,
    Office(**CITED, person="Вера Лыкова", role="губернатор"),  # type: ignore[arg-type]
    Agreement(**CITED, form="соглашение", parties=("Томская область", "Монголия"), count=2, valid=MAY),  # type: ignore[arg-type]
    Project(**CITED, what="насосы", form=ProjectForm.SUPPLY, value=Quantity(500, "тонна", Compare.AT_LEAST)),  # type: ignore[arg-type]
    Commitment(**CITED, form=CommitmentForm.PROMISE, what="построить мост", owner=("Томская область",), due=MAY),  # type: ignore[arg-type]
)


def said(claim: Claim) -> dict[str, str]:
    found = {}
    for field in fields_of(claim):
        found[field.name] = field.value
        if field.shape == "when":
            found[f"{field.name}_until"] = field.until
    return found


def changed(claim: Claim, **texts: str) -> Claim:
    return with_slots(claim, slots_of(claim, texts))


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_slot_is_a_field_and_what_is_left_as_it_was_is_no_change(claim: Claim, language: str) -> None:
    speak(language)
    try:
        own = set(claim_to_json(claim, "")) - set(claim_to_json(Claim(**CITED), ""))  # type: ignore[arg-type]
        assert {field.name for field in fields_of(claim)} == own
        with pytest.raises(MisuseError):
            slots_of(claim, said(claim))
        for field in fields_of(claim):
            if field.shape == "quantity" and field.value:
                assert quantity(field.value) == getattr(claim, field.name)
    finally:
        speak("ru")


def test_a_field_is_shown_as_people_read_it() -> None:
    due = Field("due", "срок", "when", "2026-01-01", "2026-12-31")
    assert due.shown == "2026"
    assert replace(due, value="").shown == "до\u00a031.12.2026"
    assert replace(due, value="", until="").shown == ""
    assert Field("by", "от кого", "names", "Иван Ли\nАнна Ким").shown == "Иван Ли, Анна Ким"
    assert Field("form", "вид", "choice", "promise", choices=(("promise", "обещание"),)).shown == "обещание"
    assert Field("stage", "стадия", "choice", "", choices=(("", "—"),)).shown == ""


def test_all_kinds_are_here() -> None:
    assert {type(claim) for claim in CLAIMS} == set(KINDS.values())


def test_slots_of_every_shape_change() -> None:
    lines = "Вера Лыкова; человек\nООО Лад; организация; гость"
    one = changed(EVENT, participants=lines, when="2024", ordinal="", topic="мосты", form="визит")
    assert isinstance(one, Event)
    assert [(p.name, p.kind.value, p.role) for p in one.participants] == [
        ("Вера Лыкова", "person", None),
        ("ООО Лад", "organisation", ParticipantRole.GUEST),
    ]
    assert one.when
    assert one.when.precision is Precision.YEAR
    assert (one.ordinal, one.topic, one.form) == (None, "мосты", EventForm.VISIT)
    other = changed(FIGURE, value="не менее 3,5 млн тонн", direction="", period="2023-01", period_until="2023-03")
    assert other == replace(
        FIGURE,
        value=Quantity(3.5e6, "тонна", Compare.AT_LEAST),
        direction=None,
        period=When.between(date(2023, 1, 1), date(2023, 3, 31)),
    )
    assert other.period.precision is Precision.QUARTER  # type: ignore[union-attr]


def test_what_is_not_spoken_of_stays() -> None:
    assert json.loads(slots_of(EVENT, {"topic": "мосты"})) == {"topic": "мосты"}


@pytest.mark.parametrize(
    ("claim", "texts", "told"),
    [
        (EVENT, {"participants": "Вера; человек; бежит"}, "бежит"),
        (EVENT, {"participants": ";"}, "Участник"),
        (EVENT, {"ordinal": "третий"}, "третий"),
        (EVENT, {"form": "пляска"}, "пляска"),
        (EVENT, {"when": "позавчера"}, "позавчера"),
        (EVENT, {"when": "2024-05", "when_until": "2023"}, "2023"),
        (FIGURE, {"value": "много"}, "много"),
        (CLAIMS[2], {"person": " "}, "кто"),
        (CLAIMS[5], {"what": ""}, "что"),
    ],
)
def test_what_is_no_such_value_is_told(claim: Claim, texts: dict[str, str], told: str) -> None:
    with pytest.raises(MisuseError, match=told):
        slots_of(claim, texts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("≈ 1,2 млрд $", Quantity(1.2e9, "USD", Compare.ABOUT)),
        ("более 500 тонн", Quantity(500, "тонна", Compare.MORE)),
        ("12,5 %", Quantity(12.5, "percent")),
        ("в 2,3 раза", Quantity(2.3, "times")),
        ("2-е место", Quantity(2, "place")),
        ("не более 5-го места", Quantity(5, "place", Compare.AT_MOST)),
        ("не ниже 5-го места", Quantity(5, "place", Compare.AT_MOST)),
        ("ниже 10-го места", Quantity(10, "place", Compare.MORE)),
        ("place 2", Quantity(2, "place")),
        ("place ≤ 5", Quantity(5, "place", Compare.AT_MOST)),
        ("12 000", Quantity(12000, "item")),
        ("40 тыс. рублей", Quantity(40_000, "RUB")),
        ("3 млн BYN", Quantity(3e6, "BYN")),
        ("-4,1 процента", Quantity(-4.1, "percent")),
    ],
)
def test_quantities_as_people_write_them(text: str, wanted: Quantity) -> None:
    assert quantity(text) == wanted


@pytest.mark.parametrize("compare", list(Compare))
@pytest.mark.parametrize("unit", ["place", "percent", "times", "USD", "тонна", "item"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_a_cell_shows_is_read_back(compare: Compare, unit: str, language: str) -> None:
    speak(language)
    try:
        one = Quantity(5, unit, compare)
        assert quantity(quantity_cell(one)) == one
    finally:
        speak("ru")


def test_a_bounded_place_is_told_as_people_say_it() -> None:
    shown = [quantity_cell(Quantity(number, "тонна")).replace("\u00a0", " ") for number in (1, 2, 412_000, 2.5, 3e6)]
    assert shown == ["1 тонна", "2 тонны", "412 000 тонн", "2,5 тонны", "3 млн тонн"]
    assert quantity_cell(Quantity(5, "place", Compare.AT_MOST)).replace("\u00a0", " ") == "не ниже 5-го места"
