"""Rows: of any table, chosen by many values at once, inserted but once."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select


def among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column's value is one of any number of values."""
    told = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(told.c.value))


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows but those that are there already."""
    if rows:
        connection.execute(insert(table).prefix_with("OR IGNORE"), rows)
