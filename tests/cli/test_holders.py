"""`svod who --area AREA --as-of DATE`: who held the posts of an area on a day."""

import json
from pathlib import Path

import pytest

from svod.cli.app import run
from tests.cli.written import register_of

PAGES = (
    ("Новое назначение", "12.03.2022", "Министром транспорта Томской области назначен Егор Ладыгин."),
    (
        "Отставка",
        "20.09.2024",
        "Министр транспорта Томской области Егор Ладыгин освобождён от должности 18 сентября 2024 года. "
        "Исполняющим обязанности министра транспорта Томской области назначена Инна Северцева.",
    ),
    ("Указ", "15.01.2025", "Инна Северцева 14 января 2025 года назначена министром транспорта Томской области."),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register_of(PAGES, tmp_path_factory.mktemp("holders") / "r.svod")


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2021-01-01", []),
        ("2023-05-01", [("Егор Ладыгин", False, "known")]),
        ("2024-11-01", [("Инна Северцева", True, "last_known")]),
        ("2025-06-01", [("Инна Северцева", False, "last_known")]),
    ],
)
def test_who_held_the_posts_of_an_area_on_a_day(
    register: Path, capsys: pytest.CaptureFixture[str], day: str, held: list[tuple[str, bool, str]]
) -> None:
    assert run(["who", "--area", "томская", "--as-of", day, "-r", str(register), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["name"], one["acting"], one["holding"]) for one in told] == held
    assert all(one["source"]["quote"] for one in told)


def test_the_table_names_post_and_source_and_without_a_name_or_an_area_it_is_misuse(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["who", "--area", "томская", "--as-of", "2023-05-01", "-r", str(register)]) == 0
    out = capsys.readouterr().out
    assert "министр транспорта, Томская область" in out
    assert "20.09.2024" in out
    assert run(["who", "-r", str(register)]) == 2
