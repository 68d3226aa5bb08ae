"""The register is a function of its pages and judgements: of no order, batch, repeat, removal or kill -9.

Pages are digested once. Where `CI` is set all 120 orders of five pages, 300 random orders of all pages, each page's
removal and 50 kills are tried; elsewhere a handful of each. Registers lie in memory where the machine has a folder
there, and as many are made at once as there are cores.
"""

import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from svod.collect import SetAside, collect
from svod.demo import pages as demo_pages
from svod.export.jsonl import dump_canonical
from svod.flow import freshen, leaf, remove
from svod.register import Batch, Leaf, Register
from tests.quality.shared import SHARED

FULL = bool(os.environ.get("CI"))
ORDERS, SHUFFLES, REMOVALS, KILLS = (120, 300, 1000, 50) if FULL else (6, 6, 2, 4)
MEMORY = Path("/dev/shm")
FORK = multiprocessing.get_context("fork")

Given = TypeVar("Given")
Made = TypeVar("Made")


@cache
def leaves() -> tuple[Leaf, ...]:
    """The annotated pages where they are at hand, the first five of them the seeds; else those of the demonstration."""
    annotated = [SHARED / "seeds", SHARED / "pages"]
    folders = annotated if all(folder.is_dir() for folder in annotated) else demo_pages()
    return tuple(leaf(page) for page in collect(folders) if not isinstance(page, SetAside))


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for registers, with an empty one in it, of which the others are copies."""
    chosen = MEMORY if os.access(MEMORY, os.W_OK) else tmp_path_factory.mktemp("room")
    folder = Path(tempfile.mkdtemp(prefix="svod-", dir=chosen))
    Register(folder / "empty.svod", create=True).let_go()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def wanted(room: Path) -> str:
    """What all pages make, loaded at once into a register of its own making."""
    return taken(load(room / "whole.svod", leaves(), 100))


def on_all_cores(work: Callable[[Given], Made], given: Iterable[Given]) -> list[Made]:
    """What the work makes of each, in their order; the pages are digested before the processes part."""
    leaves()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=FORK) as pool:
        return list(pool.map(work, given))


def load(path: Path, given: Iterable[Leaf], batch: int = 1, step: bool = True) -> Path:
    """Load pages a batch at a time, joined after each batch or all at the end."""
    told = list(given)
    with Register(path, create=True) as register:
        for at in range(0, len(told), batch):
            register.file(Batch(leaves=told[at : at + batch]))
            if step:
                freshen(register)
        freshen(register)
    return path


def canonical(path: Path) -> str:
    """The digest of all that the register says."""
    with Register(path) as register:
        out = path.with_suffix(".jsonl")
        dump_canonical(register, out)
    told = hashlib.sha256(out.read_bytes()).hexdigest()
    out.unlink()
    return told


def taken(path: Path) -> str:
    """The same, and the register is gone."""
    found = canonical(path)
    for tail in ("", "-wal", "-shm"):
        Path(f"{path}{tail}").unlink(missing_ok=True)
    return found


def made(room: Path, given: Iterable[Leaf], batch: int = 1, step: bool = True) -> str:
    """What pages make in a register of their own."""
    path = room / f"{os.getpid()}.svod"
    shutil.copy(room / "empty.svod", path)
    return taken(load(path, given, batch, step))


def orders_behind(room: Path, before: tuple[int, ...]) -> dict[tuple[int, ...], str]:
    """What each order of the first five pages makes that begins so, the pages coming one by one: orders part where they
    differ, in a copy of the register that what they have in common has made."""
    start = room / f"{'-'.join(map(str, before))}.svod"
    shutil.copy(room / "empty.svod", start)
    load(start, [leaves()[at] for at in before])
    return _orders_behind(start, before)


def _orders_behind(path: Path, before: tuple[int, ...]) -> dict[tuple[int, ...], str]:
    found: dict[tuple[int, ...], str] = {}
    for at in set(range(5)) - set(before):
        longer = path.with_name(f"{path.stem}-{at}.svod")
        shutil.copy(path, longer)
        load(longer, [leaves()[at]])
        found |= _orders_behind(longer, (*before, at))
    told = taken(path)
    return found or {before: told}


def test_any_order_of_five_pages_one_by_one(room: Path) -> None:
    starts = list(permutations(range(5), 2)) if FULL else [(3, 1)]
    found = on_all_cores(partial(orders_behind, room), starts)
    told = {order: one for each in found for order, one in each.items()}
    assert len(told) == len(starts) * 6
    first = made(room, leaves()[:5], 5)
    assert not [order for order, one in told.items() if one != first]


def five_in_batches(room: Path, at: int) -> str:
    order = list(permutations(leaves()[:5]))[at]
    return made(room, order, 2 + at % 4, step=at % 2 == 0)


def test_any_order_of_five_pages_in_batches(room: Path) -> None:
    chosen = random.Random(5).sample(range(120), ORDERS)
    first = made(room, leaves()[:5], 5)
    found = on_all_cores(partial(five_in_batches, room), chosen)
    assert not [at for at, one in zip(chosen, found, strict=True) if one != first]


def shuffled(room: Path, at: int) -> str:
    """A random order of all pages, some of them twice; each tenth loaded one by one."""
    chance = random.Random(at)
    order = chance.sample(leaves(), len(leaves()))
    order += chance.sample(order, chance.randrange(5))
    batch = 1 if at % 10 == 0 else chance.randrange(2, len(order) + 1)
    return made(room, order, batch, step=chance.random() < 0.5)


def test_any_order_of_all_pages_in_any_batches_with_repeats(room: Path, wanted: str) -> None:
    found = on_all_cores(partial(shuffled, room), range(SHUFFLES))
    assert not [at for at, one in enumerate(found) if one != wanted]


def with_and_without(room: Path, gone: int) -> tuple[str, str]:
    """What a register says of which a page was taken out, and one that never had it."""
    path = room / f"less-{os.getpid()}.svod"
    shutil.copy(room / "all.svod", path)
    with Register(path) as register:
        remove(register, [leaves()[gone].page.digest])
    return taken(path), made(room, [one for at, one in enumerate(leaves()) if at != gone], 100)


def test_removing_a_page_restores_the_register_without_it(room: Path) -> None:
    load(room / "all.svod", leaves(), 100)
    chosen = random.Random(7).sample(range(len(leaves())), min(REMOVALS, len(leaves())))
    found = on_all_cores(partial(with_and_without, room), chosen)
    assert not [leaves()[at].page.address for at, (less, never) in zip(chosen, found, strict=True) if less != never]


def test_made_wholly_anew_it_is_the_same(room: Path, wanted: str) -> None:
    path = load(room / "anew.svod", leaves(), 3)
    with Register(path) as register:
        register.forget_entries()
        freshen(register)
    assert taken(path) == wanted


def timed(room: Path, at: int) -> float:
    started = time.monotonic()
    load(room / f"timed-{at}.svod", leaves(), 2)
    return time.monotonic() - started


def killed(room: Path, when: float) -> str:
    """What is made where a first loading was killed so many seconds after its start, and another went on."""
    known: Sequence[Leaf] = leaves()
    path = room / f"killed-{when}.svod"
    process = FORK.Process(target=load, args=(path, known, 2))
    process.start()
    time.sleep(when)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    return taken(load(path, known, 4))


def test_killed_at_any_moment_and_loaded_again(room: Path, wanted: str) -> None:
    lasts = max(on_all_cores(partial(timed, room), range(2)))
    chance = random.Random(50)
    moments = [chance.random() * lasts for _ in range(KILLS)]
    found = on_all_cores(partial(killed, room), moments)
    assert not [when for when, one in zip(moments, found, strict=True) if one != wanted]
