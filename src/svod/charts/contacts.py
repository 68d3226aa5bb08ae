"""Contacts by month: how often the sides met, with the months in which they did not."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from svod.cells import month_name
from svod.charts.chart import Chart, Undrawn
from svod.charts.numbers import THIN, number
from svod.charts.style import BAR, INK, WIDTH, altair, spec
from svod.messages import say
from svod.model.claim import Modality
from svod.model.entry import Entry, EntryKind

MONTHS = 24

Month = tuple[int, int]
"""Year and month."""


def contacts(entries: Iterable[Entry], as_of: date, months: int = MONTHS) -> Chart | None:
    """Events that took place in the months up to a day; None when there are none. What no month can be told of, and
    what is older, is not drawn."""
    events = [one for one in entries if one.kind is EntryKind.EVENT and one.stage == Modality.OCCURRED.value]
    shown = _months(as_of, months)
    placed = {entry.id: month for entry in events if (month := _month(entry)) in shown}
    if not placed:
        return None
    counted = Counter(placed.values())
    rows = tuple((f"{month_name(month)}{THIN}{year}", number(counted[year, month])) for year, month in shown)
    title = say("chart.contacts.title", months=months)
    told = "; ".join(f"{name} — {count}" for name, count in rows if count != "0")
    description = f"{say('chart.bars')} {title}: {told}. {say('chart.contacts.rest')}"
    return Chart(
        title=title,
        description=description,
        spec=spec(_bars(shown, counted), title, description),
        heads=(say("chart.month"), say("chart.count")),
        rows=rows,
        entries=tuple(sorted(placed)),
        undrawn=tuple(_undrawn(one, shown[0]) for one in events if one.id not in placed and not _later(one, shown)),
    )


def _months(last: date, count: int) -> list[Month]:
    end = last.year * 12 + last.month - 1
    return [(at // 12, at % 12 + 1) for at in range(end - count + 1, end + 1)]


def _month(entry: Entry) -> Month | None:
    """The month in which it began; None without a date, or with one so wide that no month can be told."""
    first, last = entry.start or entry.end, entry.end or entry.start
    if first is None or last is None or (entry.start is None) or (last - first).days > 31:
        return None
    return first.year, first.month


def _later(entry: Entry, shown: list[Month]) -> bool:
    month = _month(entry)
    return month is not None and month > shown[-1]


def _undrawn(entry: Entry, first: Month) -> Undrawn:
    month = _month(entry)
    reason = "older" if month is not None and month < first else "undated"
    return Undrawn(entry.id, entry.name, say(f"chart.reason.{reason}"))


def _bars(shown: list[Month], counted: Counter[Month]) -> object:
    alt = altair()
    values = [
        {
            "at": f"{year}-{month:02}",
            "count": counted[year, month],
            "text": number(counted[year, month]) if counted[year, month] else "",
            "month": month_name(month),
            "year": str(year) if month == 1 or (year, month) == shown[0] else "",
        }
        for year, month in shown
    ]
    names = {value["at"]: value["month"] for value in values}
    years = {value["at"]: value["year"] for value in values}
    label = f"[{names}[datum.value], {years}[datum.value]]".replace("'", '"')
    axis = alt.Axis(labelExpr=label, labelAngle=0, ticks=False, title=None, labelFontSize=9, labelOverlap=False)
    x = alt.X("at:O", axis=axis, scale=alt.Scale(paddingInner=0.25))
    y = alt.Y("count:Q", axis=None, scale=alt.Scale(domainMin=0))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
    labels = base.mark_text(dy=-7, color=INK, fontSize=11).encode(text="text:N")
    return (base.mark_bar(color=BAR) + labels).properties(width=WIDTH + 60, height=140)
