"""Joint bodies with numbered sessions; visits with their parts; an undated telling takes its date from a dated one."""

from dataclasses import replace
from datetime import date

from svod.follow.bodies import joint_bodies
from svod.follow.visits import parts_of
from svod.model.claim import Citation, Event, EventForm, Modality, NameKind, Office, Participant, ParticipantRole
from svod.model.entry import EACH_SIDE, Entry, EntryKind, Filed, Relation, Tie
from svod.model.when import When
from svod.resolve import resolve

CITED = {"citation": Citation(start=0, end=1, quote="О"), "rule": "test"}
COUNCIL = "Российско-Монгольский совет по приграничному сотрудничеству"
SIDES = ("Монголия", "Томская область")


def event(
    page: str,
    form: EventForm,
    day: str | None = None,
    published: str | None = "2025-03-05",
    ties: tuple[Tie, ...] = (),
    **slots: object,
) -> Filed:
    who = tuple(Participant(name, NameKind.AREA) for name in SIDES)
    claim = Event(**CITED, **({"form": form, "participants": who} | slots))  # type: ignore[arg-type]
    claim = replace(claim, when=When.day(date.fromisoformat(day)) if day else None)
    told = date.fromisoformat(published) if published else None
    body = (str(slots["body"]),) if slots.get("body") else ()
    return Filed(
        id=f"event-{page}-{form.value}",
        claim=claim,
        page=page,
        published=told,
        areas=SIDES,
        organisations=body,
        ties=ties,
    )


def session(page: str, ordinal: int | None, day: str, body: str = COUNCIL, **slots: object) -> Filed:
    return event(page, EventForm.SESSION, day, day, **({"body": body, "ordinal": ordinal, "participants": ()} | slots))  # type: ignore[arg-type]


def test_sessions_stand_in_order_with_gaps_and_clashes() -> None:
    told = [session(p, n, d) for p, n, d in (("a", 7, "2023-05-01"), ("b", 4, "2021-05-01"), ("c", 5, "2024-05-01"))]
    chair = Office(**CITED, person="Вера Лыкова", role="сопредседатель", organisation=COUNCIL, area="Томская область")  # type: ignore[arg-type]
    told.append(
        Filed(
            id="office-d",
            claim=chair,
            page="d",
            published=date(2024, 1, 1),
            people=("Вера Лыкова",),
            organisations=(COUNCIL,),
        )
    )
    (body,) = joint_bodies(resolve(told))
    assert [one.ordinal for one in body.sessions] == [4, 5, 7]
    assert body.gaps == (6,)
    assert body.clashes == (7,)
    assert body.sides == ("Монголия", "Россия")
    assert [term.name for term in body.chairs] == ["Вера Лыкова"]


def test_bodies_of_different_names_are_two_and_a_bare_group_is_none() -> None:
    other = session("b", 1, "2022-01-01", "Казахстанско-Монгольская комиссия по торговле")
    bare = session("c", 1, "2022-01-01", "рабочая группа")
    assert len(joint_bodies(resolve([session("a", 1, "2021-01-01"), other, bare]))) == 2


TURNS = (Tie(COUNCIL, Relation.TURN, "Томская область"), Tie(COUNCIL, Relation.TURN, "Монголия"))
YEARLY = (Tie(COUNCIL, Relation.EVERY, "12"),)


def test_the_next_session_follows_from_the_turns_that_a_page_tells_of() -> None:
    told = [session("a", 4, "2023-05-01", place="Томск"), session("b", 5, "2024-05-01", place="Улан-Батор", ties=TURNS)]
    (body,) = joint_bodies(resolve(told))
    assert body.turns == ("Монголия", "Томская область")
    last = body.sessions[-1]
    assert (last.ordinal, last.place, last.modality, last.inferred) == (6, "Томская область", "planned", ("session",))
    assert last.start is None


def test_a_body_that_sits_yearly_sits_in_the_year_after() -> None:
    (body,) = joint_bodies(resolve([session("a", 4, "2023-05-01", ties=YEARLY)]))
    last = body.sessions[-1]
    assert (last.ordinal, last.start, last.end) == (5, date(2024, 1, 1), date(2024, 12, 31))


def test_without_a_rule_or_with_a_plan_nothing_is_inferred() -> None:
    (body,) = joint_bodies(resolve([session("a", 4, "2023-05-01", place="Томск")]))
    assert len(body.sessions) == 1
    plan = session("b", 5, "2024-05-01", modality=Modality.PLANNED, ties=YEARLY)
    (body,) = joint_bodies(resolve([session("a", 4, "2023-05-01", ties=YEARLY), plan]))
    assert [one.inferred for one in body.sessions] == [(), ()]


def test_the_session_before_a_numbered_one_has_the_number_before() -> None:
    quote = Citation(start=0, end=45, quote="Предыдущее заседание совета проходило в мае.")
    bare = session("b", None, "2022-05-01")
    told = [session("a", 5, "2023-05-01"), replace(bare, claim=replace(bare.claim, citation=quote))]
    (body,) = joint_bodies(resolve(told))
    assert [(one.ordinal, one.inferred) for one in body.sessions] == [(4, ("ordinal",)), (5, ())]
    (body,) = joint_bodies(resolve([session("a", 5, "2023-05-01"), bare]))
    assert [one.ordinal for one in body.sessions] == [None, 5]


def test_a_council_named_for_short_on_the_same_page_is_the_same() -> None:
    short = event("a", EventForm.SESSION, "2022-05-01", body="Российско-Монгольский совет", participants=())
    told = [session("a", 5, "2023-05-01"), replace(short, id="event-a-short")]
    assert [len(body.sessions) for body in joint_bodies(resolve(told))] == [2]


def events(*told: Filed) -> list[Entry]:
    return [entry for entry in resolve(told) if entry.kind is EntryKind.EVENT]


def test_an_undated_telling_takes_its_date_and_loses_it_with_the_dated_page() -> None:
    dated = event("a", EventForm.VISIT, "2025-03-04", place="Улан-Батор")
    bare = event("b", EventForm.VISIT, None, None, place="Улан-Батор")
    (one,) = events(dated, bare)
    assert one.start == date(2025, 3, 4)
    assert one.borrowed == (bare.id,)
    (alone,) = events(bare)
    assert alone.start is None
    assert alone.borrowed == ()


def test_an_undated_telling_that_fits_two_stays_alone() -> None:
    dated = [event(day, EventForm.VISIT, day, day, place="Улан-Батор") for day in ("2024-03-04", "2025-03-04")]
    assert len(events(*dated, event("b", EventForm.VISIT, None, None, place="Улан-Батор"))) == 3


def test_one_site_seen_by_one_delegation_told_twice() -> None:
    dated = event("a", EventForm.SITE_VISIT, "2025-03-04", place="молокозавод")
    assert len(events(dated, event("b", EventForm.SITE_VISIT, place="молокозавод"))) == 1
    assert len(events(dated, event("b", EventForm.SITE_VISIT, place="вагонное депо"))) == 2


def test_a_fair_is_one_with_and_without_its_year() -> None:
    one = event("a", EventForm.FORUM, "2026-06-04", body="Сибэкспо-2026", participants=())
    other = event("b", EventForm.EXHIBITION, "2026-06-04", body="Сибэкспо", participants=())
    assert len(events(one, other)) == 1


def test_sites_and_meetings_belong_to_their_visit() -> None:
    visit = event("a", EventForm.VISIT, "2025-03-04")
    site = event("a", EventForm.SITE_VISIT, "2025-03-04", place="молокозавод")
    late = event("a", EventForm.MEETING, "2025-04-04")
    plan = event("a", EventForm.SESSION, None, body=COUNCIL, modality=Modality.PLANNED)
    elsewhere = event("b", EventForm.MEETING, "2025-03-04")
    told = {one.id: one for one in (visit, site, late, plan, elsewhere)}
    found = events(*told.values())
    (whole,) = [entry for entry in found if entry.form == "visit"]
    assert [part.claims for part in parts_of(whole, found, told)] == [(site.id,)]


def test_a_site_of_another_day_of_the_visit_belongs_to_it() -> None:
    """The second page tells of the visit by its second day."""
    first = event("a", EventForm.VISIT, "2025-03-04", place="Улан-Батор")
    second = event("b", EventForm.VISIT, "2025-03-05", place="Улан-Батор")
    site = event("b", EventForm.SITE_VISIT, "2025-03-05", place="молокозавод")
    told = {one.id: one for one in (first, second, site)}
    found = events(*told.values())
    (whole,) = [entry for entry in found if entry.form == "visit"]
    assert [part.claims for part in parts_of(whole, found, told)] == [(site.id,)]


def test_in_turns_with_each_side_is_at_the_other_side_next() -> None:
    ties = (Tie(COUNCIL, Relation.TURN, EACH_SIDE),)
    (body,) = joint_bodies(resolve([session("a", 4, "2023-05-01", place="Улан-Батор", ties=ties)]))
    assert body.turns == body.sides == ("Монголия", "Россия")
    assert [(one.ordinal, one.place, one.inferred) for one in body.sessions[1:]] == [(5, "Россия", ("session",))]


def test_a_plan_of_before_or_that_fell_through_hides_no_next_session() -> None:
    told = [session("a", 4, "2023-05-01", ties=YEARLY), session("b", 4, "2023-04-01", modality=Modality.PLANNED)]
    told.append(session("c", None, "2024-03-01", modality=Modality.CANCELLED))
    (body,) = joint_bodies(resolve(told))
    assert [one.ordinal for one in body.sessions if one.inferred] == [5]


def test_a_session_tells_who_led_it() -> None:
    led = Participant("Вера Лыкова", NameKind.PERSON, ParticipantRole.CHAIR)
    told = event("a", EventForm.SESSION, "2023-05-01", body=COUNCIL, participants=(led,))
    (body,) = joint_bodies(resolve([told]))
    assert [one.chairs for one in body.sessions] == [("Вера Лыкова",)]
