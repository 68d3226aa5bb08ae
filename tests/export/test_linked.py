"""Linked data: one JSON document, words that schema.org has, and each entry tied to the sentences it rests on."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.linked import write
from svod.model.entry import EntryKind
from svod.register import Register

THING = {"@type", "@id", "name", "alternateName", "additionalType", "url", "subjectOf"}
WORDS = {  # properties of schema.org 29 that each type has, its parents' included, as far as they are used here
    "NewsArticle": THING | {"headline", "datePublished", "publisher", "inLanguage"},
    "Claim": THING | {"text", "appearance", "author"},
    "Person": THING | {"worksFor"},
    "Organization": THING | {"areaServed"},
    "GovernmentOrganization": THING | {"areaServed"},
    "OrganizationRole": THING | {"roleName", "startDate", "endDate", "worksFor"},
    "AdministrativeArea": THING,
    "Place": THING,
    **dict.fromkeys(
        ("Event", "BusinessEvent", "ExhibitionEvent"),
        THING
        | {"startDate", "endDate", "location", "organizer", "attendee", "about", "eventStatus", "eventAttendanceMode"},
    ),
}


@pytest.fixture(scope="module")
def graph(register: Register, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("linked") / "out.jsonld"
    count = write(register, path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["@context"] == "https://schema.org"
    assert len(told["@graph"]) == count
    return list(told["@graph"])


def test_all_words_are_those_of_schema_org(graph: list[dict[str, Any]]) -> None:
    def check(node: Any) -> None:
        if isinstance(node, list):
            for one in node:
                check(one)
        elif isinstance(node, dict) and node.keys() != {"@id"}:
            assert node.keys() <= WORDS[node["@type"]], node
            assert None not in node.values()
            for value in node.values():
                check(value)

    check(graph)


def test_every_claim_and_event_is_there_with_its_sentence(register: Register, graph: list[dict[str, Any]]) -> None:
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph)
    claims = [node for node in graph if node["@type"] == "Claim"]
    assert len(claims) == sum(register.claims_by_kind().values())
    for claim in claims:
        page = claim["appearance"]["@id"].removeprefix("urn:svod:")
        assert claim["text"] in (register.text(page) or "")
    for chunk in register.every(EntryKind.EVENT):
        for entry in chunk:
            node = nodes[f"urn:svod:{entry.id}"]
            assert [one["@id"] for one in node["subjectOf"]] == [f"urn:svod:{claim}" for claim in entry.claims]
            assert all(one["@id"] in nodes for one in node["subjectOf"])
            assert node.get("startDate") == (entry.start.isoformat() if entry.start else None)


def test_the_command(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonld"
    done = CliRunner().invoke(app, ["export", "jsonld", "-o", str(path), "-r", str(register.path)])
    assert done.exit_code == 0, done.output
    assert json.loads(path.read_text(encoding="utf-8"))["@graph"]
