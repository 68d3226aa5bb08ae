"""Style: what all charts look like. Dark and light tell things apart, so that a grey print says the same."""

import json
from importlib import import_module
from typing import Any

FONT = "Liberation Sans, Arial, sans-serif"
INK, BAR, PALE, EDGE, EMPTY = "#1a1a1a", "#2f5d8a", "#b9cbdc", "#5a5a5a", "#f4f4f4"
DARKEST, LIGHTEST = "#163f66", "#dfe9f2"
DARK = {
    "white": "#1c2124",
    INK: "#e4e2dc",
    BAR: "#76add9",
    PALE: "#35506b",
    EDGE: "#9aa5a9",
    EMPTY: "#262c30",
    DARKEST: "#a6d0f0",
    LIGHTEST: "#24384a",
}
"""What stands for each colour on a dark screen: strong stays strong against the ground."""

WIDTH = 560
"""Pixels that a chart is wide at most; a page of Word has room for 165 mm of it."""


def altair() -> Any:
    """Altair, loaded when it is first needed: it takes half a second."""
    return import_module("altair")


def darkened(drawn: str) -> str:
    """The JSON of a chart in the colours of a dark screen."""
    for light, dark in DARK.items():
        drawn = drawn.replace(f'"{light}"', f'"{dark}"')
    return drawn


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
