"""Judgements in the register: what people decided, appended and never overwritten."""

from typing import Any

from sqlalchemy import Connection, insert, select

from svod.model.judgement import Judgement
from svod.register.tables import judgements


def append(connection: Connection, judgement: Judgement) -> int:
    """Put a judgement down; its number."""
    row = {name: getattr(judgement, name) for name in Judgement.__dataclass_fields__ if name != "id"}
    number = connection.execute(insert(judgements).values(row)).inserted_primary_key
    assert number is not None
    return int(number[0])


def standing(connection: Connection) -> list[Judgement]:
    """The judgements that nobody has taken back, oldest first."""
    rows = list(connection.execute(select(judgements).order_by(judgements.c.id)))
    ended = {row.ends for row in rows if row.ends is not None}
    return [_judgement(row) for row in rows if row.id not in ended and row.ends is None]


def _judgement(row: Any) -> Judgement:
    return Judgement(**{name: getattr(row, name) for name in Judgement.__dataclass_fields__})
