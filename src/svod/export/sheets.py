"""Sheets: Excel workbooks, small ones laid out for people and great ones written as a stream; sole home of openpyxl."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from svod.brief.typeset import outward, printable

LIMIT = 32_767
"""Characters that a cell of Excel holds."""

LINE = 15
"""Points of a line's height."""

FACE = "Times New Roman"
HEAD = PatternFill("solid", fgColor="E7E6E6")
EDGE = Border(*(Side("thin", color="A6A6A6"),) * 4)
TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, the address that it opens, and its colour, RRGGBB."""

    value: str | int | float | date | None
    link: str | None = None
    colour: str | None = None


def sheet(title: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]], note: str) -> bytes:
    """A workbook of one sheet for people: frozen head, filters, dates as dates, links, set up for print."""
    book = Workbook()
    page = book.active
    page.title = printable(title)[:31]
    page.append(list(heads))
    for at, (cell, width) in enumerate(zip(page[1], widths, strict=True), 1):
        cell.font, cell.fill, cell.border = Font(FACE, 11, bold=True), HEAD, EDGE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(rows, 2):
        for at, cell in enumerate(row, 1):
            _put(page.cell(number, at), cell)
        page.row_dimensions[number].height = LINE * _lines(row, widths)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    _for_print(page, note)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Lines of the row's tallest cell: not every program finds them itself when it opens a file."""
    return max(ceil(0.9 * len(str(cell.value or "")) / width) for cell, width in zip(row, widths, strict=True)) or 1


def _put(place: Any, cell: Cell) -> None:
    place.value = safe(cell.value)
    if isinstance(cell.value, str):
        place.data_type = "s"  # words of pages are never formulas
    if isinstance(cell.value, date):
        place.number_format = "DD.MM.YYYY"
    place.font, place.border, place.alignment = Font(FACE, 11), EDGE, TOP
    if cell.colour:
        place.fill = PatternFill("solid", fgColor=cell.colour)
    if cell.link and outward(cell.link):
        place.hyperlink = cell.link
        place.font = Font(FACE, 11, color="0563C1", underline="single")


def _for_print(page: Any, note: str) -> None:
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddHeader.left.text, page.oddFooter.right.text = note, "&P / &N"


def stream(
    path: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[str | int | float | date | None]]
) -> int:
    """A table of any length written row by row, so that memory stays the same; how many rows."""
    book = Workbook(write_only=True)
    page = book.create_sheet(printable(title)[:31])
    page.freeze_panes = "A2"
    bold = [WriteOnlyCell(page, head) for head in heads]
    for cell in bold:
        cell.font = Font(bold=True)
    page.append(bold)
    count = 0
    for row in rows:
        page.append([_plain(page, value) for value in row])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{count + 1}"
    book.save(path)
    return count


def _plain(page: Any, value: str | int | float | date | None) -> Any:
    if isinstance(value, str):
        cell = WriteOnlyCell(page, safe(value))
        cell.data_type = "s"
        return cell
    if isinstance(value, date):
        cell = WriteOnlyCell(page, value)
        cell.number_format = "DD.MM.YYYY"
        return cell
    return value


def safe(value: str | int | float | date | None) -> str | int | float | date | None:
    """The value as Excel can hold it."""
    return printable(value)[:LIMIT] if isinstance(value, str) else value
