"""Links between pages of the gold: what the register makes of them together, row by row, where a machine can tell.

Events told by several pages are checked in `test_same_event`.
"""

import re
from datetime import date

import pytest

from svod.asking import label
from svod.cards import may_be
from svod.follow.bodies import joint_bodies
from svod.follow.comparison import Outcome, compare, contradictions
from svod.follow.conflicts import conflicts
from svod.follow.promises import Followed, State
from svod.follow.results import Result, Turn
from svod.model.claim import Commitment, Event, EventForm, Indicator, Project
from svod.model.entry import Entry, EntryKind
from svod.model.when import Basis, When
from svod.resolve.events import entry as event_of
from svod.resolve.fullname import full_name
from svod.resolve.names import stems
from svod.resolve.officials import official_names
from tests.quality.shared import needs_shared
from tests.quality.together import (
    Row,
    Thread,
    Together,
    folded,
    linked_pages,
    number,
    reprints,
    rows,
    threads,
)
from tests.quality.together import together as made

pytestmark = needs_shared

LEAST_FOLLOWED = 0.95
"""Least share of the gold's promises whose later sentence stands among the candidates; only rises."""


def each(name: str, group: str) -> list[object]:
    """The rows of a group as parameters."""
    return [pytest.param(row, id=_called(row)) for row in rows(name, group)]


def _called(row: Row) -> str:
    if isinstance(row, list):
        return ", ".join(map(str, row))[:60]
    return str(row.get("what") or row.get("name") or row.get("body") or row.get("promise"))[:60]


def of(row: Row) -> set[str]:
    """How the names of a row's pages begin."""
    return {number(page) for page in row["of"]}


@pytest.fixture(scope="module")
def together() -> Together:
    return made()


def test_families_of_reprints_are_those_of_the_gold(together: Together) -> None:
    wanted = {frozenset(pair) for pair in reprints().items()}
    families = together.register.families(together.names)
    groups: dict[str, set[str]] = {}
    for page, family in families.items():
        groups.setdefault(family, set()).add(together.names[page])
    assert {frozenset(group) for group in groups.values() if len(group) > 1} == wanted


def test_no_event_is_joined_across_pages_that_tell_of_different_ones(together: Together) -> None:
    """Pages that may tell of one event: those the gold links in any way."""
    linked = list(linked_pages())
    for entry in together.of(EntryKind.EVENT):
        pages = {page[:3] for page in together.pages(entry)}
        assert len(pages) == 1 or any(pages <= group for group in linked), (entry.name, pages)


@pytest.mark.parametrize("person", [*each("seeds", "people"), *each("b", "people")])
def test_a_person_of_several_pages_is_one(together: Together, person: Row) -> None:
    wanted = {number(page) for page in person["pages"]}
    surname = full_name(str(person["name"])).surname
    own = [entry for entry in together.of(EntryKind.PERSON) if full_name(entry.name).surname == surname]
    told = [{w for w in wanted if any(p.startswith(w) for p in together.pages(entry))} for entry in own]
    assert max(map(len, told), default=0) == len(set().union(*told))


def test_people_of_one_first_name_stay_apart(together: Together) -> None:
    (row,) = [what for one in rows("b", "do_not_merge") if "different people" in (what := str(one["what"]))]
    names = [name.strip() for name in row.removesuffix("are different people").split(",")]
    of = [{entry.id for entry in together.of(EntryKind.PERSON) if name in entry.names} for name in names]
    assert not any(one & other for at, one in enumerate(of) for other in of[:at])


def test_contradictions_are_those_of_the_gold_and_no_others(together: Together) -> None:
    found = contradictions(together.of(EntryKind.INDICATOR))
    pages = {frozenset(page for entry in pair[:2] for page in together.pages(entry)) for pair in found}
    assert pages == {frozenset(pair) for pair in rows("b", "contradicts")}
    values = {
        frozenset((one.gist.value.number, other.gist.value.number))  # type: ignore[union-attr]
        for one, other, told in found
        if "value" in told.reasons
    }
    wanted = [row["values"] for row in rows("b", "contradicts_details") if "values" in row]
    assert values <= {frozenset(row.values()) for row in wanted}
    assert len(values) >= 2


def test_later_sentences_stand_among_the_candidates_of_their_promise(together: Together) -> None:
    missed = [thread for thread in threads() if not later(together, thread)]
    reached = 1 - len(missed) / len(threads())
    assert reached >= LEAST_FOLLOWED, (reached, missed)


def test_the_end_of_a_thread_is_what_its_outcome_says(together: Together) -> None:
    """What moved, broke, came late or in part is so told, and what was kept in term is not."""
    ends = [(thread, told) for thread in threads() if (told := later(together, thread))]
    for thread, told in ends:
        turns, why = {one.turn for one in told}, {reason.code for one in told for reason in one.score.reasons}
        if re.match("postponed|cancelled", thread.verdict):
            assert Turn.MOVED in turns or Turn.BROKEN in turns, thread
        elif "suspended" in thread.verdict:
            assert Turn.BROKEN in turns, thread
        elif thread.role == "result":
            assert Turn.RESULT in turns, thread
            assert "in-term" not in why or "late" not in thread.verdict, thread
            assert "late" not in why or "in term" not in thread.verdict, thread
    parts = {thread.verdict for thread, told in ends if any(_said(one, "part") for one in told)}
    late = {thread.verdict for thread, told in ends if any(_said(one, "late") for one in told)}
    assert {"kept late and in part (17 of 20)", "kept in part (8 of 10)"} <= parts
    assert any(verdict.startswith("kept late") for verdict in late)


@pytest.mark.parametrize("row", [row for row in rows("b", "promise_chain_details") if "promise" in row], ids=_called)
def test_a_chain_stands_as_a_reader_would_say(together: Together, row: Row) -> None:
    """What has a later sentence is a candidate, whatever became of it, and no page closes it; what has none is open or
    overdue by its term alone, since the day of the page that promised it."""
    (page, line), verdict = row["promise"], str(row.get("verdict", ""))
    promise = together.saying(number(page), str(line))
    own = [one for one in together.followed if promise & set(one.entry.claims)]
    states = {one.state for one in own}
    assert own
    if verdict == "no news":
        assert states == {State.OVERDUE}
        assert all(not one.results and one.no_news_since == together.told[min(promise)].published for one in own)
    elif term := re.fullmatch(r"open until (.+)", verdict):
        assert [(one.state, str(one.due), one.results) for one in own] == [(State.OPEN, term[1], ())]
    elif found := [thread for thread in threads() if thread.page == number(page) and thread.line == str(line)]:
        assert states == ({State.CANDIDATE} if any(later(together, each) for each in found) else {State.OPEN})
        if due := re.search(r"late: (\d{4}-\d\d-\d\d),", verdict):
            assert due[1] in {str(one.due) for one in own}
    else:
        assert states <= {State.OPEN, State.CANDIDATE}


ENDED = {"kept late", "kept in part", "kept", "cancelled"}


@pytest.mark.parametrize("row", [row for chain in rows("a", "promise_chain") for row in chain["threads"]], ids=_called)
def test_a_thread_stands_as_a_reader_would_say(together: Together, row: Row) -> None:
    """Whatever became of it, no page closes it: it is a candidate where its end or a turn was found, else by its term
    alone, and what lies ahead still ends nothing."""
    promise = together.saying(row["promise"]["page"], row["promise"]["line"])
    (one,) = [one for one in together.followed if promise & set(one.entry.claims)]
    assert row["outcome"] in ENDED
    ends = [result for result in one.results if result.turn is not Turn.STEP]
    by_term = State.OVERDUE if one.due else State.OPEN
    assert one.state is (State.CANDIDATE if ends else by_term)
    published = [together.told[claim].published for claim in one.entry.claims]
    assert one.no_news_since == max(filter(None, published))
    assert not one.judged


STAGED = [row for row in rows("b", "promise_chain_details") if "stages" in row and len(row["of"]) > 1]


@pytest.mark.parametrize("row", STAGED, ids=_called)
def test_a_project_whose_words_alone_come_back_is_shown_page_by_page(together: Together, row: Row) -> None:
    """The first and the last stage of the row are told each by its own page; no entry stands at another stage, and two
    of which nothing but the words says that they are of one project stay two."""
    wanted = stems(str(row["what"]))
    own = [one for one in together.of(EntryKind.PROJECT) if wanted <= stems(one.name)]
    at = {number(page): {one.stage for one in own if covers(together, one, {number(page)})} for page in row["of"]}
    first, last = number(min(row["of"])), number(max(row["of"]))
    assert (at[first], at[last]) == ({row["stages"][0]}, {row["stages"][-1]})
    assert {one.stage for one in own} <= set(row["stages"])
    assert all(len(together.pages(one)) == 1 for one in own)


def _said(result: Result, code: str) -> bool:
    return any(reason.code == code for reason in result.score.reasons)


def later(together: Together, thread: Thread) -> list[Result]:
    """The candidates of a thread's promise that are its later sentence."""
    promise = together.saying(thread.page, thread.line)
    own = [one for one in together.followed if promise & set(one.entry.claims)]
    return [result for one in own for result in one.results if together.says(result, thread.other, thread.said)]


def test_nobody_but_a_page_or_a_person_closes_a_promise(together: Together) -> None:
    for one in together.followed:
        if one.state.value in {"kept", "abandoned"}:
            own = {together.page(one.results[0].claim)} if one.results else set()
            assert len({step.stage for step in one.entry.history}) > 1 or own == together.pages(one.entry)


def test_joint_bodies_have_the_sessions_of_the_gold(together: Together) -> None:
    """The series of numbered sessions: those told, those numbered by what is told, and the next one by its rule."""
    found = joint_bodies(together.entries)
    for row in rows("seeds", "series"):
        if "body" not in row:
            continue
        (body,) = [one for one in found if any(name.startswith(row["body"]) for name in one.names)]
        sessions = {one.ordinal: one for one in body.sessions}
        for wanted in row["sessions"]:
            one = sessions[wanted["ordinal"]]
            assert one.place == wanted["place"]
            assert bool(one.inferred) == (wanted.get("basis") == "inferred")
            assert one.modality == wanted.get("modality", "occurred")


@pytest.mark.parametrize("row", [row for row in rows("seeds", "people") if "also" in row], ids=_called)
def test_who_leads_a_part_of_a_body_is_among_the_chairs_of_the_one_that_sits(together: Together, row: Row) -> None:
    noun = str(row["also"]).split()[-1][:-1]
    led = [one for one in joint_bodies(together.entries) if any(noun in name for name in one.names) and one.sessions]
    names = {
        term.name for body in led for term in body.chairs if set(term.role.split()) <= set(str(row["also"]).split())
    }
    assert row["name"] in names


def test_bodies_and_offices_that_the_gold_keeps_apart_are_two(together: Together) -> None:
    (row,) = [row["what"] for row in rows("b", "do_not_merge") if "different bodies" in row["what"]]
    names = re.findall(r"(Совет [^(]+?) \(", row)
    assert len(names) == 2
    assert not any(set(names) <= set(entry.names) for entry in together.of(EntryKind.ORGANISATION))


@pytest.mark.parametrize("names", each("seeds", "same_organisation"))
def test_an_abbreviation_or_a_brand_and_the_name_are_one_organisation(together: Together, names: list[str]) -> None:
    name, *others = (one.removesuffix(" (brand)") for one in names)
    (entry,) = [one for one in together.of(EntryKind.ORGANISATION) if name in one.names]
    assert set(others) <= {*entry.names, *entry.also}


@pytest.mark.parametrize("row", each("seeds", "same_project"))
def test_an_unnamed_firm_has_the_named_one_as_candidate(together: Together, row: Row) -> None:
    told = [
        one for one in together.of(EntryKind.PROJECT) if covers(together, one, of(row)) and one.stage == row["stage"]
    ]
    firms = [candidate for one in told for candidate in may_be(together.register, one)]
    named = [one for one in firms if one.name in str(row["giver"])]
    assert named
    assert all(one.score.reasons for one in named)
    assert not any(one.name in entry.organisations for one in named for entry in told)


@pytest.mark.parametrize("row", each("seeds", "same_utterance"))
def test_words_told_by_two_pages_are_one_utterance(together: Together, row: Row) -> None:
    (entry,) = [
        one
        for one in together.of(EntryKind.COMMITMENT)
        if isinstance(one.gist, Commitment)
        and stems(one.gist.what) <= stems(str(row["what"]))
        and covers(together, one, of(row))
    ]
    assert {together.sources[claim].speaker for claim in entry.claims} == {row["speaker"]}


@pytest.mark.parametrize("row", each("seeds", "do_not_merge"))
def test_what_the_gold_keeps_apart_is_two(together: Together, row: Row) -> None:
    what = str(row["what"])
    if "different products" in what:
        one, other = (stems(re.sub(r"\(.*?\)| are .*", "", part)) for part in what.split(" and "))
        told = [[stems(each.what) for each in _projects(together, entry)] for entry in together.of(EntryKind.PROJECT)]
        assert any(one <= goods for group in told for goods in group)
        assert any(other <= goods for group in told for goods in group)
        assert not any(
            any(one <= goods for goods in group) and any(other <= goods for goods in group) for group in told
        )
    elif "no conflict" in what:
        surnames = re.findall(r"[А-Я]\w+", what)
        found = conflicts(together.of(EntryKind.PERSON), together.sources)
        assert len(surnames) == 2
        assert not [one for one in found if all(name in f"{one.left} {one.right}" for name in surnames)]
    else:
        assert not [one for one in together.of(EntryKind.EVENT) if covers(together, one, of(row))]


@pytest.mark.parametrize("row", [*each("seeds", "not_comparable"), *each("b", "not_contradictions")])
def test_figures_that_cannot_be_compared_are_refused(together: Together, row: Row) -> None:
    start, end = sorted(of(row))
    sides = [
        [one for one in together.of(EntryKind.INDICATOR) if covers(together, one, {page})] for page in (start, end)
    ]
    pairs = [(x.gist, y.gist) for x in sides[0] for y in sides[1] if x is not y]
    assert all(sides)
    for one, other in pairs:
        assert isinstance(one, Indicator)
        assert isinstance(other, Indicator)
        assert compare(one, other).outcome is not Outcome.CONTRADICTION
        assert start.endswith("-") or compare(one, other).reasons


@pytest.mark.parametrize("row", each("seeds", "promise_to_result"))
def test_a_promise_stands_as_a_reader_would_say(together: Together, row: Row) -> None:
    (page, line), verdict = row["promise"], str(row["verdict"])
    own = [one for one in together.followed if covers(together, one.entry, {number(page)})]
    one = max(own, key=lambda one: len(said(together, one) & stems(str(line))))
    if verdict == "candidate":
        assert one.state is State.CANDIDATE
    elif verdict == "done":
        assert one.state is State.KEPT
    elif verdict.startswith("open without term"):
        assert (one.state, one.due, one.results) == (State.OPEN, None, ())
    else:
        assert (one.state, str(one.due), str(one.no_news_since)) == (State.OVERDUE, row["term"], verdict[-10:])


def test_numbered_trips_are_told_by_their_number_and_by_those_before(together: Together) -> None:
    (row,) = [row for row in rows("seeds", "series") if "ordinals" in row]
    *before, last = row["ordinals"]
    own = [one for one in together.of(EntryKind.EVENT) if covers(together, one, {number(row["page"])})]
    theirs = [one for one in own if isinstance(one.gist, Event) and _comes(one.gist, str(row["what"]))]
    numbered = [one for one in theirs if isinstance(one.gist, Event) and (one.gist.ordinal or 0) > 1]
    assert [one.gist.ordinal for one in numbered if isinstance(one.gist, Event)] == [last]
    assert all(one.start is None for one in numbered)
    assert len({one.start for one in theirs if one.start}) == len(before)


@pytest.mark.parametrize("row", each("seeds", "contradictions"))
def test_what_a_page_says_against_itself_is_shown_and_not_repaired(together: Together, row: Row) -> None:
    what, page = str(row["what"]), number(row["page"])
    own = [one for one in together.entries if one.gist and covers(together, one, {page})]
    if "listed" in what:
        sides = [len(one.gist.participants) for one in own if isinstance(one.gist, Event)]
        assert max(sides, default=0) >= 6
    elif "headline" in what:
        titles = {source.title for source in together.sources.values() if together.names[source.page].startswith(page)}
        quotes = {together.sources[claim].quote for one in own for claim in one.claims}
        assert not quotes & titles
    else:
        (official,) = re.findall(r"\((.+?)\)", what)
        told = [folded(name) for one in own for name in (one.name, *one.names)]
        begins = folded(official).split()[0][:-2]
        assert any(begins in name for name in told)
        assert not any(folded(official)[:-2] in name for name in told)
        names = {name for one in own for name in one.organisations}
        assert official.split()[0] in " ".join(official_names(names))


@pytest.mark.parametrize("row", each("b", "same_event_details"))
def test_each_thing_that_two_pages_tell_is_one(together: Together, row: Row) -> None:
    what = str(row["what"])
    kind = EntryKind.AGREEMENT if what.startswith("соглашение") else EntryKind.EVENT
    told = [one for one in together.of(kind) if covers(together, one, of(row))]
    words = [stems(" ".join((label("form", kind, one.form or ""), one.name, *one.areas))) for one in told]
    places = [stems(str(one.gist.place)) for one in told if isinstance(one.gist, Event)]
    assert any(stems(what) & found for found in (*words, *places))


def _visits(together: Together, row: Row) -> list[Entry]:
    """Visits told by all pages of a row that are of the area that it names."""
    of_area = [one for one in together.of(EntryKind.EVENT) if covers(together, one, of(row)) and one.form == "visit"]
    return [one for one in of_area if any(stems(area) <= stems(str(row["what"])) for area in one.areas)]


DATED = [row for row in rows("seeds", "same_event") if "date" in row]


@pytest.mark.parametrize("row", DATED, ids=_called)
def test_a_telling_without_a_date_takes_it_from_the_page_that_has_one(together: Together, row: Row) -> None:
    """No claim is dated, for no sentence is: the visit is, by the page that tells of it as going on."""
    (visit,) = _visits(together, row)
    day = date.fromisoformat(str(row["date"]))
    assert isinstance(visit.gist, Event)
    assert visit.gist.when == When.day(day, Basis.INFERRED)
    assert (visit.start, visit.end) == (day, day)
    assert set(visit.borrowed) == set(visit.claims)
    told = [together.told[claim] for claim in visit.claims]
    assert all(isinstance(one.claim, Event) and one.claim.when is None for one in told)
    # without the pages that have a date it is undated again
    left = event_of([one for one in told if one.published is None])
    assert (left.start, left.end, left.borrowed) == (None, None, ())


def _comes(event: Event, what: str) -> bool:
    """Whether an event is a coming of somebody whom the words name, or a meeting at one."""
    named = any(stems(person.name) & stems(what) for person in event.participants)
    return named and event.form in (EventForm.VISIT, EventForm.MEETING)


def _projects(together: Together, entry: Entry) -> list[Project]:
    return [told for claim in entry.claims if isinstance(told := together.told[claim].claim, Project)]


def covers(together: Together, entry: Entry, starts: set[str]) -> bool:
    """Whether an entry is told by each of the pages whose names begin so."""
    pages = together.pages(entry)
    return all(any(page.startswith(start) for page in pages) for start in starts)


def said(together: Together, one: Followed) -> frozenset[str]:
    """The words of a promise, as its sentences and its claims have them."""
    return stems(" ".join([one.entry.name, *(together.sources[claim].quote for claim in one.entry.claims)]))
