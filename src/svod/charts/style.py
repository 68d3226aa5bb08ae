"""Style: what all charts look like. Dark and light tell things apart, so that a grey print says the same."""

import json
from importlib import import_module
from typing import Any

FONT = "Liberation Sans, Arial, sans-serif"
INK, BAR, PALE, EDGE, EMPTY = "#1a1a1a", "#2f5d8a", "#b9cbdc", "#5a5a5a", "#f4f4f4"
DARKEST, LIGHTEST = "#163f66", "#dfe9f2"
WIDTH = 560
"""Pixels that a chart is wide at most; a page of Word has room for 165 mm of it."""


def altair() -> Any:
    """Altair, loaded when it is first needed: it takes half a second."""
    return import_module("altair")


def spec(chart: Any, title: str, description: str) -> str:
    """The chart as JSON, its keys in order, so that the same entries give the same text."""
    library = altair()
    head = library.TitleParams(title, anchor="start", fontSize=15, color=INK, offset=10)
    styled = (
        chart.properties(title=head, description=description, background="white", padding=10)
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, domainColor=EDGE)
        .configure_concat(spacing=14)
    )
    with library.data_transformers.enable(consolidate_datasets=False):
        return json.dumps(styled.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
