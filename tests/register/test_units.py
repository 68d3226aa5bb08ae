"""Units: people of one surname are made anew by the first letters of their first names, as if all at once."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.flow import Digest, freshen, leaf_of, remove
from svod.judging import judge_pair, undo
from svod.model.claim import Citation, Office
from svod.model.entry import Entry, EntryKind
from svod.model.joining import meet, root_of
from svod.model.judgement import Verdict
from svod.model.page import Article, Genre, Page, Paragraph, ParagraphKind
from svod.model.question import Question
from svod.model.text import Sentence, Text
from svod.model.when import When
from svod.register import Batch, Leaf, Register
from svod.register.units import units
from svod.resolve import resolve
from svod.resolve.people import person_part

NAMES = (
    "Белов", "Иван Белов", "И. Белов", "Иван Петрович Белов", "Егор Белов", "Георгий Белов", "Г. Белов", "Ева Белова",
    "Саша Белова", "Анна Белова", "С. Белова", "Степан Белов", "Anna Belova", "Анна Белова-Чернова", "Пётр Чернов",
)  # fmt: skip
"""Bare, initialled, of two first letters («Егор» is «Георгий», «Саша» is no letter's), double, of another surname."""

POSTS = ("губернатор", "министр транспорта", "ректор")
AREAS = ("Томская область", "Омская область")
DAYS = [date(2024, 1, 10) + timedelta(days=40 * at) for at in range(4)]

Told = tuple[int, int, int, int]
told = st.tuples(*(st.integers(0, len(each) - 1) for each in (NAMES, POSTS, AREAS, DAYS)))
pages = st.lists(st.lists(told, min_size=1, max_size=3), min_size=2, max_size=7)


def page(number: int, facts: Sequence[Told]) -> Leaf:
    """A page that gives people posts."""
    lines = [f"{NAMES[name]}: {POSTS[post]} ({AREAS[area]})." for name, post, area, _ in facts]
    raw = f"{number} {lines}".encode()
    digest = "sha256:" + hashlib.sha256(raw).hexdigest()
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines)
    day = When.day(DAYS[facts[0][3]])
    article = Article(digest, f"{number}.txt", f"Страница {number}", day, "Вестник", None, Genre.NEWS, paragraphs)
    text = article.text
    claims = []
    for line, (name, post, area, _) in zip(lines, facts, strict=True):
        start = text.index(line)
        citation = Citation.of(text, start, start + len(line))
        claims.append(
            Office(citation=citation, rule="test", person=NAMES[name], role=POSTS[post], area=AREAS[area])  # type: ignore[call-arg]
        )
    whole = Sentence(0, 0, len(text), 0, 0, 0, ParagraphKind.TEXT)
    return leaf_of(Page(article.address, raw, digest, "text"), Digest(Text(article, text, (whole,), (), ()), claims))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty register, of which the others are copies."""
    folder = tmp_path_factory.mktemp("units")
    Register(folder / "empty.svod", create=True).let_go()
    return folder


@contextmanager
def register(room: Path, leaves: Sequence[Leaf] = ()) -> Iterator[Register]:
    with Register(Path(shutil.copy(room / "empty.svod", room / f"{next(NUMBERS)}.svod"))) as made:
        made.file(Batch(leaves=list(leaves)))
        freshen(made)
        yield made


NUMBERS = count()
UNHURRIED = settings(deadline=None, max_examples=40 if os.environ.get("CI") else 15)


def people(made: Register) -> list[Entry]:
    return sorted(made.ask(Question(kind=EntryKind.PERSON)), key=lambda one: one.id)


def at_once(room: Path, leaves: Sequence[Leaf]) -> list[Entry]:
    with register(room, leaves) as made:
        found = people(made)
    filed = [one for leaf in leaves for one in leaf.filed]
    assert [one.names for one in found] == [one.names for one in resolve(filed) if one.kind is EntryKind.PERSON]
    return found


@UNHURRIED
@given(pages, st.randoms(use_true_random=False), st.sampled_from([1, 2, 400]))
def test_pages_that_come_and_go_leave_what_all_at_once_make(room: Path, facts, chance, step) -> None:  # type: ignore[no-untyped-def]
    leaves = [page(at, each) for at, each in enumerate(facts)]
    with pytest.MonkeyPatch.context() as patch, register(room) as made:
        patch.setattr("svod.register.derived.TOGETHER", step)
        here: list[Leaf] = []
        for _ in range(2 * len(leaves)):
            one = chance.choice(leaves)
            if one in here:
                remove(made, [one.page.digest])
                here.remove(one)
            else:
                made.file(Batch(leaves=[one]))
                if chance.random() < 0.7:
                    freshen(made)
                here.append(one)
        freshen(made)
        assert people(made) == at_once(room, here)


@UNHURRIED
@given(pages, st.randoms(use_true_random=False), st.sampled_from([1, 400]))
def test_who_was_judged_one_and_is_not_leaves_no_trace(room: Path, facts, chance, step) -> None:  # type: ignore[no-untyped-def]
    leaves = [page(at, each) for at, each in enumerate(facts)]
    with pytest.MonkeyPatch.context() as patch, register(room, leaves) as made:
        patch.setattr("svod.register.derived.TOGETHER", step)
        found = people(made)
        if len(found) < 2:
            return
        one, other = chance.sample(found, 2)
        judge_pair(made, one.id, other.id, Verdict.SAME, "Анна")
        assert any({*one.names, *other.names} <= set(entry.names) for entry in people(made))
        gone = chance.sample(leaves, len(leaves) // 2)
        remove(made, [leaf.page.digest for leaf in gone[::2]])
        undo(made, "Анна")
        remove(made, [leaf.page.digest for leaf in gone[1::2]])
        assert people(made) == at_once(room, [leaf for leaf in leaves if leaf not in gone])


def test_a_bare_surname_holds_all_letters_together_and_only_they_that_meet_are_one_unit(room: Path) -> None:
    def told_of(*names: str) -> list[set[str]]:
        leaves = [page(at, [(NAMES.index(name), 0, 0, 0)]) for at, name in enumerate(names)]
        changed = f"person:{person_part(names[0])}"
        with register(room, leaves) as made, made._reading() as connection:
            return [set(unit) for unit in units(connection, [changed], {})]

    def block(name: str) -> str:
        return f"person:{person_part(name)}"

    assert told_of("Иван Белов", "Степан Белов") == [{block("Иван Белов")}]
    assert told_of("Егор Белов", "Степан Белов", "Г. Белов", "Ева Белова") == [
        {block("Егор Белов"), block("Г. Белов"), block("Ева Белова")}
    ]
    assert told_of("Иван Белов", "Степан Белов", "Белов") == [
        {block("Иван Белов"), block("Степан Белов"), block("Белов")}
    ]
    assert root_of(block("Anna Belova")) == root_of(block("Степан Белов"))
    assert not meet(block("Иван Белов"), block("Степан Белов"))
