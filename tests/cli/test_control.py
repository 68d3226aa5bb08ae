"""`svod control` and `svod follow`: lines chosen by day, owner, area and term; each with author, state and basis."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.collect.files import page_of
from svod.flow import load
from svod.follow.matching import RUBRIC
from svod.register import Register

PAGES = (
    """Томская область и Монголия

12.03.2024

Губернатор Томской области Игорь Лесной поручил Олегу Сычёву подготовить график ярмарок до 15 мая 2024 года.

Игорь Лесной пообещал построить в Кедровом склад для монгольских товаров до 1 октября 2024 года.""",
    """Омская область и Павлодар

10.02.2025

Министр экономики Омской области Иван Сомов пообещал подготовить перечень лесных дорог до 1 июня 2025 года.""",
)
GRAPH, STORE, ROADS = "график ярмарок", "склад", "перечень лесных дорог"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("control") / "r.svod"
    with Register(path, create=True) as register:
        load([page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate(PAGES)], register)
    return path


def lines(path: Path, *options: str) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, ["control", "--json", "-r", str(path), *options])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--as-of", "2024-04-01"), [GRAPH, STORE]),
        (("--as-of", "2025-03-01"), [GRAPH, STORE, ROADS]),
        (("--as-of", "2024-06-01", "--overdue"), [GRAPH]),
        (("--as-of", "2025-03-01", "--owner", "сычёв"), [GRAPH]),
        (("--as-of", "2025-03-01", "--area", "Омская область"), [ROADS]),
        (("--as-of", "2025-03-01", "--area", "Томская область", "--overdue"), [GRAPH, STORE]),
        (("--as-of", "2025-03-01", "--state", "open"), [ROADS]),
    ],
)
def test_lines_are_chosen(path: Path, options: tuple[str, ...], told: list[str]) -> None:
    found = [line["what"] for line in lines(path, *options)]
    assert len(found) == len(told)
    assert all(word in what for word, what in zip(told, found, strict=True))


def test_a_line_has_its_author_owner_term_state_basis_and_rubric(path: Path) -> None:
    line = lines(path, "--as-of", "2024-06-01")[0]
    assert (line["author"], line["owner"]) == (["Игорь Лесной"], ["Олег Сычёв"])
    assert (line["due"], line["state"], line["no_news_since"]) == ("2024-05-15", "overdue", "2024-03-12")
    assert (line["rubric"], line["judged"]) == (RUBRIC, False)
    assert line["basis"]["quote"] in PAGES[0]


def test_follow_tells_who_must_do_what_and_how_it_stands(path: Path) -> None:
    done = CliRunner().invoke(app, ["follow", "-r", str(path), "--as-of", "2025-03-01"])
    assert "поручение — Олег Сычёв: подготовить график ярмарок" in done.output
    assert "срок прошёл, сведений нет" in done.output
