"""The scorer gives the same figures as the reference scorer that came with the gold."""

import importlib.util
import json
import math
from types import ModuleType
from typing import Any

import pytest

from svod.cli.evaluate import read_line, score_to_json
from svod.quality.gold import evaluate, load, pages_of
from tests.quality.shared import GOLD, SHARED, needs_shared

pytestmark = needs_shared


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", SHARED / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gold claims as if read badly: some dropped, some slots emptied or changed, some claims invented."""
    read = []
    for at, claim in enumerate(claims):
        line = {**claim, "quote": claim.get("line")}
        if at % 5 == 0:
            continue
        if at % 3 == 0:
            line.pop("when", None)
            line["form"] = "meeting"
        if at % 7 == 0:
            read.append({**line, "person": "Иван Чужой", "value": {"number": 7, "unit": "percent"}})
        if at % 4 == 0 and isinstance(line.get("participants"), list):
            line["participants"] = line["participants"][1:]
        read.append(line)
    return read


def same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    return math.isclose(ours, theirs) if isinstance(ours, float) else bool(ours == theirs)


@pytest.mark.parametrize("name", GOLD)
def test_equal_to_the_reference_on_a_spoilt_gold(name: str) -> None:
    gold = load(SHARED / "gold" / f"{name}.yaml")
    lines = [
        {
            "document": {"address": str(page["page"]), "text": "", "published": page.get("published")},
            "claims": spoilt(page["claims"]),  # type: ignore[arg-type]
        }
        for page in gold
    ]
    theirs = reference().score(gold, {line["document"]["address"]: line for line in lines})
    ours = score_to_json(evaluate(gold, lines))
    assert same(ours, theirs)
    assert 0.3 < ours["found"]["all"]["f1"] < 1


def test_equal_to_the_reference_on_a_real_reading() -> None:
    gold = load(SHARED / "gold" / "seeds.yaml")
    read = {name: read_line(path) for name, path in pages_of(gold, SHARED / "seeds")}
    read = json.loads(json.dumps(read, ensure_ascii=False))
    assert same(score_to_json(evaluate(gold, read.values())), reference().score(gold, read))
