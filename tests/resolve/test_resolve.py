"""Joining: what is one thing and what is not, whatever the order the tellings come in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.flow import leaf_of
from svod.model.claim import (
    Citation,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Modality,
    NameKind,
    Office,
    Participant,
    Project,
    ProjectForm,
)
from svod.model.entry import EntryKind, Filed
from svod.model.when import Basis, Precision, When
from svod.resolve import resolve
from svod.resolve.events import entry as event_of
from svod.resolve.names import overlap
from tests.register.generated import pages

FILED = [one for page, found in pages(25, 8) for one in leaf_of(page, found).filed]


@settings(max_examples=25, deadline=None)
@given(st.permutations(FILED))
def test_order_does_not_matter(told: list[Filed]) -> None:
    assert resolve(told) == resolve(FILED)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(FILED), max_size=40))
def test_repeats_do_not_matter(more: list[Filed]) -> None:
    assert resolve([*FILED, *more]) == resolve(FILED)


def test_every_claim_but_an_office_has_one_entry_of_its_kind() -> None:
    entries = resolve(FILED)
    for one in FILED:
        kind = type(one.claim).__name__.lower()
        own = [e for e in entries if one.id in e.claims and e.kind.value == kind]
        assert len(own) == (0 if kind == "office" else 1)


def test_products_that_share_a_word_stay_apart() -> None:
    assert overlap("опытная партия трамвайных рельсов", "партия трамвайных рельсов")
    assert not overlap("трамвайные рельсы", "крановые рельсы")


def meeting(page: str, *names: str, day: date | None = date(2025, 3, 4), areas: tuple[str, ...] = ()) -> Filed:
    participants = tuple(Participant(name, NameKind.PERSON) for name in names)
    participants += tuple(Participant(area, NameKind.AREA) for area in areas)
    claim = Event(
        citation=Citation(start=0, end=1, quote="В"),
        rule="test",
        form=EventForm.MEETING,
        participants=participants,
        when=When.day(day) if day else None,
    )
    return Filed(
        id=f"event-{page}", claim=claim, page=page, published=date(2025, 3, 5), people=names, areas=("Томская область",)
    )


def events(*told: Filed) -> int:
    return sum(entry.kind is EntryKind.EVENT for entry in resolve(told))


def test_one_meeting_told_by_two_pages() -> None:
    assert events(meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ильинична Ключева", "Ли Вэй")) == 1


def test_meetings_with_different_partners_stay_apart() -> None:
    assert events(meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ключева", "Чан Хо")) == 2


def test_doubt_is_not_decided() -> None:
    told = meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ключева", "Чан Хо"), meeting("c", "Анна Ключева")
    assert events(*told) == 3


def test_meetings_of_different_days_stay_apart() -> None:
    one, other = meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ключева", "Ли Вэй", day=date(2025, 3, 6))
    assert events(one, other) == 2


def test_an_event_has_one_date_the_sharpest_wherever_it_is_shown() -> None:
    """One page says «в марте» and tells more, another the day."""
    fuller, day = meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ключева", "Ли Вэй")
    month = When.between(date(2025, 3, 1), date(2025, 3, 31))
    told = replace(fuller.claim, when=month, place="Томск", topic="сборка насосов")
    entry = event_of([replace(fuller, claim=told), day])
    assert (entry.start, entry.end) == (date(2025, 3, 4), date(2025, 3, 4))
    assert isinstance(entry.gist, Event)
    assert entry.gist.when == When.day(date(2025, 3, 4))
    assert entry.gist.place == "Томск"


def test_events_of_one_page_are_several() -> None:
    one, other = meeting("a", "Анна Ключева", "Ли Вэй"), meeting("a", "Анна Ключева", "Ли Вэй", day=None)
    assert events(one, Filed(**{name: getattr(other, name) for name in other.__slots__} | {"id": "event-x"})) == 2


def test_plan_and_its_fulfilment_are_one_event() -> None:
    done = meeting("a", "Анна Ключева", "Ли Вэй")
    slots = {name: getattr(done.claim, name) for name in done.claim.__dataclass_fields__}
    plan = Event(**slots | {"modality": Modality.PLANNED})
    told = Filed(**{n: getattr(done, n) for n in done.__slots__} | {"id": "event-p", "page": "p", "claim": plan})
    (entry,) = [e for e in resolve([done, told]) if e.kind is EntryKind.EVENT]
    assert entry.stage == "occurred"


def test_a_slip_in_a_first_name_parts_no_talks() -> None:
    one = meeting("a", "Олег Вершинин", "Пётр Ключев")
    assert events(one, meeting("b", "Олег Вершинин", "Павел Ключев")) == 1
    assert events(one, meeting("b", "Иван Вершинин", "Павел Ключев")) == 2


def test_undated_talks_of_two_are_one_whichever_sides_each_page_names() -> None:
    """Each article names a building of the city, and one of them forgets the guest's country."""
    quote = "В Белом Дворце Томска прошла встреча."
    one = with_quote(meeting("a", "Анна Ключева", "Ли Вэй", day=None), quote)
    other = replace(
        with_quote(meeting("b", "Анна Ключева", "Ли Вэй", day=None), quote), areas=("Томская область", "Китай")
    )
    assert events(one, other) == 1


def test_an_undated_fair_of_one_name_told_within_days_is_one() -> None:
    names = ("Зимние краски Сибири", "Зимние краски Сибири", "Зимние краски Алтая")
    one, other, third = (fair(page, name) for page, name in zip("abc", names, strict=True))
    assert events(one, other) == 1
    assert events(one, third) == 2
    assert events(one, replace(other, published=date(2025, 6, 5))) == 2


def with_quote(one: Filed, quote: str) -> Filed:
    return replace(one, claim=replace(one.claim, citation=Citation(start=0, end=len(quote), quote=quote)))


def fair(page: str, name: str) -> Filed:
    told = meeting(page, day=None)
    assert isinstance(told.claim, Event)
    return replace(told, claim=replace(told.claim, form=EventForm.EXHIBITION, body=name))


def test_a_visit_called_off_is_the_one_planned_for_then() -> None:
    def visit(page: str, day: date, modality: Modality, when: When | None) -> Filed:
        told = meeting(page, areas=("Томская область",), day=None)
        assert isinstance(told.claim, Event)
        claim = replace(told.claim, form=EventForm.VISIT, place="Белград", modality=modality, when=when)
        return replace(told, claim=claim, published=day)

    planned = visit("a", date(2025, 2, 1), Modality.PLANNED, When.day(date(2025, 4, 1)))
    assert events(planned, visit("b", date(2025, 5, 1), Modality.CANCELLED, None)) == 1
    assert events(planned, visit("b", date(2025, 1, 1), Modality.CANCELLED, None)) == 2
    assert events(planned, visit("b", date(2027, 5, 1), Modality.CANCELLED, None)) == 2


def test_of_two_plans_the_visit_is_the_one_that_names_who_came() -> None:
    def visit(page: str, modality: Modality, when: When, *guests: Participant) -> Filed:
        claim = Event(
            citation=Citation(start=0, end=1, quote="М"),
            rule="test",
            form=EventForm.VISIT,
            participants=guests,
            place="Белград",
            when=when,
            modality=modality,
        )
        people = tuple(one.name for one in guests if one.kind is NameKind.PERSON)
        areas = ("Белград", "Сербия", "Томская область")
        day = date(2025, 2, 1)
        return Filed(id=f"event-{page}", claim=claim, page=page[0], published=day, areas=areas, people=people)

    april = When(date(2025, 4, 1), date(2025, 4, 30), Precision.MONTH, Basis.STATED)
    region, governor = Participant("Томская область", NameKind.AREA), Participant("Олег Вершинин", NameKind.PERSON)
    firms = visit("a1", Modality.PLANNED, april, region)
    invited = visit("a2", Modality.PROPOSED, april, governor)
    came = visit("b", Modality.OCCURRED, When.day(date(2025, 4, 10)), governor, region)
    joined = [made.claims for made in resolve([firms, invited, came]) if made.kind is EntryKind.EVENT]
    assert sorted(joined) == [("event-a1",), ("event-a2", "event-b")]


def said(page: str, what: str, day: date | None) -> Filed:
    claim = Commitment(
        citation=Citation(start=0, end=1, quote="М"),
        rule="test",
        form=CommitmentForm.INTENTION,
        what=what,
        by=("Олег Вершинин",),
    )
    return Filed(id=f"commitment-{page}", claim=claim, page=page, published=day, people=("Олег Вершинин",))


def test_words_of_a_page_without_a_date_are_known_again() -> None:
    one = said("a", "сотрудничество с крупным вьетнамским портом", date(2025, 3, 5))
    assert (
        len([e for e in resolve([one, said("b", "сотрудничество с крупным вьетнамским портом", None)]) if e.gist]) == 1
    )
    assert len([e for e in resolve([one, said("b", "сотрудничество с портом", None)]) if e.gist]) == 2


@pytest.mark.parametrize(
    ("what", "other", "entries"),
    [("поставка комбайнов", "поставка 10 комбайнов", 1), ("закупка комбайна", "закупка комбайнов", 1)],
)
def test_a_promise_is_known_by_its_words_in_any_number(what: str, other: str, entries: int) -> None:
    told = [said("a", what, date(2025, 3, 5)), said("b", other, date(2025, 3, 6))]
    assert len([made for made in resolve(told) if made.kind is EntryKind.COMMITMENT]) == entries


@pytest.mark.parametrize(
    ("start", "end", "entries"),
    [
        (None, date(2025, 5, 1), 1),
        (None, date(2025, 5, 7), 1),  # «до 1 мая», «в первую неделю мая»
        (None, date(2025, 9, 1), 2),  # put off, or another promise
        (date(2025, 4, 1), date(2025, 4, 30), 1),  # «в апреле»
        (date(2025, 9, 1), date(2025, 9, 30), 2),
    ],
)
def test_a_promise_with_another_term_is_another(start: date | None, end: date, entries: int) -> None:
    def until(page: str, start: date | None, end: date) -> Filed:
        one = said(page, "ремонт моста", date(2025, 3, 5))
        assert isinstance(one.claim, Commitment)
        return replace(one, claim=replace(one.claim, due=When(start, end, Precision.SPAN, Basis.STATED)))

    told = [until("a", None, date(2025, 5, 1)), until("b", start, end)]
    assert len([made for made in resolve(told) if made.kind is EntryKind.COMMITMENT]) == entries


def test_the_most_official_telling_of_a_post_is_among_those_weighed() -> None:
    def post(at: int) -> Filed:
        claim = Office(
            citation=Citation(start=0, end=1, quote="М"),
            rule="test",
            person="Олег Вершинин",
            role="губернатор",
            area="Томская область",
        )
        day = date(2025, 1, 1) + timedelta(days=at)
        return Filed(
            id=f"office-{at:02}", claim=claim, page=f"{at}", published=day, people=("Олег Вершинин",), official=at == 15
        )

    (person,) = resolve([post(at) for at in range(30)])
    assert "office-15" in person.tenures[0].claims
    assert len(person.tenures[0].claims) == 13
    assert len(person.claims) == 30


def built(page: str, what: str, place: str | None, giver: tuple[str, ...] = ()) -> Filed:
    """A page's telling that something is built."""
    claim = Project(
        citation=Citation(start=0, end=1, quote="О"),
        rule="test",
        what=what,
        form=ProjectForm.CONSTRUCTION,
        giver=giver,
        taker=(place,) if place else (),
        place=place,
    )
    return Filed(id=f"project-{page}", claim=claim, page=page, published=date(2025, 3, 4))


CENTRE = "сервисный центр доильной техники"


@pytest.mark.parametrize(
    ("one", "other", "entries"),
    [
        (built("a", CENTRE, "Псков", ("Ладога",)), built("b", CENTRE, "Псков"), 1),
        (built("a", CENTRE, "Псков", ("Ладога",)), built("b", CENTRE, "Псков", ("Волна",)), 2),
        (built("a", CENTRE, "Псков", ("Ладога",)), built("b", CENTRE, "Гдов"), 2),
        (built("a", CENTRE, "Псков", ("Ладога",)), built("b", CENTRE, None), 2),
        (built("a", CENTRE, "Псковская область", ("Ладога",)), built("b", CENTRE, "Псковская область"), 2),
        (built("a", "сервисный центр", "Псков", ("Ладога",)), built("b", "сервисный центр", "Псков"), 2),
    ],
)
def test_what_is_built_in_one_town_under_one_name_is_one_unless_two_firms_build(
    one: Filed, other: Filed, entries: int
) -> None:
    assert len([made for made in resolve([one, other]) if made.kind is EntryKind.PROJECT]) == entries


def test_what_two_firms_build_is_neither_s_where_a_page_names_none() -> None:
    told = [
        built("a", CENTRE, "Псков", ("Ладога",)),
        built("b", CENTRE, "Псков", ("Волна",)),
        built("c", CENTRE, "Псков"),
    ]
    assert len([made for made in resolve(told) if made.kind is EntryKind.PROJECT]) == 3


def told_by(one: Filed, form: EventForm, place: str | None = None, **slots: object) -> Filed:
    """The telling, of another form, at a place."""
    claim = replace(one.claim, form=form, place=place, **slots)  # type: ignore[arg-type]
    return replace(one, id=f"event-{one.page}-{place}", claim=claim)


@pytest.mark.parametrize(
    ("place", "entries"),
    [("Минский тракторный завод", 1), ("МТЗ", 1), ("Минский автозавод", 2), ("Гомсельмаш", 2), (None, 1)],
)
def test_sites_seen_on_one_day_are_as_many_as_their_names(place: str | None, entries: int) -> None:
    one = told_by(meeting("a", "Анна Ключева"), EventForm.SITE_VISIT, "Минский тракторный завод")
    assert events(one, told_by(meeting("b", "Анна Ключева"), EventForm.SITE_VISIT, place)) == entries


@pytest.mark.parametrize(
    ("place", "day", "names", "entries"),
    [
        ("Беларусь", 4, ("Анна Ключева",), 1),
        ("Минск", 5, ("Анна Ключева",), 1),  # the next day of one stay
        ("Беларусь", 5, (), 1),
        ("Минск", 7, ("Анна Ключева",), 2),
        ("Гомель", 4, ("Анна Ключева",), 2),
        ("Минск", 4, ("Олег Вершинин",), 2),
    ],
)
def test_one_visit_told_by_its_days_and_by_its_town_or_country(
    place: str, day: int, names: tuple[str, ...], entries: int
) -> None:
    told = (
        told_by(meeting(page, *who, day=date(2025, 3, at), areas=("Томская область",)), EventForm.VISIT, where)
        for page, who, at, where in (("a", ("Анна Ключева",), 4, "Минск"), ("b", names, day, place))
    )
    assert events(*told) == entries


@pytest.mark.parametrize(
    ("quote", "place", "day"),
    [
        ("Делегация области находится с официальным визитом в Сербии.", "Сербия", 5),
        ("Анна Ключева возглавляет делегацию, которая работает в Сербии.", "Сербия", 5),
        ("Делегация области находилась с официальным визитом в Сербии.", "Сербия", None),
        ("Делегация области посетила Сербию, где работает завод насосов.", "Сербия", None),
        ("Делегация области находится с официальным визитом в Сербии.", "Вьетнам", None),
    ],
)
def test_a_visit_told_as_going_on_is_of_the_day_of_its_page(quote: str, place: str, day: int | None) -> None:
    undated = told_by(meeting("a", "Анна Ключева", day=None), EventForm.VISIT, place)
    said = replace(undated, claim=replace(undated.claim, citation=Citation(start=0, end=len(quote), quote=quote)))
    later = replace(said, id="event-b", page="b", published=date(2025, 3, 9))
    entry = event_of([later, said])
    assert entry.start == entry.end == (date(2025, 3, day) if day else None)
    assert event_of([replace(said, published=None)]).start is None
    dated = replace(undated, id="event-c", page="c", claim=replace(undated.claim, when=When.day(date(2025, 3, 4))))
    assert event_of([said, dated]).start == date(2025, 3, 4)


def test_a_meeting_is_no_call_of_that_day() -> None:
    one, other = meeting("a", "Анна Ключева", "Ли Вэй"), meeting("b", "Анна Ключева", "Ли Вэй")
    assert events(one, told_by(other, EventForm.CALL)) == 2
    assert events(one, told_by(other, EventForm.NEGOTIATION)) == 1


def test_a_page_without_a_date_tells_not_of_talks_with_another_partner() -> None:
    def talks(page: str, partner: str, published: date | None, speaker: tuple[str, ...] = ()) -> Filed:
        one = meeting(page, "Анна Ключева", partner, day=None)
        return replace(one, published=published, areas=("Беларусь", "Томская область"), people=(*one.people, *speaker))

    dated = talks("a", "Олег Вершинин", date(2025, 3, 5))
    assert events(dated, talks("b", "Павел Жук", None)) == 2
    assert events(dated, talks("b", "Олег Вершинин", None)) == 1
    # «у нас была встреча с ней», says Вершинин himself
    assert events(dated, talks("b", "Павел Жук", None, speaker=("Олег Вершинин",))) == 1


@pytest.mark.parametrize(
    ("one", "other", "entries"),
    [
        ("комбайны", "10 комбайнов", 1),
        ("грузовики", "партия грузовиков", 1),
        ("10 комбайнов", "15 комбайнов", 2),
        ("зерновые комбайны", "картофельные комбайны", 2),
        ("комбайны", "прицепы", 2),
    ],
)
def test_goods_told_with_and_without_their_number_are_one_supply(one: str, other: str, entries: int) -> None:
    told = [built(page, what, "Псковская область", ("Ладога",)) for page, what in (("a", one), ("b", other))]
    assert len([made for made in resolve(told) if made.kind is EntryKind.PROJECT]) == entries
