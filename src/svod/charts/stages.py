"""Stages: how many projects stand on each step of the ladder."""

from collections import Counter
from collections.abc import Iterable

from svod.charts.chart import Chart
from svod.charts.numbers import number
from svod.charts.style import BAR, INK, PALE, WIDTH, altair, spec
from svod.messages import say
from svod.model.claim import ProjectStage
from svod.model.entry import Entry, EntryKind

STOPPED = (ProjectStage.SUSPENDED.value, ProjectStage.CANCELLED.value)


def stages(entries: Iterable[Entry]) -> Chart | None:
    """Projects by stage, in the order of the ladder; None when there are none."""
    projects = [entry for entry in entries if entry.kind is EntryKind.PROJECT and entry.stage]
    counted = Counter(str(entry.stage) for entry in projects)
    shown = [(stage.value, counted[stage.value]) for stage in ProjectStage if counted[stage.value]]
    if not shown:
        return None
    rows = tuple((say(f"project.stage.{stage}"), number(count)) for stage, count in shown)
    title = say("chart.stages.title")
    description = f"{say('chart.bars')} {title}: " + "; ".join(f"{name} — {count}" for name, count in rows) + "."
    return Chart(
        title=title,
        description=description,
        spec=spec(_bars(shown), title, description),
        heads=(say("col.stage"), say("chart.count")),
        rows=rows,
        entries=tuple(sorted(entry.id for entry in projects)),
    )


def _bars(shown: list[tuple[str, int]]) -> object:
    alt = altair()
    values = [
        {"stage": say(f"project.stage.{stage}"), "count": count, "text": number(count), "stopped": stage in STOPPED}
        for stage, count in shown
    ]
    order = [value["stage"] for value in values]
    y = alt.Y(
        "stage:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=220, labelPadding=6)
    )
    x = alt.X("count:Q", axis=None, scale=alt.Scale(domainMin=0))
    fill = alt.condition("datum.stopped", alt.value(PALE), alt.value(BAR))
    base = alt.Chart(alt.Data(values=values)).encode(y=y, x=x)
    bars = base.mark_bar(height=18).encode(color=fill)
    labels = base.mark_text(align="left", dx=5, color=INK, fontSize=12).encode(text="text:N")
    return (bars + labels).properties(width=WIDTH - 220, height=alt.Step(26))
