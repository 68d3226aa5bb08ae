"""Parquet: tables for those who count in columns; sole home of pyarrow, an optional extra."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from svod.errors import MisuseError
from svod.export.rows import Column, Row
from svod.messages import say

GROUP = 10_000
"""Rows of a group, in memory at once."""


def stream(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """A table of any length, a group of rows after the other; how many rows. MisuseError without pyarrow."""
    try:
        import pyarrow as arrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MisuseError(say("export.extra", extra="parquet")) from error
    kinds: dict[type, Any] = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), date: arrow.date32()}
    schema = arrow.schema([(column.name, kinds[column.holds]) for column in columns])
    count = 0
    left = iter(rows)
    with ParquetWriter(path, schema, compression="zstd") as file:
        while group := list(islice(left, GROUP)):
            values = [arrow.array(cells, schema.types[at]) for at, cells in enumerate(zip(*group, strict=True))]
            file.write_table(arrow.Table.from_arrays(values, schema=schema))
            count += len(group)
    return count
