"""Links between pages of the gold: what the register makes of them together, where it can be checked by machine."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from svod.flow import add
from svod.follow.bodies import joint_bodies
from svod.follow.comparison import contradictions
from svod.follow.promises import Followed, follow
from svod.model.entry import Entry, EntryKind, Filed, Source
from svod.model.question import Question
from svod.register import Register
from svod.resolve.fullname import full_name
from tests.quality.shared import SHARED, needs_shared

pytestmark = needs_shared

LEAST_FOLLOWED = 0.5
"""Least share of the gold's promises whose later sentence stands among the candidates; only rises."""

AS_OF = date(2026, 3, 1)


class Together:
    """The register of all pages, with what is asked of it again and again."""

    def __init__(self, path: Path) -> None:
        register = Register(path, create=True)
        add([SHARED / "seeds", SHARED / "pages"], register)
        self.register = register
        self.entries: list[Entry] = [one for kind in EntryKind for one in register.ask(Question(kind=kind))]
        self.told: dict[str, Filed] = register.filed(claim for entry in self.entries for claim in entry.claims)
        self.sources: dict[str, Source] = register.sources(self.told)
        self.names = {one.digest: Path(one.address).name for one in register.pages()}
        of_claim = {claim: entry.id for entry in self.entries if entry.gist for claim in entry.claims}
        self.of_claim = of_claim
        self.followed: list[Followed] = follow(self.entries, self.told, of_claim, AS_OF)

    def page(self, claim: str) -> str:
        return self.names[self.sources[claim].page]

    def pages(self, entry: Entry) -> set[str]:
        return {self.page(claim) for claim in entry.claims}

    def saying(self, page: str, line: str) -> set[str]:
        """Claims of a page whose quote holds a line."""
        return {
            claim
            for claim, source in self.sources.items()
            if source.kind != "office" and self.page(claim).startswith(page) and folded(line) in folded(source.quote)
        }

    def of(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind is kind]


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Together:
    return Together(tmp_path_factory.mktemp("links") / "r.svod")


@cache
def links(name: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((SHARED / "gold" / f"links-{name}.yaml").read_text("utf-8"))
    return found


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("ё", "е").casefold()


def number(page: object) -> str:
    return f"{page:03}" if isinstance(page, int) and page < 5 else f"{page}-"


def test_families_of_reprints_are_those_of_the_gold(together: Together) -> None:
    wanted = {frozenset(pair) for pair in dict(links("a")["reprint_of"]).items()}  # type: ignore[call-overload]
    families = together.register.families(together.names)
    groups: dict[str, set[str]] = {}
    for page, family in families.items():
        groups.setdefault(family, set()).add(together.names[page])
    assert {frozenset(group) for group in groups.values() if len(group) > 1} == wanted


@pytest.mark.parametrize("name", ["a", "b"])
def test_pages_of_one_event_share_an_event(together: Together, name: str) -> None:
    for pages in links(name)["same_event"]:  # type: ignore[attr-defined]
        assert any(set(pages) <= together.pages(entry) for entry in together.of(EntryKind.EVENT)), pages


LEAST_SAME_EVENT = 0.95
"""Least F1 of pairs of pages that tell of one event; a false merge is none at all (the test after this one)."""


def told_twice() -> list[tuple[set[str], str]]:
    """(pages, what) of each row of the gold that two pages tell of one event; agreements have a test of their own."""
    rows = [(set(pages), "") for pages in links("a")["same_event"]]  # type: ignore[attr-defined]
    rows += [({number(page) for page in row["of"]}, row["what"]) for row in links("seeds")["same_event"]]  # type: ignore[attr-defined]
    details = [row for row in links("b")["same_event_details"] if not row["what"].startswith("соглашение")]  # type: ignore[attr-defined]
    return rows + [({number(page) for page in row["of"]}, row["what"]) for row in details]


FORMS = {"встреча": "meeting", "осмотр": "site_visit", "визит": "visit", "конференция": "forum"}


def test_events_told_by_two_pages_are_one(together: Together) -> None:
    """Pairwise F1 of the rows of the gold: each pair of pages with the form of what they both tell."""
    hits, rows = 0, told_twice()
    for pages, what in rows:
        form = FORMS.get(what.split()[0]) if what else None
        events = [entry for entry in together.of(EntryKind.EVENT) if form in (None, entry.form)]
        starts = [together.pages(entry) for entry in events]
        hits += any(all(any(p.startswith(page) for p in own) for page in pages) for own in starts)
    recall = hits / len(rows)
    assert 2 * recall / (1 + recall) >= LEAST_SAME_EVENT, f"{hits} of {len(rows)}"


def test_no_event_is_joined_across_pages_that_tell_of_different_ones(together: Together) -> None:
    """Pages that may tell of one event: those the gold links in any way."""
    linked = [{f"{page:03}" if name == "seeds" else f"{page:02}" for page in one["of"]} for name, one in related()]
    linked += [{page[:2] for page in pages} for pages in links("a")["same_event"]]  # type: ignore[attr-defined]
    linked += [{page[:2] for page in pair} for pair in dict(links("a")["reprint_of"]).items()]  # type: ignore[call-overload]
    linked += [{page[:2] for page in chain["pages"]} for chain in links("a")["promise_chain"]]  # type: ignore[attr-defined]
    for entry in together.of(EntryKind.EVENT):
        pages = {re.match(r"\d+", page)[0] for page in together.pages(entry)}  # type: ignore[index]
        assert len(pages) == 1 or any(pages <= group for group in linked), (entry.name, pages)


def related() -> list[tuple[str, dict[str, list[int]]]]:
    found: list[tuple[str, dict[str, list[int]]]] = [("seeds", one) for one in links("seeds")["same_event"]]  # type: ignore[attr-defined]
    for group in ("same_event_details", "promise_chain_details"):
        found += [("b", one) for one in links("b")[group]]  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", ["seeds", "b"])
def test_a_person_of_several_pages_is_one(together: Together, name: str) -> None:
    people = together.of(EntryKind.PERSON)
    for person in links(name)["people"]:  # type: ignore[attr-defined]
        wanted = {number(page) for page in person["pages"]}
        surname = full_name(person["name"]).surname
        own = [entry for entry in people if full_name(entry.name).surname == surname]
        best = max(
            (len({w for w in wanted if any(p.startswith(w) for p in together.pages(e))}) for e in own), default=0
        )
        named = {w for w in wanted if any(p.startswith(w) for entry in own for p in together.pages(entry))}
        assert best == len(named), person["name"]


def test_people_of_one_first_name_stay_apart(together: Together) -> None:
    rows = [row["what"] for row in links("b")["do_not_merge"] if "different people" in row["what"]]  # type: ignore[attr-defined]
    names = [name.strip() for name in rows[0].removesuffix("are different people").split(",")]
    of = [{entry.id for entry in together.of(EntryKind.PERSON) if name in entry.names} for name in names]
    assert not any(one & other for at, one in enumerate(of) for other in of[:at])


def test_contradictions_are_those_of_the_gold_and_no_others(together: Together) -> None:
    found = contradictions(together.of(EntryKind.INDICATOR))
    pages = {frozenset(page for entry in pair[:2] for page in together.pages(entry)) for pair in found}
    assert pages == {frozenset(pair) for pair in links("b")["contradicts"]}  # type: ignore[attr-defined]
    values = {
        frozenset((one.gist.value.number, other.gist.value.number))  # type: ignore[union-attr]
        for one, other, told in found
        if "value" in told.reasons
    }
    wanted = [row["values"] for row in links("b")["contradicts_details"] if "values" in row]  # type: ignore[attr-defined]
    assert values <= {frozenset(row.values()) for row in wanted}
    assert len(values) >= 2


def chains() -> list[tuple[str, str, str, str]]:
    """(page, line) of a promise and of each later sentence of its thread."""
    found = []
    for chain in links("a")["promise_chain"]:  # type: ignore[attr-defined]
        for thread in chain["threads"]:
            for later in ("follow_up", "result"):
                if thread.get(later):
                    sides = thread["promise"], thread[later]
                    found.append(tuple(side[slot] for side in sides for slot in ("page", "line")))
    for row in links("b")["promise_chain_details"]:  # type: ignore[attr-defined]
        for later in ("step", "result"):
            if row.get("promise") and row.get(later):
                (page, line), (other, said) = row["promise"], row[later]
                found.append((number(page), line, number(other), said))
    return found


def test_later_sentences_stand_among_the_candidates_of_their_promise(together: Together) -> None:
    hits, all_ = 0, 0
    for page, line, other, said in chains():
        promise, result = together.saying(page, line), together.saying(other, said)
        all_ += 1
        for one in together.followed:
            if promise & set(one.entry.claims):
                shown = {together.of_claim[r.claim] for r in one.results} | {one.entry.id}
                if shown & {together.of_claim[claim] for claim in result}:
                    hits += 1
                    break
    assert hits / all_ >= LEAST_FOLLOWED, f"{hits} of {all_}"


def test_nobody_but_a_page_or_a_person_closes_a_promise(together: Together) -> None:
    for one in together.followed:
        if one.state.value in {"kept", "abandoned"}:
            assert len({step.stage for step in one.entry.history}) > 1, one.entry.name


def test_joint_bodies_have_the_sessions_of_the_gold(together: Together) -> None:
    """The series of numbered sessions: those told, those numbered by what is told, and the next one by its rule."""
    found = joint_bodies(together.entries)
    for row in links("seeds")["series"]:  # type: ignore[attr-defined]
        if "body" not in row:
            continue
        (body,) = [one for one in found if any(name.startswith(row["body"]) for name in one.names)]
        sessions = {one.ordinal: one for one in body.sessions}
        for wanted in row["sessions"]:
            one = sessions[wanted["ordinal"]]
            assert one.place == wanted["place"]
            assert bool(one.inferred) == (wanted.get("basis") == "inferred")
            assert one.modality == wanted.get("modality", "occurred")


def test_bodies_and_offices_that_the_gold_keeps_apart_are_two(together: Together) -> None:
    (row,) = [row["what"] for row in links("b")["do_not_merge"] if "different bodies" in row["what"]]  # type: ignore[attr-defined]
    names = re.findall(r"(Совет [^(]+?) \(", row)
    assert len(names) == 2
    assert not any(set(names) <= set(entry.names) for entry in together.of(EntryKind.ORGANISATION))


def test_an_abbreviation_and_its_name_are_one_organisation(together: Together) -> None:
    (name, short), *_ = links("seeds")["same_organisation"]  # type: ignore[misc]
    (entry,) = [one for one in together.of(EntryKind.ORGANISATION) if name in one.names]
    assert short in (*entry.names, *entry.also)
