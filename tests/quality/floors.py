"""The pinned floors: what each set must reach, kind by kind. Run as a module it raises them to what is measured.

Floors are set a little below the measured value: releases of numpy round differently.
"""

from pathlib import Path

import yaml

from svod.quality.gold import evaluate
from svod.quality.scoring import SLOTS, Score
from tests.quality.readings import gold, readings
from tests.quality.shared import GOLD

FILE = Path(__file__).with_name("floors.yml")
SLACK = 0.005
HEADER = """\
# Floors of the quality gates: set of pages → kind → least F1 of claims found and of slots filled; dates right.
# Read by tests/quality/test_gates.py. Written by `make floors`, which only raises them; lowering one by hand needs
# a reason in the commit.
"""

Floors = dict[str, dict[str, dict[str, float]]]


def pinned() -> Floors:
    """The floors as they stand."""
    return (yaml.safe_load(FILE.read_text("utf-8")) or {}) if FILE.exists() else {}


def measured(name: str) -> Score:
    """The score of one set as read now."""
    return evaluate(gold(name), readings(name))


def figures(result: Score) -> dict[str, dict[str, float]]:
    """A score in the shape of the floors."""
    kinds = {kind: {"found": result.found[kind].f1, "slots": result.slots[kind].f1} for kind in SLOTS}
    total = {"found": result.all_found.f1, "slots": result.all_slots.f1}
    return {**kinds, "all": total, "published": {"right": float(result.dates_right)}}


def raised(old: Floors) -> Floors:
    """The floors after measuring, none lower than before."""
    new: Floors = {}
    for name in GOLD:
        new[name] = {}
        for kind, values in figures(measured(name)).items():
            before = old.get(name, {}).get(kind, {})
            slack = 0.0 if kind == "published" else SLACK
            new[name][kind] = {
                what: max(before.get(what, 0.0), round(max(value - slack, 0.0), 3)) for what, value in values.items()
            }
    return new


def main() -> None:
    """Raises the floors and says which."""
    old = pinned()
    new = raised(old)
    for name, kinds in new.items():
        for kind, values in kinds.items():
            for what, value in values.items():
                before = old.get(name, {}).get(kind, {}).get(what, 0.0)
                if value > before:
                    print(f"{name} {kind} {what}: {before} -> {value}")
    FILE.write_text(HEADER + "\n" + yaml.safe_dump(new, sort_keys=False, default_flow_style=None), "utf-8")


if __name__ == "__main__":
    main()
