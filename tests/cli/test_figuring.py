"""`svod series`: periods in order, sources that agree as one figure, those that differ side by side, what is left."""

import json
from pathlib import Path

import pytest

from svod.cli.app import run
from tests.cli.written import register_of

PAGES = (
    (
        "Торговля Томской области с Монголией",
        "05.03.2025",
        "Экспорт Томской области в Монголию в 2023 году составил 40 млн долларов.",
        "Экспорт Томской области в Монголию в 2024 году составил 52 млн долларов.",
    ),
    (
        "Томские поставки за год",
        "14.05.2025",
        "В 2024 году экспорт Томской области в Монголию составил 52 млн долларов.",
    ),
    (
        "Иные сведения о поставках",
        "20.05.2025",
        "В 2024 году экспорт Томской области в Монголию составил 61 млн долларов.",
        "За 2024 год экспорт Томской области в Монголию вырос на 30 процентов.",
    ),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register_of(PAGES, tmp_path_factory.mktemp("series") / "r.svod")


def asked(register: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert run(["series", "томская", "монголия", "-r", str(register), "--json", *more]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_series_has_its_periods_sources_and_contradictions(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = asked(register, capsys, "--measure", "экспорт")
    (level,) = [one for one in told if "points" in one and not one["of_change"]]
    assert (level["area"], level["partner"], level["unit"], level["contested"]) == (
        "Томская область", "Монголия", "USD", True,
    )  # fmt: skip
    assert isinstance(level["points"], list)
    first, second = level["points"]
    assert [figure["value"]["number"] for figure in first["figures"]] == [40e6]
    assert [figure["value"]["number"] for figure in second["figures"]] == [52e6, 61e6]
    assert [len(figure["sources"]) for figure in second["figures"]] == [2, 1]
    (refused,) = [one for one in told if "apart" in one]
    assert refused["reasons"] == "уровень и изменение"


def test_the_table_says_what_is_contested_and_from_where(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["series", "томская", "-r", str(register)]) == 0
    out = capsys.readouterr().out
    assert "источники расходятся" in out
    assert "61 млн $" in out.replace("\u00a0", " ")
    assert "05.03.2025" in out


def test_no_figures_is_said(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["series", "китай", "-r", str(register)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "Китай" in said.err
