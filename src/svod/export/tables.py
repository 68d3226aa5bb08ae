"""Tables: the register as a folder of tables for those who count, as CSV, Excel or Parquet."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from svod.export.rows import Column, Row, Value, tables
from svod.export.sheets import stream
from svod.register import Register


def write(register: Register, folder: Path, suffix: str) -> dict[str, int]:
    """All tables into a folder; how many rows each has. OSError when they cannot be written, MisuseError when the
    format is not installed."""
    folder.mkdir(parents=True, exist_ok=True)
    made = WRITERS[suffix]
    return {one.name: made(folder / f"{one.name}.{suffix}", one.columns, one.rows(register)) for one in tables()}


def _csv(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """UTF-8 with the mark that Excel wants; a cell that a spreadsheet might run as a formula is disarmed."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow([_plain(value) for value in row])
            count += 1
    return count


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _xlsx(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    return stream(path, path.stem, [column.name for column in columns], rows)


def _parquet(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    from svod.export.parquet import stream as written  # pyarrow is an optional extra

    return written(path, columns, rows)


WRITERS: dict[str, Callable[[Path, Sequence[Column], Iterable[Row]], int]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
}
