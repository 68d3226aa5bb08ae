"""Charts: trade, projects by stage, contacts by month, regions on a grid; sole home of Altair and vl-convert."""

from svod.charts.chart import Chart, Told, Undrawn
from svod.charts.contacts import contacts
from svod.charts.drawing import millimetres, png, svg
from svod.charts.regions import regions
from svod.charts.stages import stages
from svod.charts.trade import trade, trade_drawn, trade_told

__all__ = [
    "Chart",
    "Told",
    "Undrawn",
    "contacts",
    "millimetres",
    "png",
    "regions",
    "stages",
    "svg",
    "trade",
    "trade_drawn",
    "trade_told",
]
