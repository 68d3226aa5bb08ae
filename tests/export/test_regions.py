"""Two areas side by side: counts with sources, honest results, figures compared or refused with the reasons."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from svod.brief import compiled
from svod.brief.markdown import Briefing
from svod.cli.app import app
from svod.export.regions import Side, side_by_side
from svod.model.claim import Citation, Indicator, Measure
from svod.model.entry import Entry, EntryKind
from svod.model.quantity import Quantity
from svod.model.when import Basis, Precision, When
from svod.register import Register
from tests.export.conftest import promise, source

TODAY = date(2026, 1, 1)
ONE, OTHER = "Томская область", "Курганская область"


def trade(number: int, area: str, year: int = 2024, unit: str = "USD", measure: Measure = Measure.EXPORT) -> Entry:
    period = When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.STATED)
    citation = Citation(start=0, end=5, quote="слова")
    facts = {
        "measure": measure,
        "area": area,
        "partner": "Китай",
        "period": period,
        "value": Quantity(5e6 * number, unit),
    }
    gist = Indicator(citation=citation, rule="made", **facts)  # type: ignore[arg-type]
    return Entry(id=f"indicator:{number}", kind=EntryKind.INDICATOR, name="", claims=(f"i-{number}",), gist=gist)


def compared(left: list[Entry], right: list[Entry]) -> Briefing:
    sides = [
        Side(name, compiled(entries, (name,), ("Китай",), TODAY)) for name, entries in ((ONE, left), (OTHER, right))
    ]
    cited = {claim: source(claim) for entry in (*left, *right) for claim in entry.claims}
    return side_by_side(sides[0], sides[1], cited, TODAY, "Китай")


def told(found: Briefing, title: str) -> list[str]:
    return [one.text for section in found.sections if section.title == title for one in section.statements]


def test_figures_of_one_period_and_unit_stand_side_by_side() -> None:
    [text] = told(compared([trade(1, ONE)], [trade(2, OTHER)]), "Торговля и инвестиции")
    assert text.startswith("Экспорт — сравнимо: ")
    assert "Томской области" in text
    assert "Курганской области" in text


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (trade(2, OTHER, 2023), "период"),
        (trade(2, OTHER, 2024, "RUB"), "валюта"),
        (trade(2, OTHER, 2024, "тонна"), "единица"),
    ],
)
def test_what_cannot_be_compared_is_not_and_says_why(other: Entry, reason: str) -> None:
    [text] = told(compared([trade(1, ONE)], [other]), "Торговля и инвестиции")
    assert text.startswith(f"Экспорт — сравнивать нельзя (различается: {reason})")


def test_an_older_pair_is_compared_when_the_newest_cannot_be() -> None:
    found = compared([trade(1, ONE, 2025), trade(2, ONE, 2023)], [trade(3, OTHER, 2023)])
    assert told(found, "Торговля и инвестиции")[0].startswith("Экспорт — сравнимо")


def test_a_figure_that_one_side_lacks_is_told_as_lacking() -> None:
    [text] = told(compared([trade(1, ONE)], []), "Торговля и инвестиции")
    assert text.endswith(f"{OTHER}: экспорт в источниках не назван")


def test_only_a_person_says_that_a_promise_was_not_kept() -> None:
    late, broken = promise(1, date(2025, 1, 1)), promise(2, date(2025, 1, 1), outcome="not_kept")
    assert told(compared([late], []), "Обязательства") == [f"Срок прошёл, сведений нет: {ONE} — 1, {OTHER} — 0"]
    assert told(compared([broken], []), "Обязательства") == [f"Не исполнено (решение человека): {ONE} — 1, {OTHER} — 0"]


def test_nothing_known_is_told_in_honest_lines() -> None:
    found = compared([], [])
    assert told(found, "Торговля и инвестиции") == ["Сведений о торговле и инвестициях нет"]
    assert told(found, "Обязательства") == ["Об обязательствах сведений нет"]


def test_the_command_prints_and_writes_tables(register: Register, tmp_path: Path) -> None:
    asked = ["compare", ONE, OTHER, "-r", str(register.path)]
    printed = CliRunner().invoke(app, asked)
    assert printed.exit_code == 0, printed.output
    assert f"Встречи и визиты: {ONE} — " in printed.output
    file = tmp_path / "c.docx"
    assert CliRunner().invoke(app, [*asked, "-o", str(file)]).exit_code == 0
    paper = docx.Document(io.BytesIO(file.read_bytes()))
    assert [cell.text for cell in paper.tables[0].rows[0].cells] == ["", ONE, OTHER]
