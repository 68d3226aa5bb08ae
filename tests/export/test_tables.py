"""The tables: every entry a row, every slot a column, dates as dates, nothing that a spreadsheet would run."""

import csv
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.rows import NAMES, columns, tables
from svod.export.sheets import stream
from svod.export.tables import WRITERS, write
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_entry_is_a_row_of_its_table(register: Register, tmp_path: Path) -> None:
    counts = write(register, tmp_path / "new" / "tables", "csv")
    for kind, name in NAMES.items():
        entries = {entry.id: entry for entry in register.ask(Question(kind=kind))}
        found = read(tmp_path / "new" / "tables" / f"{name}.csv")
        assert {row["id"] for row in found} == entries.keys()
        assert counts[name] == len(found)
        for row in found:
            entry = entries[row["id"]]
            assert row["sources"] == str(len(entry.claims))
            assert row["from"] == (entry.start.isoformat() if entry.start else "")
            page = register.sources(entry.claims[-1:])[entry.claims[-1]].page
            assert row["quote"] in (register.text(page) or "")
    people = register.ask(Question(kind=EntryKind.PERSON))
    assert counts["offices"] == sum(len(one.tenures) for one in people) > 0


def test_slots_are_columns(register: Register, tmp_path: Path) -> None:
    write(register, tmp_path, "csv")
    figures = read(tmp_path / "indicators.csv")
    assert {"area", "partner", "period_from", "value", "value_unit", "change", "direction"} <= {
        column.name for column in columns(EntryKind.INDICATOR)
    }
    assert all(float(row["value"]) > 0 and row["value_unit"] == "USD" for row in figures)
    assert all("Китай" not in row["partner"] or row["area"] for row in figures)
    assert any(row["participants"].count(";") for row in read(tmp_path / "events.csv"))


def test_excel_has_dates_and_numbers(register: Register, tmp_path: Path) -> None:
    counts = write(register, tmp_path, "xlsx")
    page = openpyxl.load_workbook(tmp_path / "indicators.xlsx").active
    names = [cell.value for cell in page[1]]
    row = dict(zip(names, [cell.value for cell in page[2]], strict=True))
    assert isinstance(row["period_from"], datetime)
    assert isinstance(row["value"], int | float)
    assert page.max_row == counts["indicators"] + 1
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref


def test_nothing_is_run_as_a_formula(tmp_path: Path) -> None:
    stream(tmp_path / "x.xlsx", "x", ["a"], [["=HYPERLINK(1)"], ["a\x00b"], [date(2026, 1, 1)]])
    page = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert page["A2"].data_type == "s"
    assert page["A3"].value == "ab"
    assert page["A4"].is_date


def test_claims_and_pages_are_tables_too(register: Register, tmp_path: Path) -> None:
    counts = write(register, tmp_path, "csv")
    assert counts["claims"] == sum(register.claims_by_kind().values())
    assert counts["pages"] == len(register.pages())
    for row in read(tmp_path / "claims.csv"):
        assert (register.text(row["page"]) or "")[int(row["start"]) : int(row["end"])] == row["quote"]
        assert isinstance(json.loads(row["slots"]), dict)


def test_parquet_has_types_and_the_same_rows(register: Register, tmp_path: Path) -> None:
    counts = write(register, tmp_path, "parquet")
    assert counts == write(register, tmp_path, "csv")
    figures = parquet.read_table(tmp_path / "indicators.parquet")
    assert str(figures.schema.field("period_from").type) == "date32[day]"
    assert str(figures.schema.field("value").type) == "double"
    told = figures.column("quote").to_pylist()
    assert told == [row["quote"] for row in read(tmp_path / "indicators.csv")]


def test_columns_hold_what_they_say(register: Register) -> None:
    for table in tables():
        for row in table.rows(register):
            for column, value in zip(table.columns, row, strict=True):
                assert value is None or isinstance(value, (int, float) if column.holds is float else column.holds)


@pytest.mark.parametrize("suffix", list(WRITERS))
def test_the_command(register: Register, tmp_path: Path, suffix: str) -> None:
    done = CliRunner().invoke(
        app, ["export", "tables", "-o", str(tmp_path), "--format", suffix, "-r", str(register.path)]
    )
    assert done.exit_code == 0, done.output
    assert {path.stem for path in tmp_path.glob(f"*.{suffix}")} == {table.name for table in tables()}
