"""The control list as of a day: what a register of the pages published by then tells, and nothing that came later."""

from datetime import date
from pathlib import Path

import pytest

from svod.collect.files import page_of
from svod.flow import load
from svod.follow.control import Line
from svod.follow.promises import State
from svod.follow.results import Turn
from svod.following import control_list, likely, newest_lines, promises, promises_by_term
from svod.register import Register

PAGES = (
    """Томская область и Монголия договорились о торговле

12.03.2024

До конца 2024 года Томская область и Монголия намерены подписать соглашение о приграничной торговле.

Губернатор области Игорь Лесной пригласил министра транспорта Монголии Батсайхана Дамдина в Томск в сентябре 2024 года.

Игорь Лесной поручил министру торговли области Олегу Сычёву подготовить график ярмарок до 15 мая 2024 года.""",
    """Министр приехал в Томск

25.09.2024

Министр транспорта Монголии Батсайхан Дамдин 24 сентября посетил Томск по приглашению губернатора Игоря Лесного.""",
    """Соглашение подписано

22.04.2025

Томская область и Монголия подписали в Улан-Баторе соглашение о приграничной торговле.""",
)
DAYS = (date(2024, 4, 1), date(2024, 6, 1), date(2024, 12, 31), date(2025, 6, 1))


def made(folder: Path, texts: tuple[str, ...]) -> Register:
    register = Register(folder / f"{len(texts)}.svod", create=True)
    load([page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate(texts)], register)
    return register


def told(register: Register, lines: list[Line]) -> set[tuple[object, ...]]:
    """What the lines say, without what entries are called in the register."""
    sources = register.sources(line.basis for line in lines)
    return {
        (line.what, line.author, line.owner, line.followed.due, line.state, sources[line.basis].quote) for line in lines
    }


@pytest.mark.parametrize("day", DAYS)
def test_a_list_as_of_a_day_is_that_of_the_pages_known_by_then(tmp_path: Path, day: date) -> None:
    known = tuple(
        text
        for text, published in zip(PAGES, ("2024-03-12", "2024-09-25", "2025-04-22"), strict=True)
        if published <= str(day)
    )
    with made(tmp_path / "", PAGES) as every:
        whole = told(every, control_list(every, as_of=day))
        shown = told(every, newest_lines(every, (), (), day, 50)[0])
    (tmp_path / "then").mkdir()
    with made(tmp_path / "then", known) as then:
        assert whole == told(then, control_list(then, as_of=day))
        assert {line[:4] for line in shown} == {line[:4] for line in told(then, newest_lines(then, (), (), day, 50)[0])}
    assert whole


VISIT = (
    """Омская область готовит визит

10.02.2025

Визит делегации Омской области в Монголию запланирован на май 2025 года.""",
    """Визита не было

25.06.2025

Визит делегации Омской области в Монголию в мае 2025 года не состоялся.""",
    """Омичи в Монголии

15.07.2025

Делегация Омской области 12 июля 2025 года побывала с визитом в Монголии.""",
)


def test_what_was_called_off_and_done_later_has_both_as_candidates(tmp_path: Path) -> None:
    with made(tmp_path, VISIT) as register:
        day = date(2025, 12, 1)
        for asked in (promises(register, as_of=day), promises_by_term(register, as_of=day)):
            (one,) = [one for one in asked if one.due == date(2025, 5, 31)]
            assert one.state is State.CANDIDATE
            assert {each.turn for each in one.results} == {Turn.BROKEN, Turn.RESULT}


@pytest.mark.parametrize("day", [*DAYS, date(2026, 1, 1)])
@pytest.mark.parametrize("pages", [PAGES, VISIT], ids=["order", "visit"])
def test_the_list_by_lines_is_the_whole_list(tmp_path: Path, pages: tuple[str, ...], day: date) -> None:
    """What a later page tells the end of is a candidate in both; no page but its own closes a promise."""
    with made(tmp_path, pages) as register:
        lines, older = newest_lines(register, (), (), day, 50)
        followed = likely(register, [line.followed for line in lines], day)
        shown = {one.entry.id: (one.state, one.due) for one in followed}
        assert not older
        assert shown == {line.entry.id: (line.state, line.followed.due) for line in control_list(register, as_of=day)}
