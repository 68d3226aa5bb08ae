"""The register is a function of its pages and judgements: of no order, batch, repeat, removal or kill -9.

Pages are digested once. Where `CI` is set all 120 orders of five pages, 300 random orders of all pages, each page's
removal and 50 kills are tried; elsewhere a handful of each.
"""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from svod.collect import SetAside, collect
from svod.demo import pages as demo_pages
from svod.export.jsonl import dump_canonical
from svod.flow import freshen, leaf, remove
from svod.register import Batch, Leaf, Register
from tests.quality.shared import SHARED

FULL = bool(os.environ.get("CI"))
ORDERS, SHUFFLES, REMOVALS, KILLS = (120, 300, 1000, 50) if FULL else (4, 3, 2, 3)


@cache
def leaves() -> tuple[Leaf, ...]:
    """The annotated pages where they are at hand, the first five of them the seeds; else those of the demonstration."""
    annotated = [SHARED / "seeds", SHARED / "pages"]
    folders = annotated if all(folder.is_dir() for folder in annotated) else demo_pages()
    return tuple(leaf(page) for page in collect(folders) if not isinstance(page, SetAside))


def load(path: Path, given: Iterable[Leaf], batch: int = 1, step: bool = True) -> None:
    """Load pages a batch at a time, joined after each batch or all at the end."""
    told = list(given)
    with Register(path, create=True) as register:
        for at in range(0, len(told), batch):
            register.file(Batch(leaves=told[at : at + batch]))
            if step:
                freshen(register)
        freshen(register)


def canonical(path: Path) -> bytes:
    with Register(path) as register:
        out = path.with_suffix(".jsonl")
        dump_canonical(register, out)
    return out.read_bytes()


def made(path: Path, given: Iterable[Leaf], batch: int = 1, step: bool = True) -> bytes:
    load(path, given, batch, step)
    found = canonical(path)
    for tail in ("", "-wal", "-shm"):
        Path(f"{path}{tail}").unlink(missing_ok=True)
    return found


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("whole") / "r.svod", leaves(), 100)


def test_any_order_of_five_pages(tmp_path: Path) -> None:
    five = leaves()[:5]
    orders = list(permutations(five))
    assert len(orders) == 120
    first = made(tmp_path / "first.svod", five, 5)
    for at, order in enumerate(random.Random(5).sample(orders, ORDERS)):
        assert made(tmp_path / f"{at}.svod", order, 1 + at % 5, step=at % 2 == 0) == first, [one.page for one in order]


def test_any_order_of_all_pages_in_any_batches_with_repeats(tmp_path: Path, wanted: bytes) -> None:
    for at in range(SHUFFLES):
        chance = random.Random(at)
        order = chance.sample(leaves(), len(leaves()))
        order += chance.sample(order, chance.randrange(5))
        batch = 1 if at % 10 == 0 else chance.randrange(2, len(order) + 1)
        assert made(tmp_path / f"{at}.svod", order, batch, step=chance.random() < 0.5) == wanted, at


def test_removing_a_page_restores_the_register_without_it(tmp_path: Path) -> None:
    whole = tmp_path / "whole.svod"
    load(whole, leaves(), 100)
    for gone in random.Random(7).sample(leaves(), min(REMOVALS, len(leaves()))):
        with Register(whole) as register:
            remove(register, [gone.page.digest])
        rest = [one for one in leaves() if one is not gone]
        assert canonical(whole) == made(tmp_path / "without.svod", rest, 100), gone.page.address
        load(whole, [gone])


def test_made_wholly_anew_it_is_the_same(tmp_path: Path, wanted: bytes) -> None:
    path = tmp_path / "r.svod"
    load(path, leaves(), 3)
    with Register(path) as register:
        register.forget_entries()
        freshen(register)
    assert canonical(path) == wanted


def test_killed_at_any_moment_and_loaded_again(tmp_path: Path, wanted: bytes) -> None:
    known: Sequence[Leaf] = leaves()
    started = time.monotonic()
    load(tmp_path / "timed.svod", known, 2)
    lasts = time.monotonic() - started
    chance = random.Random(50)
    for at in range(KILLS):
        path = tmp_path / f"{at}.svod"
        process = multiprocessing.get_context("fork").Process(target=load, args=(path, known, 2))
        process.start()
        time.sleep(chance.random() * lasts)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert made(path, known, 4) == wanted, at
