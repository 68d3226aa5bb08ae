"""The API: what the pages tell, as JSON; and a description that tells no less and no more."""

import pytest
from starlette.testclient import TestClient

from svod.model.entry import EntryKind


def test_every_kind_of_entry_with_its_citations(visitor: TestClient) -> None:
    for kind in EntryKind:
        answer = visitor.get("/api/entries", params={"kind": kind.value})
        assert answer.status_code == 200
        told = answer.json()
        assert told["count"] == len(told["entries"])
        for entry in told["entries"]:
            assert entry["sources"], entry["id"]
            assert visitor.get(f"/api/entries/{entry['id']}").json()["id"] == entry["id"]
        assert "/home/secret" not in answer.text


def test_filters_and_paging(visitor: TestClient) -> None:
    asked = {"kind": "indicator", "area": "вологодская", "limit": "1", "offset": "1"}
    told = visitor.get("/api/entries", params=asked).json()
    assert told["count"] == 2
    assert len(told["entries"]) == 1
    assert visitor.get("/api/pages", params={"limit": 2}).json()["pages"][0]["title"]


def test_a_page_whose_quotes_stand_in_its_text(visitor: TestClient) -> None:
    for record in visitor.get("/api/pages").json()["pages"]:
        page = visitor.get(f"/api/pages/{record['id'].removeprefix('sha256:')}").json()
        assert len(page["claims"]) == record["claims"]
        for claim in page["claims"]:
            assert page["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_search(visitor: TestClient) -> None:
    told = visitor.get("/api/search", params={"q": "вагонами", "kind": "project"}).json()
    assert told["counts"]["article"] == 1
    assert "вагоны" in told["hits"][0]["quote"]
    assert "Монголия" in visitor.get("/api/areas").json()["areas"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/entries", 400),
        ("/api/entries?kind=x", 400),
        ("/api/entries?kind=event&since=yesterday", 400),
        ("/api/entries?kind=event&limit=-1", 400),
        ("/api/entries?kind=event&area=Небыляндия", 400),
        ("/api/entries/none", 404),
        ("/api/pages/00", 404),
        ("/api/search?q=a&kind=x", 400),
        ("/api/search?q=", 200),
    ],
)
def test_mistakes_are_told_in_json(visitor: TestClient, path: str, status: int) -> None:
    answer = visitor.get(path)
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]


def test_the_description_tells_every_path(visitor: TestClient) -> None:
    told = visitor.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.")
    identity = visitor.get("/api/entries?kind=event").json()["entries"][0]["id"]
    digest = visitor.get("/api/pages").json()["pages"][0]["id"].removeprefix("sha256:")
    for path, operations in told["paths"].items():
        needed = {p["name"]: p["schema"].get("enum", ["Монголия"])[0] for p in operations["get"]["parameters"]}
        needed = {n: v for n, v in needed.items() if n in {"kind", "q"}}
        answer = visitor.get(path.format(identity=identity, digest=digest), params=needed)
        assert answer.status_code == 200, path
