"""The API: what the pages tell, as JSON; and a description that tells no less and no more."""

import json

import pytest
from starlette.testclient import TestClient

from svod.entering import new_key
from svod.model.entry import EntryKind
from svod.register import Register
from svod.web.api import ROUTES
from tests.web.conftest import visiting


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
        ("/api/entries?kind=event&limit=201", 400),
        ("/api/entries?kind=event&area=Небыляндия", 404),
        ("/api/entries/none", 404),
        ("/api/pages/00", 404),
        ("/api/search", 400),
        ("/api/search?q=a&kind=x", 400),
        ("/api/search?q=", 200),
        ("/api/nothing", 404),
    ],
)
def test_mistakes_are_told_in_json(visitor: TestClient, path: str, status: int) -> None:
    answer = visitor.get(path)
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]


def test_the_description_tells_every_route(visitor: TestClient) -> None:
    told = visitor.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    described = {(path, method.upper()) for path, methods in told["paths"].items() for method in methods}
    served = {
        (route.path.replace(":int}", "}"), method)
        for route in ROUTES
        for method in route.methods or ()
        if method != "HEAD" and route.path not in {"/api", "/api/openapi.json"}
    }
    assert described == served
    page = visitor.get("/api").text
    assert all(path.replace("{number}", "{number:int}") in page for path in told["paths"])


@pytest.fixture
def editor(shared: Register) -> TestClient:
    """A program with an editor's token, on a register of its own."""
    client = visiting(shared)
    client.headers["Authorization"] = f"Bearer {new_key(shared, 'egor', 'test', 'test')}"
    client.reader = f"Bearer {new_key(shared, 'rita', 'test', 'test')}"  # type: ignore[attr-defined]
    client.register = shared  # type: ignore[attr-defined]
    return client


def test_a_program_judges_and_takes_back(editor: TestClient) -> None:
    register: Register = editor.register  # type: ignore[attr-defined]
    claim = register.unjudged()[0]
    made = editor.post("/api/judgements/claims", json={"claim": claim, "verdict": "wrong", "reason": "не о том"})
    assert made.status_code == 201
    told = editor.get("/api/judgements").json()["judgements"][0]
    assert (told["subject"], told["verdict"], told["judge"], told["id"]) == (claim, "wrong", "egor", made.json()["id"])
    assert editor.post(f"/api/judgements/{told['id']}/undo").status_code == 200
    assert not register.judgements()
    people = editor.get("/api/entries", params={"kind": "person"}).json()["entries"]
    pair = {"one": people[0]["id"], "other": people[1]["id"], "verdict": "not_same"}
    assert editor.post("/api/judgements/pairs", json=pair).status_code == 201


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"claim": "none-000", "verdict": "right"}, 404),
        ({"claim": "none-000", "verdict": "perhaps"}, 400),
        ({"claim": "none-000"}, 400),
        ({"claim": 5, "verdict": "right"}, 400),
        ({"claim": "none-000", "verdict": "right", "judge": "anna"}, 400),
        (["claim"], 400),
    ],
)
def test_what_does_not_fit_is_refused(editor: TestClient, sent: object, status: int) -> None:
    assert editor.post("/api/judgements/claims", json=sent).status_code == status


def test_who_may_not_judge_is_refused(editor: TestClient) -> None:
    register: Register = editor.register  # type: ignore[attr-defined]
    sent = {"claim": register.unjudged()[0], "verdict": "wrong"}
    reader = {"Authorization": editor.reader}  # type: ignore[attr-defined]
    assert editor.post("/api/judgements/claims", json=sent, headers=reader).status_code == 403
    none = {"Authorization": "Bearer none"}
    assert editor.post("/api/judgements/claims", json=sent, headers=none).status_code == 401
    form = {"Content-Type": "text/plain"}
    assert editor.post("/api/judgements/claims", content=json.dumps(sent), headers=form).status_code == 415
    assert not register.log()


def test_without_accounts_no_program_judges(visitor: TestClient, register: Register) -> None:
    sent = {"claim": register.unjudged()[0], "verdict": "wrong"}
    assert visitor.post("/api/judgements/claims", json=sent).status_code == 401
