"""FollowTheMoney: the library itself finds no fault with an entity, and every reference leads to one."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.ftm import write
from svod.model.entry import EntryKind
from svod.register import Register

ftm = pytest.importorskip("followthemoney", reason="the extra ftm is not installed: pip install 'svod[ftm]'")


@pytest.fixture(scope="module")
def entities(register: Register, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    path = tmp_path_factory.mktemp("ftm") / "out.ftm.json"
    counts = write(register, path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert sum(counts.values()) == len(lines)
    assert len({line["id"] for line in lines}) == len(lines)
    return {line["id"]: line for line in lines}


def test_the_library_finds_no_errors(entities: dict[str, dict[str, Any]]) -> None:
    errors = []
    for data in entities.values():
        schema = ftm.model.get(data["schema"])
        schema.validate(data)  # raises for values that are not of their type
        cleaned = ftm.model.get_proxy(data, cleaned=False).to_dict()["properties"]
        errors += [(data["id"], name) for name in schema.required if not cleaned.get(name)]
        errors += [
            (data["id"], name) for name, values in data["properties"].items() if set(values) != set(cleaned[name])
        ]
    assert errors == []


def test_every_reference_leads_to_an_entity_of_the_right_kind(entities: dict[str, dict[str, Any]]) -> None:
    seen = 0
    for data in entities.values():
        schema = ftm.model.get(data["schema"])
        for name, values in data["properties"].items():
            if schema.get(name).type.name == "entity":
                for value in values:
                    assert ftm.model.get(entities[value]["schema"]).is_a(schema.get(name).range), (data, name)
                    seen += 1
    assert seen > len(entities)


def test_every_person_post_event_and_project_has_its_sentence(
    register: Register, entities: dict[str, dict[str, Any]]
) -> None:
    told = {one["properties"]["entity"][0] for one in entities.values() if one["schema"] == "Documentation"}
    for kind in (EntryKind.PERSON, EntryKind.EVENT, EntryKind.PROJECT):
        for chunk in register.every(kind):
            assert {entry.id.replace(":", "-") for entry in chunk} <= told & entities.keys()
    posts = sum(len(entry.tenures) for chunk in register.every(EntryKind.PERSON) for entry in chunk)
    assert sum(one["schema"] == "Occupancy" for one in entities.values()) == posts > 0
    assert all(one["properties"].get("proof") for one in entities.values() if one["schema"] == "Occupancy")


def test_the_command(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "out.ftm.json"
    done = CliRunner().invoke(app, ["export", "ftm", "-o", str(path), "-r", str(register.path)])
    assert done.exit_code == 0, done.output
    assert "Person: " in done.output
    assert path.stat().st_size > 0
