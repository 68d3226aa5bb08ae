"""Offices over time: terms with their evidence, predecessors; conflicts with the newer and the more official."""

from datetime import date

from svod.follow.conflicts import Conflict, conflicts
from svod.follow.offices import Holding, Term, holding, single, terms
from svod.model.claim import Citation, Office, Phase
from svod.model.entry import Entry, Filed, Source
from svod.model.when import Basis, Precision, When
from svod.resolve import resolve


def office(
    person: str, role: str, day: str, area: str = "Томская область", phase: str = "holds", **slots: str
) -> Filed:
    start = date.fromisoformat(slots["since"]) if "since" in slots else None
    organisation = slots.get("organisation")
    claim = Office(
        citation=Citation(start=0, end=1, quote="О"),
        rule="test",
        person=person,
        role=role,
        area=area or None,
        organisation=organisation,
        phase=Phase(phase),
        when=When(start, None, Precision.SPAN, Basis.STATED) if start else None,
    )
    name = f"office-{person}-{role}-{day}-{area}"
    return Filed(id=name, claim=claim, page=name, published=date.fromisoformat(day), areas=(area,), people=(person,))


def people(*told: Filed) -> list[Entry]:
    return [entry for entry in resolve(told) if entry.tenures]


def of(name: str, *told: Filed) -> list[Term]:
    return [term for term in terms(people(*told)) if term.name == name]


def test_a_term_reaches_from_the_first_to_the_last_page_with_the_evidence_of_both() -> None:
    told = [office("Вера Лыкова", "губернатор", day) for day in ("2023-04-01", "2022-02-03", "2024-05-06")]
    (term,) = of("Вера Лыкова", *told)
    assert (term.since, term.until) == (date(2022, 2, 3), date(2024, 5, 6))
    assert term.since_claim == told[1].id
    assert term.until_claim == told[2].id
    assert not term.since_stated


def test_a_day_that_a_page_gives_begins_the_term() -> None:
    told = office("Вера Лыкова", "губернатор", "2023-04-01", phase="elected", since="2021-09-19")
    (term,) = of("Вера Лыкова", told)
    assert (term.since, term.since_stated) == (date(2021, 9, 19), True)


def test_acting_is_a_term_of_its_own_before_the_full_one() -> None:
    found = of(
        "Вера Лыкова",
        office("Вера Лыкова", "губернатор", "2021-03-01", phase="acting"),
        office("Вера Лыкова", "губернатор", "2022-03-01"),
    )
    assert [term.acting for term in found] == [True, False]


def test_who_came_before_and_after() -> None:
    told = [
        office("Олег Чижов", "губернатор", "2019-01-01"),
        office("Олег Чижов", "губернатор", "2020-01-01"),
        office("Вера Лыкова", "губернатор", "2021-03-01", phase="acting"),
        office("Вера Лыкова", "губернатор", "2023-03-01"),
    ]
    (before,) = of("Олег Чижов", *told)
    acting, after = of("Вера Лыкова", *told)
    assert before.after == "Вера Лыкова"
    assert acting.before == after.before == "Олег Чижов"
    assert holding(before, date(2019, 6, 1)) is Holding.KNOWN
    assert holding(before, date(2024, 1, 1)) is Holding.NO
    assert holding(after, date(2024, 1, 1)) is Holding.LAST_KNOWN
    assert holding(after, date(2018, 1, 1)) is Holding.NO


def test_former_ends_a_term() -> None:
    (term,) = of(
        "Олег Чижов",
        office("Олег Чижов", "губернатор", "2019-01-01"),
        office("Олег Чижов", "губернатор", "2021-01-01", phase="former"),
    )
    assert term.ended
    assert holding(term, date(2022, 1, 1)) is Holding.NO


def test_posts_of_one_and_posts_of_several() -> None:
    assert single("губернатор", None, "Томская область")
    assert single("министр транспорта", None, "Томская область")
    assert single("генеральный директор", "Завод насосов", None)
    assert not single("заместитель премьер-министра", None, "Монголия")
    assert not single("депутат", "Дума", "Томская область")
    assert not single("вице-губернатор", None, "Томская область")
    assert not single("губернатор", None, None)
    assert not single("Чрезвычайный и Полномочный Посол", None, "Россия")
    assert not single("генеральный консул", None, "Монголия")
    assert not single("торговый представитель", None, "Россия")
    assert not single("министр", None, "Томская область")
    assert single("министр", "министерство спорта", "Томская область")


def found(*told: Filed, **genres: str) -> list[Conflict]:
    sources = {
        one.id: Source(
            claim=one.id,
            kind="office",
            quote="О",
            start=0,
            end=1,
            speaker=None,
            confidence=1.0,
            page=one.page,
            address=one.page,
            title=None,
            publisher=None,
            published=When.day(one.published) if one.published else None,
            genre=genres.get(one.people[0].split()[0], "news"),
        )
        for one in told
    }
    return conflicts(people(*told), sources)


def test_two_holders_at_one_time_are_a_conflict_with_the_newer_and_the_more_official() -> None:
    told = [office("Олег Чижов", "губернатор", day) for day in ("2022-01-01", "2024-01-01")]
    told += [office("Вера Лыкова", "губернатор", day) for day in ("2023-01-01", "2025-01-01")]
    (one,) = found(*told, Олег="official")
    assert one.kind == "two-holders"
    assert one.weighing
    assert one.weighing.newer == told[3].id
    assert one.weighing.more_official in {told[0].id, told[1].id}


def test_deputies_are_no_conflict_and_neither_is_a_successor() -> None:
    deputies = [office(n, "заместитель премьер-министра", d) for n in ("Олег Чижов", "Вера Лыкова") for d in DAYS]
    assert found(*deputies) == []
    assert found(office("Олег Чижов", "мэр", "2020-01-01"), office("Вера Лыкова", "мэр", "2021-01-01")) == []


DAYS = ("2023-01-01", "2024-01-01")


def test_one_person_in_two_posts_far_apart() -> None:
    told = [office("Олег Ильич Чижов", "губернатор", day) for day in DAYS]
    told += [office("Олег Ильич Чижов", "мэр", day, area="Хабаровский край") for day in DAYS]
    (one,) = found(*told)
    assert one.kind == "two-posts"


def test_a_post_that_a_page_ends_on_a_day_is_not_held_by_the_word_of_a_page_that_is_behind() -> None:
    told = [
        office("Олег Чижов", "министр спорта", "2022-01-01", phase="appointed"),
        office("Олег Чижов", "министр спорта", "2023-06-03", phase="dismissed", since="2023-06-01"),
        office("Олег Чижов", "министр спорта", "2024-02-01"),
    ]
    (term,) = of("Олег Чижов", *told)
    assert (term.until, term.ended, term.held_after) == (date(2023, 6, 1), True, told[2].id)
    assert holding(term, date(2023, 9, 1)) is Holding.NO
    (one,) = found(*told)
    assert (one.kind, one.left_claims, one.right_claims) == ("held-after", (told[1].id,), (told[2].id,))
    assert one.weighing
    assert one.weighing.newer == told[2].id


def test_who_is_appointed_again_after_a_dismissal_holds_the_post() -> None:
    told = [
        office("Олег Чижов", "министр спорта", "2023-06-03", phase="dismissed", since="2023-06-01"),
        office("Олег Чижов", "министр спорта", "2024-02-01", phase="appointed", since="2024-01-30"),
    ]
    (term,) = of("Олег Чижов", *told)
    assert (term.ended, term.held_after) == (False, None)
    assert found(*told) == []


BACK = [
    office("Олег Чижов", "губернатор", "2019-01-01"),
    office("Олег Чижов", "губернатор", "2020-01-01"),
    office("Олег Чижов", "губернатор", "2023-10-01", phase="elected", since="2023-09-20"),
    office("Олег Чижов", "губернатор", "2024-05-01"),
]


def test_who_comes_back_after_another_has_two_terms_each_with_its_evidence() -> None:
    between = [office("Вера Лыкова", "губернатор", day) for day in ("2021-03-01", "2023-03-01")]
    first, second = of("Олег Чижов", *BACK, *between)
    assert (first.since, first.until, set(first.claims)) == (
        date(2019, 1, 1),
        date(2020, 1, 1),
        {one.id for one in BACK[:2]},
    )
    assert (second.since, second.since_stated, second.until) == (date(2023, 9, 20), True, date(2024, 5, 1))
    assert set(second.claims) == {one.id for one in BACK[2:]}
    assert (first.after, second.before) == ("Вера Лыкова", "Вера Лыкова")
    (held,) = of("Вера Лыкова", *BACK, *between)
    assert (held.before, held.after) == ("Олег Чижов", "Олег Чижов")
    assert [holding(first, date(2022, 1, 1)), holding(second, date(2024, 1, 1))] == [Holding.NO, Holding.KNOWN]
    assert found(*BACK, *between) == []


def test_who_is_elected_anew_has_one_term_unless_a_page_tells_of_its_end() -> None:
    (term,) = of("Олег Чижов", *BACK)
    assert (term.since, term.until) == (date(2019, 1, 1), date(2024, 5, 1))
    left = office("Олег Чижов", "губернатор", "2020-06-02", phase="dismissed", since="2020-06-01")
    first, second = of("Олег Чижов", *BACK, left)
    assert (first.until, first.ended, second.since) == (date(2020, 6, 1), True, date(2023, 9, 20))
    assert found(*BACK, left) == []


def test_who_is_only_named_by_the_post_after_another_has_not_come_back() -> None:
    between = [office("Вера Лыкова", "губернатор", day) for day in ("2021-03-01", "2023-03-01")]
    bare = [one for one in BACK if isinstance(one.claim, Office) and one.claim.phase is Phase.HOLDS]
    assert len(of("Олег Чижов", *bare, *between)) == 1
    assert [one.kind for one in found(*bare, *between)] == ["two-holders"]


def test_acting_ends_where_the_same_person_is_appointed() -> None:
    acting, full = of(
        "Вера Лыкова",
        office("Вера Лыкова", "губернатор", "2021-03-01", phase="acting"),
        office("Вера Лыкова", "губернатор", "2022-03-01", phase="appointed"),
    )
    assert holding(acting, date(2021, 9, 1)) is Holding.LAST_KNOWN
    assert holding(acting, date(2022, 3, 1)) is Holding.NO
    assert holding(full, date(2023, 1, 1)) is Holding.LAST_KNOWN


def test_a_conflict_shows_first_the_claims_in_the_time_that_both_are_told_of() -> None:
    told = [office("Олег Чижов", "губернатор", day) for day in ("2022-01-01", "2024-01-01")]
    told += [office("Вера Лыкова", "губернатор", day) for day in ("2023-01-01", "2025-01-01")]
    (one,) = found(*told)
    shown = {one.left_claims[0], one.right_claims[0]}
    assert shown == {told[1].id, told[2].id}


def test_a_rector_of_one_region_and_a_minister_of_another_by_the_name_of_the_university() -> None:
    name = "Омский технический университет"
    told = [office("Олег Ильич Чижов", "ректор", day, area="", organisation=name) for day in DAYS]
    told += [office("Олег Ильич Чижов", "министр спорта", day) for day in DAYS]
    assert [one.kind for one in found(*told)] == ["two-posts"]
    near = [office("Олег Ильич Чижов", "ректор", d, area="", organisation="Томский университет") for d in DAYS]
    assert found(*near, *told[2:]) == []


def test_ambassadors_of_one_country_are_no_successors_of_one_another() -> None:
    told = [
        office(name, "посол", day, area="Россия") for name, day in (("Олег Чижов", DAYS[0]), ("Вера Лыкова", DAYS[1]))
    ]
    assert [(term.before, term.after) for term in terms(people(*told))] == [(None, None)] * 2
    assert found(*told, *(office(name, "посол", "2024-06-01", area="Россия") for name in ("Олег Чижов",))) == []


def test_who_is_told_of_in_the_post_after_another_has_not_left_it() -> None:
    told = [office("Олег Чижов", "губернатор", day) for day in ("2023-01-01", "2023-06-01")]
    between = office("Вера Лыкова", "губернатор", "2023-03-01")
    held = {term.name: term for term in terms(people(*told, between))}
    assert {(term.before, term.after, term.gone) for term in held.values()} == {(None, None, None)}
    assert holding(held["Олег Чижов"], date(2023, 7, 1)) is Holding.LAST_KNOWN
    assert [one.kind for one in found(*told, between)] == ["two-holders"]


def test_two_holders_on_one_day_are_a_conflict_where_no_page_tells_of_a_change() -> None:
    one, other = (office(name, "губернатор", DAYS[0]) for name in ("Олег Чижов", "Вера Лыкова"))
    assert [each.kind for each in found(one, other)] == ["two-holders"]
    came = office("Вера Лыкова", "губернатор", DAYS[0], phase="appointed", since=DAYS[0])
    assert found(one, came) == []
    assert found(office("Олег Чижов", "губернатор", "2022-01-01"), one, other) == []


def test_posts_far_apart_within_weeks_are_a_conflict_unless_a_page_tells_of_the_move() -> None:
    def post(role: str, day: str, area: str, **slots: str) -> Filed:
        return office("Олег Ильич Чижов", role, day, area, **slots)

    mayor = post("мэр", "2023-01-01", "Хабаровский край")
    assert [one.kind for one in found(mayor, post("губернатор", "2023-01-04", "Томская область"))] == ["two-posts"]
    assert found(mayor, post("губернатор", "2023-07-04", "Томская область")) == []
    came = post("губернатор", "2023-01-04", "Томская область", phase="appointed", since="2023-01-03")
    assert found(mayor, came) == []


def test_a_head_of_an_area_is_no_minister_of_it_at_the_same_time() -> None:
    told = [office("Олег Чижов", "губернатор", day) for day in DAYS]
    both = [office("Олег Чижов", "министр спорта", "2023-05-01")]
    assert [one.kind for one in found(*told, *both)] == ["two-posts"]
    assert found(*told, office("Олег Чижов", "председатель правительства", "2023-05-01")) == []
    assert found(*told, office("Олег Чижов", "министр спорта", "2022-05-01")) == []


def test_acting_does_not_last_to_the_end_of_the_full_post() -> None:
    told = [
        office("Вера Лыкова", "губернатор", "2021-03-01", phase="acting"),
        office("Вера Лыкова", "губернатор", "2021-09-20", phase="elected"),
        office("Вера Лыкова", "губернатор", "2024-05-05", phase="dismissed"),
    ]
    acting, full = of("Вера Лыкова", *told)
    assert (acting.until, full.until) == (date(2021, 3, 1), date(2024, 5, 5))
    assert [holding(acting, date(2023, 1, 1)), holding(full, date(2023, 1, 1))] == [Holding.NO, Holding.KNOWN]
    (only,) = [one for one in of("Вера Лыкова", told[0], told[2]) if one.acting]
    assert only.ended
