"""Much that is derived made anew: without waiting for the disk, and without going through all that waits."""

from pathlib import Path

from svod.flow import freshen, leaf_of
from svod.register import Batch, Register, waiting
from tests.register.generated import pages

PAGES = list(pages(2, 6))


def test_what_is_made_anew_does_not_wait_for_the_disk_and_what_is_filed_does(tmp_path: Path) -> None:
    usual, told = _waits(tmp_path / "usual.svod"), []
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(*one) for one in PAGES]))
        with register._building() as connection:
            told.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
        freshen(register)
        with register._reading() as connection:
            told.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
    assert told == [1, usual]


def test_the_last_that_is_told_of_joining_is_that_nothing_is_left(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(*one) for one in PAGES]))
        freshen(register, lambda done, all_: told.append((done, all_)))
    done, all_ = told[-1]
    assert done == all_ > 0


def test_what_is_done_is_found_by_its_key(tmp_path: Path) -> None:
    """Else each step of joining goes through all that waits, and a large register takes days."""
    with Register(tmp_path / "r.svod", create=True) as register, register._reading() as connection:
        seen: list[str] = []
        connection.connection.driver_connection.set_trace_callback(seen.append)  # type: ignore[union-attr]
        waiting.done(connection, waiting.JOIN, ["claim"])
        asked = next(one for one in seen if one.startswith("DELETE"))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
        connection.rollback()
    assert "(step=? AND block=? AND item=?)" in plan[0].detail


def _waits(path: Path) -> object:
    with Register(path, create=True) as register, register._reading() as connection:
        return connection.exec_driver_sql("PRAGMA synchronous").scalar()
