"""The register: nothing lost, nothing doubled, the same whatever the order; and clear words for bad files."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from svod.errors import Problem, RegisterError
from svod.flow import Digest, freshen, leaf_of
from svod.model.entry import EntryKind
from svod.model.judgement import Judgement
from svod.model.page import Page
from svod.model.question import Question
from svod.model.revive import claim_from_json
from svod.register import Batch, Register
from svod.register import database as database_module
from svod.register.tables import REVISION, metadata
from tests.register.generated import pages

PAGES = list(pages(12, 6))


def loaded(path: Path, found: Iterable[tuple[Page, Digest]], batch: int = 4) -> str:
    with Register(path, create=True) as register:
        leaves = [leaf_of(page, digest) for page, digest in found]
        for at in range(0, len(leaves), batch):
            register.file(Batch(leaves=leaves[at : at + batch]))
        freshen(register)
    return dump(path)


def dump(path: Path) -> str:
    """All that the register holds but times and how often it was changed, in order."""
    lines = []
    with sqlite3.connect(path) as file:
        for table in metadata.sorted_tables:
            passing = {"added", "seen", "number"} | ({"id"} if table.name == "search_items" else set())
            names = [column.name for column in table.columns if column.name not in passing]
            quoted = ", ".join(f'"{name}"' for name in names)
            rows = file.execute(f"SELECT {quoted} FROM {table.name} ORDER BY {quoted}").fetchall()
            lines += [f"{table.name}: {row!r}" for row in rows]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> str:
    return loaded(tmp_path_factory.mktemp("register") / "whole.svod", PAGES)


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(PAGES), batch=st.integers(1, 7), again=st.integers(0, 5))
def test_any_order_any_batches_any_repeats(
    order: list[tuple[Page, Digest]],
    batch: int,
    again: int,
    wanted: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("order") / "r.svod"
    assert loaded(path, [*order, *order[:again]], batch) == wanted


def test_entries_made_anew_page_by_page_are_those_made_at_once(tmp_path: Path, wanted: str) -> None:
    path = tmp_path / "r.svod"
    for one in PAGES:
        found = loaded(path, [one])
    assert found == wanted


def test_made_wholly_anew_it_is_the_same(tmp_path: Path, wanted: str) -> None:
    path = tmp_path / "r.svod"
    loaded(path, PAGES)
    with Register(path) as register:
        register.forget_entries()
        freshen(register)
    assert dump(path) == wanted


KILLED = """
import sys
from pathlib import Path
from svod.flow import freshen, leaf_of
from svod.register import Batch, Register
from tests.register.generated import pages
with Register(Path(sys.argv[1]), create=True) as register:
    print("open", flush=True)
    for page, found in pages(12, 6):
        register.file(Batch(leaves=[leaf_of(page, found)]))
        print(page.digest, flush=True)
        freshen(register)
"""


@pytest.mark.parametrize("after", [0, 1, 3, 6])
def test_killed_in_the_middle(tmp_path: Path, wanted: str, after: int) -> None:
    path = tmp_path / "r.svod"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(after + 1)][1:]
    time.sleep(0.003 * after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Register(path, create=True) as register:
        assert all(register.has(digest) for digest in said)
    assert loaded(path, PAGES) == wanted


def test_claims_come_back_as_they_went(tmp_path: Path) -> None:
    loaded(tmp_path / "r.svod", PAGES)
    with Register(tmp_path / "r.svod") as register:
        for page, found in PAGES:
            assert register.raw(page.digest) == page.raw
            assert register.text(page.digest) == found.article.text
            sources = register.sources([one.id for one in leaf_of(page, found).filed])
            for source in sources.values():
                assert found.article.text[source.start : source.end] == source.quote


def test_contract_both_ways() -> None:
    from svod.model.contract import claim_to_json

    for _, found in PAGES:
        for claim in found.claims:
            data = json.loads(json.dumps(claim_to_json(claim, "x")))
            assert claim_to_json(claim_from_json(data), "x") == claim_to_json(claim, "x")


def test_aside_is_remembered_once_and_forgotten_when_read(tmp_path: Path) -> None:
    page, found = PAGES[0]
    with Register(tmp_path / "r.svod", create=True) as register:
        for _ in range(2):
            register.file(Batch(aside=[(page.address, (Problem("empty", "Файл пуст"),))]))
        assert [one.code for one in register.problems()] == ["empty"]
        register.file(Batch(leaves=[leaf_of(page, found)]))
        assert register.problems() == []


def test_judgements_are_appended_and_taken_back(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        first = register.judge(Judgement(made="2025-01-01", judge="Анна", subject="event-1", verdict="wrong"))
        assert [one.verdict for one in register.judgements()] == ["wrong"]
        register.judge(Judgement(made="2025-01-02", judge="Анна", subject="event-1", verdict="wrong", ends=first))
        assert register.judgements() == []


def test_questions(tmp_path: Path) -> None:
    loaded(tmp_path / "r.svod", PAGES)
    with Register(tmp_path / "r.svod") as register:
        everything = register.ask(Question(kind=EntryKind.PROJECT))
        chosen = register.ask(Question(kind=EntryKind.PROJECT, areas=("Китай",)))
        assert chosen == [one for one in everything if "Китай" in {*one.areas, *one.wider}]
        stage = everything[0].stage
        assert {one.stage for one in register.ask(Question(kind=EntryKind.PROJECT, stage=stage))} == {stage}
        assert register.count(Question(kind=EntryKind.PROJECT)) == len(everything)


# -- the file -------------------------------------------------------------------------------------


def fails(path: Path, word: str, *, create: bool = False) -> None:
    with pytest.raises(RegisterError, match=word):
        Register(path, create=create)


def test_no_register(tmp_path: Path) -> None:
    fails(tmp_path / "none.svod", "нет. Укажите")
    assert not (tmp_path / "none.svod").exists()


def test_folder(tmp_path: Path) -> None:
    fails(tmp_path, "папка", create=True)
    fails(tmp_path / "no" / "r.svod", "Папки", create=True)


@pytest.mark.parametrize("bytes_", ["Просто текст, не реестр".encode(), b"\0" * 4096, b"SQLite format 3\0broken" * 9])
def test_no_database(tmp_path: Path, bytes_: bytes) -> None:
    path = tmp_path / "r.svod"
    path.write_bytes(bytes_)
    fails(path, "не реестр", create=True)
    assert path.read_bytes() == bytes_


def test_foreign_database(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE cats (name TEXT)")
    fails(path, "не реестр", create=True)


def test_newer_register(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    Register(path, create=True)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    fails(path, "более новой")


def test_locked_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_MS", 50)
    path = tmp_path / "r.svod"
    with Register(path, create=True) as register:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="занят"):
            register.file(Batch(leaves=[leaf_of(*PAGES[0])]))
        other.rollback()
        register.file(Batch(leaves=[leaf_of(*PAGES[0])]))


def test_truncated_register(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    loaded(path, PAGES)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 3])
    with pytest.raises(RegisterError, match=r"повреждён|не реестр"), Register(path) as register:  # noqa: PT012
        register.pages()
        register.ask(Question())


def test_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    with Register(path, create=True) as register:
        from sqlalchemy import event

        register.let_go()

        @event.listens_for(register._engine, "connect")
        def small(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 80")

        register.let_go()
        with pytest.raises(RegisterError, match="кончилось место"):
            register.file(Batch(leaves=[leaf_of(*one) for one in pages(80, 20)]))
    assert loaded(path, PAGES)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_read_only_register(tmp_path: Path) -> None:
    path = tmp_path / "r.svod"
    loaded(path, PAGES)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(RegisterError), Register(path, create=True) as register:
            register.file(Batch(leaves=[leaf_of(*pages(13).__next__())]))
    finally:
        tmp_path.chmod(0o755)


# -- the schema -----------------------------------------------------------------------------------


def test_migrations_make_the_tables_and_nothing_else(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register, register._engine.connect() as connection:
        # FTS5 keeps tables of its own beside `search`, of which SQLAlchemy knows nothing
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        assert compare_metadata(MigrationContext.configure(connection, opts=ours), metadata) == []
        extra = set(inspect(connection).get_table_names()) - set(metadata.tables) - {"alembic_version"}
        assert all(re.fullmatch(r"search(_[a-z]+)?", name) for name in extra), extra


def test_newest_migration_is_known() -> None:
    folder = Path(database_module.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == REVISION


def test_every_table_and_column_says_what_it_holds() -> None:
    for table in metadata.tables.values():
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"
