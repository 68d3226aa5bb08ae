"""Promises by term: what is overdue longest first, a few at once, however large the register is."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from svod import following
from svod.collect.files import page_of
from svod.flow import load
from svod.follow.promises import State
from svod.following import promises_by_term
from svod.register import Register

DUE = ("1 мая 2026 года", "1 марта 2025 года", "1 июня 2025 года", None)
THINGS = ("перечень лесных дорог", "каталог сортов льна", "прогноз урожая ячменя", "смету ремонта моста")
PAGE = """Новости

10.02.2025

Министр экономики Омской области Иван Сомов пообещал подготовить {thing}{due}."""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    texts = [PAGE.format(thing=thing, due=f" до {due}" if due else "") for thing, due in zip(THINGS, DUE, strict=True)]
    with Register(tmp_path / "r.svod", create=True) as made:
        load([page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate(texts)], made)
        yield made


def test_what_is_overdue_longest_comes_first_and_what_has_no_term_last(register: Register) -> None:
    told = list(promises_by_term(register, as_of=date(2025, 9, 1)))
    assert [one.state for one in told] == [State.OVERDUE, State.OVERDUE, State.OPEN, State.OPEN]
    assert [one.due and (one.due.year, one.due.month) for one in told] == [(2025, 3), (2025, 6), (2026, 5), None]


def test_results_are_looked_for_of_those_alone_that_are_asked_for(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    likely = following.likely

    def counted(*asked: object) -> object:
        looked.extend(one.entry.id for one in asked[1])  # type: ignore[attr-defined]
        return likely(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(following, "AT_ONCE", 1)
    monkeypatch.setattr(following, "likely", counted)
    assert len(list(islice(promises_by_term(register, as_of=date(2025, 9, 1)), 2))) == len(looked) == 2
