"""Streaming: what an export holds in memory does not grow with the register."""

import gc
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from svod.export import jsonl, linked, tables
from svod.filling import fill
from svod.register import Register, questions, transfer

FEW, MANY = 1800, 3600
"""Claims of the two registers."""

MORE = 1.2
"""How much more an export may hold of twice the claims; 1.07 is measured."""

Export = Callable[[Register, Path], object]


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Register]:
    folder = tmp_path_factory.mktemp("streams")
    made = [Register(folder / f"{claims}.svod", create=True) for claims in (FEW, MANY)]
    for register, claims in zip(made, (FEW, MANY), strict=True):
        fill(register, claims)
    return made[0], made[1]


def _lines(register: Register, path: Path) -> object:
    return jsonl.dump(register, path, raw=True)


def _csv(register: Register, path: Path) -> object:
    return tables.write(register, path, "csv")


def _parquet(register: Register, path: Path) -> object:
    return tables.write(register, path, "parquet")


def _keeping_all(register: Register, path: Path) -> object:
    """An export as none may be."""
    return path.write_text("\n".join(json.dumps(line) for line in list(register.lines(raw=False))))


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "CHUNK", 10)
    monkeypatch.setattr(questions, "CHUNK", 10)
    monkeypatch.setattr("svod.export.parquet.GROUP", 10)


@pytest.mark.parametrize("export", [_lines, linked.write, _csv, _parquet])
def test_memory_stays_the_same(registers: tuple[Register, Register], export: Export, tmp_path: Path) -> None:
    few, many = _peaks(export, registers, tmp_path)
    assert many < MORE * few


def test_what_keeps_all_lines_is_found(registers: tuple[Register, Register], tmp_path: Path) -> None:
    few, many = _peaks(_keeping_all, registers, tmp_path)
    assert many > MORE * few


def _peaks(export: Export, registers: tuple[Register, Register], folder: Path) -> tuple[int, int]:
    for at, register in enumerate(registers):
        export(register, folder / f"warm{at}")  # what is imported or cached the first time counts for neither
    few, many = (_peak(export, register, folder / str(at)) for at, register in enumerate(registers))
    return few, many


def _peak(export: Export, register: Register, path: Path) -> int:
    """Bytes held at most. What waits to be collected is no part of it, so it is collected often; and all that was there
    before is set aside, for the oldest objects are gone through only when a quarter as many have come."""
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.collect()
    gc.set_threshold(100, 2, 2)
    tracemalloc.start()
    try:
        export(register, path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*usual)
        gc.unfreeze()
