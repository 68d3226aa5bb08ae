"""Rows: tables of data, told from those that only lay out a page."""

from lxml.etree import _Element

from svod.read.block import squeeze


def rows_of(table: _Element) -> list[str]:
    """The rows of a table of data, cells parted by " | "; none when the table only lays out the page."""
    if table.find(".//table") is not None or table.find(".//form") is not None or table.find(".//h1") is not None:
        return []
    rows: list[str] = []
    widths: list[int] = []
    for row in table.iter("tr"):
        cells = [_text(cell) for cell in row if cell.tag in {"td", "th"}]
        if any(len(cell) > 300 for cell in cells):
            return []
        if any(cells):
            rows.append(" | ".join(cells))
            widths.append(len(cells))
    columns = sorted(widths)[len(widths) // 2] if widths else 0
    return rows if len(rows) >= 2 and columns >= 2 else []


def _text(cell: _Element) -> str:
    return squeeze(" ".join(piece for piece in cell.itertext() if isinstance(piece, str)))
