"""Problems in the register: doubts about pages, and inputs that could not become pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from svod.errors import Problem
from svod.register.tables import addresses, problems, set_aside


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with its place; `page` is None for an input that was set aside."""

    address: str
    page: str | None
    code: str
    message: str


def put_aside(connection: Connection, address: str, told: Iterable[Problem], seen: str) -> None:
    """Remember that an input could not be read; again is not twice."""
    for problem in told:
        row = {"address": address, "code": problem.code, "message": problem.message, "seen": seen}
        connection.execute(insert(set_aside).prefix_with("OR REPLACE").values(row))


def forget_aside(connection: Connection, address: str) -> None:
    """The input has become a page at last."""
    connection.execute(delete(set_aside).where(set_aside.c.address == address))


def list_problems(connection: Connection, limit: int | None) -> list[Trouble]:
    """All problems: inputs set aside first, then doubts about pages."""
    aside = select(set_aside.c.address, set_aside.c.code, set_aside.c.message).order_by(set_aside.c.address)
    found = [Trouble(row.address, None, row.code, row.message) for row in connection.execute(aside.limit(limit))]
    address = select(func.min(addresses.c.address)).where(addresses.c.page == problems.c.page).scalar_subquery()
    doubts = select(problems, address.label("address")).order_by("address", problems.c.page, problems.c.place)
    found += [Trouble(row.address, row.page, row.code, row.message) for row in connection.execute(doubts.limit(limit))]
    return found[:limit]
