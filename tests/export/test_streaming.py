"""Streaming: what an export holds in memory does not grow with the register."""

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from svod.export import jsonl, linked, tables
from svod.filling import fill
from svod.register import Register, questions, transfer

FEW, MANY = 1800, 3600
"""Claims of the two registers."""


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


@pytest.mark.parametrize("export", [_lines, linked.write, _csv, _parquet])
def test_memory_stays_the_same(
    registers: tuple[Register, Register],
    export: Callable[[Register, Path], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transfer, "CHUNK", 10)
    monkeypatch.setattr(questions, "CHUNK", 10)
    monkeypatch.setattr("svod.export.parquet.GROUP", 10)
    for at, register in enumerate(registers):
        export(register, tmp_path / f"warm{at}")  # what is imported or cached the first time counts for neither
    few, many = (_peak(export, register, tmp_path / str(at)) for at, register in enumerate(registers))
    assert many < 1.3 * few  # twice the claims


def _peak(export: Callable[[Register, Path], object], register: Register, path: Path) -> int:
    """Bytes held at most; what waits to be collected is no part of it, so it is collected often."""
    usual = gc.get_threshold()
    gc.collect()
    gc.set_threshold(100, 2, 2)
    tracemalloc.start()
    try:
        export(register, path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*usual)
