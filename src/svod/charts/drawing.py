"""Drawing: charts as SVG for the web and PNG for paper. Nothing is loaded from outside and nothing runs."""

import hashlib
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from svod.charts.chart import Chart
from svod.charts.style import darkened

SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
SCALE = 3.0
"""Dots of a PNG to a pixel of the chart: enough for a printed page."""


def svg(chart: Chart, *, dark: bool = False) -> str:
    """The chart as an SVG element that can stand in a page, with its title and description for screen readers; `dark`
    for a dark screen."""
    drawn = darkened(chart.spec) if dark else chart.spec
    root = fromstring(_converter().vegalite_to_svg(drawn, allowed_base_urls=[]))
    name = "chart-" + hashlib.sha256(chart.spec.encode()).hexdigest()[:8]
    for element in root.iter():
        _plain(element, name)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for at, (tag, text) in enumerate((("title", chart.title), ("desc", chart.description))):
        told = Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        told.text = text
        root.insert(at, told)
    register_namespace("", SVG)
    return tostring(root, "unicode")


def png(chart: Chart) -> bytes:
    """The chart as a PNG of SCALE dots a pixel, on white."""
    return bytes(_converter().vegalite_to_png(chart.spec, scale=SCALE, allowed_base_urls=[]))


def millimetres(image: bytes) -> float:
    """How wide a PNG of ours is when it is not stretched; its width stands in its head."""
    return int.from_bytes(image[16:20]) / SCALE / 96 * 25.4


def _plain(element: Element, name: str) -> None:
    """Take off what Vega says to screen readers of each part, and make names unique: a page may hold many charts."""
    for attribute in [one for one in element.attrib if one == "role" or one.startswith("aria-")]:
        del element.attrib[attribute]
    for attribute, value in element.attrib.items():
        if attribute == "id":
            element.set(attribute, f"{name}-{value}")
        elif value.startswith("url(#"):
            element.set(attribute, value.replace("url(#", f"url(#{name}-"))
        elif attribute in {"href", LINK} and value.startswith("#"):
            element.set(attribute, f"#{name}-{value[1:]}")


def _converter() -> Any:
    """vl-convert, loaded when it is first needed: it takes longer than most commands."""
    return import_module("vl_convert")
