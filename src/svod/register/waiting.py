"""Waiting: what of the derived is to be made anew. A register that was cut off anywhere goes on where it stopped."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from svod.register.rows import among, insert_new
from svod.register.tables import stale

INDEX, COMPARE, PLACE, JOIN, NAME = "index", "compare", "place", "join", "name"
"""Steps: a page is let into search, and compared for copies; a claim is put into blocks, and joined with others; the
people or organisations of a block of names are made."""


def mark(connection: Connection, step: str, items: Iterable[str]) -> None:
    """Remember pages or claims as changed."""
    insert_new(connection, stale, [{"step": step, "block": "", "item": item} for item in items])


def mark_names(connection: Connection, changed: Iterable[str]) -> None:
    """Remember whole blocks of names as changed."""
    insert_new(connection, stale, [{"step": NAME, "block": block, "item": ""} for block in changed])


def todo(connection: Connection, step: str, limit: int) -> list[str]:
    """Pages or claims that wait for a step."""
    query = select(stale.c.item).where(stale.c.step == step).order_by(stale.c.item).limit(limit)
    return list(connection.execute(query).scalars())


def stale_names(connection: Connection, limit: int) -> list[str]:
    """Blocks of names that wait to be made anew."""
    query = select(stale.c.block).where(stale.c.step == NAME).distinct().order_by(stale.c.block).limit(limit)
    return list(connection.execute(query).scalars())


def done(connection: Connection, step: str, items: Iterable[str]) -> None:
    """The step, which is none of names, has been taken for these."""
    # with its block, though that is empty, each is found by the key; without it all that waits would be gone through
    connection.execute(delete(stale).where(stale.c.step == step, stale.c.block == "", among(stale.c.item, items)))


def count_stale(connection: Connection) -> int:
    """How many claims and names wait for their entries to be made anew."""
    query = select(func.count()).where(stale.c.step.in_((PLACE, JOIN, NAME)))
    return int(connection.execute(query).scalar() or 0)
