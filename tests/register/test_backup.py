"""Backup: a copy that is whole while others write, and holds no accounts."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.flow import freshen, leaf_of
from svod.model.entry import EntryKind
from svod.register import Batch, Register
from tests.register.generated import pages


@pytest.fixture
def register(tmp_path: Path) -> Register:
    register = Register(tmp_path / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(12, 6)]))
    freshen(register)
    return register


def test_the_copy_holds_the_same(register: Register, tmp_path: Path) -> None:
    size = register.backup(tmp_path / "copy.svod")
    assert size == (tmp_path / "copy.svod").stat().st_size
    with Register(tmp_path / "copy.svod") as copy:
        assert list(copy.lines()) == list(register.lines())
        for kind in EntryKind:
            assert list(copy.every(kind)) == list(register.every(kind))


def test_it_is_taken_while_another_writes(register: Register, tmp_path: Path) -> None:
    with closing(sqlite3.connect(register.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM pages")
        register.backup(tmp_path / "copy.svod")
        other.rollback()
    with Register(tmp_path / "copy.svod") as copy:
        assert len(copy.pages()) == len(register.pages()) > 0


def test_accounts_stay_at_home(register: Register, tmp_path: Path) -> None:
    with closing(sqlite3.connect(register.path)) as file:
        file.execute(
            "INSERT INTO accounts (name, role, password, made) VALUES ('ivanova', 'admin', 'hash-of-it', 'now')"
        )
        file.commit()
    register.backup(tmp_path / "copy.svod")
    assert b"hash-of-it" not in (tmp_path / "copy.svod").read_bytes()


def test_nothing_is_written_over(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.write_text("mine")
    done = CliRunner().invoke(app, ["export", "sqlite", "-o", str(path), "-r", str(register.path)])
    assert done.exit_code != 0
    assert path.read_text() == "mine"
    done = CliRunner().invoke(app, ["export", "sqlite", "-o", str(tmp_path / "c"), "-r", str(register.path)])
    assert done.exit_code == 0, done.output
