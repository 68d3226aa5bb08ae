"""Pairs: a promise and a later sentence of another page; whether the one is found for the other, F1 over the table."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from svod.collect.files import page_of
from svod.flow import load
from svod.follow.promises import Followed
from svod.follow.results import Result
from svod.following import promises, promises_by_term
from svod.register import Register

Ask = Callable[[Register], Iterable[Followed]]
ASKED: tuple[Ask, ...] = (promises, promises_by_term)

LEAST = 0.97
"""Least F1 of candidates; only rises."""


@dataclass(frozen=True)
class Pair:
    """A block of the table."""

    positive: bool
    marks: tuple[str, ...]
    promise: str
    later: str


def pairs() -> list[Pair]:
    text = (Path(__file__).parent / "pairs.txt").read_text("utf-8")
    blocks = [[line for line in block.splitlines() if line and line[0] != "#"] for block in re.split(r"\n\n+", text)]
    return [_pair(*block) for block in blocks if block]


def _pair(head: str, promise: str, day: str, later: str) -> Pair:
    told, (after, *title) = promise.split(" ", 1), day.removeprefix("=> ").split(" ", 1)
    return Pair(
        head[0] == "+",
        tuple(head[2:].split()),
        f"Новости\n\n{told[0]}\n\n{told[1]}",
        f"{title[0] if title else 'Сообщение'}\n\n{after}\n\n{later}",
    )


@cache
def found(pair: Pair) -> dict[Ask, tuple[Result, ...]]:
    """The candidates of the first page's promises, by each way of asking."""
    told = [
        page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate((pair.promise, pair.later))
    ]
    with TemporaryDirectory() as folder, Register(Path(folder) / "r.svod", create=True) as register:
        load(told, register)
        (first,) = (one.digest for one in register.pages() if one.address.startswith("https://0."))
        return {ask: tuple(_of_page(first, ask(register), register)) for ask in ASKED}


def _of_page(page: str, followed: Iterable[Followed], register: Register) -> Iterator[Result]:
    asked = list(followed)
    pages = {name: one.page for name, one in register.sources(one.entry.claims[0] for one in asked).items()}
    return (result for one in asked if pages[one.entry.claims[0]] == page for result in one.results)


@pytest.mark.parametrize("ask", ASKED)
def test_results_are_told_from_what_is_none(ask: Ask) -> None:
    told = [(pair, bool(found(pair)[ask])) for pair in pairs()]
    assert len(told) >= 30
    right = sum(pair.positive and hit for pair, hit in told)
    wrong = [pair.later for pair, hit in told if pair.positive is not hit]
    assert 2 * right / (sum(hit for _, hit in told) + sum(pair.positive for pair, _ in told)) >= LEAST, wrong


@pytest.mark.parametrize("pair", [one for one in pairs() if one.positive], ids=lambda one: one.later[-40:])
def test_a_result_is_what_a_reader_takes_it_for(pair: Pair) -> None:
    turn, *rest = pair.marks
    told = [(one.turn.value, {reason.code for reason in one.score.reasons}) for one in found(pair)[promises]]
    assert any(its == turn and set(rest) <= reasons for its, reasons in told), told
