"""Rows: of any table, chosen by many values at once, inserted but once."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, select


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column's value is one of any number of values."""
    told = func.json_each(listed(values)).table_valued("value")
    return column.in_(select(told.c.value))


def one_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a column's value is one of those that the parameter `name` gives, as `listed` has them: the statement
    stays the same however many there are, so that it is put together once."""
    told = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(told.c.value))


def listed(values: Iterable[str | int]) -> str:
    """Values as one parameter of a statement."""
    return json.dumps(list(values), ensure_ascii=False)


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows but those that are there already."""
    if rows:
        connection.execute(insert(table).prefix_with("OR IGNORE"), rows)
