"""Tasks in the browser: pairs with both sides and reasons, promises with what may have come of them; undone."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.filling import generated_leaf
from svod.flow import freshen
from svod.quality.generated import page_of
from svod.register import Batch, Register
from tests.web.conftest import token, visiting


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with tasks of all kinds, to be copied."""
    path = tmp_path_factory.mktemp("tasks") / "r.svod"
    with Register(path, create=True) as register:
        register.file(Batch(leaves=[generated_leaf(page_of(number)) for number in range(40)]))
        freshen(register)
    return path.read_bytes()


@pytest.fixture
def client(generated: bytes, tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "r.svod").write_bytes(generated)
    with Register(tmp_path / "r.svod") as register:
        yield visiting(register)


def task(client: TestClient, **asked: str) -> tuple[str, str]:
    """The task that is shown ("" when all is done), and its page."""
    text = client.get("/review", params=asked).text
    found = re.search(r'name="task" value="([^"]+)"', text)
    return html.unescape(found[1]) if found else "", text


@pytest.mark.parametrize(
    ("kind", "verdicts"),
    [
        ("claim", ["right", "wrong", "unsure"]),
        ("pair", ["same", "not_same", "unsure"]),
        ("outcome", ["kept", "partly", "not_kept", "abandoned", "refuted", "open"]),
    ],
)
def test_each_kind_is_asked_judged_and_taken_back(client: TestClient, kind: str, verdicts: list[str]) -> None:
    key, text = task(client, kind=kind)
    assert key.startswith(kind)
    assert re.search(r"вес \d+,\d\d: ", text)
    assert re.findall(r'name="verdict" value="(\w+)" accesskey', text) == verdicts
    assert "<blockquote>" in text or 'class="passage"' in text
    for verdict in verdicts:
        sent = {"token": token(client, "/review"), "task": key, "kind": kind, "verdict": verdict, "judge": "Нина"}
        answer = client.post("/review", data=sent)
        assert answer.status_code == 200
        assert task(client, kind=kind)[0] != key
        number = re.search(r'name="number" value="(\d+)"', answer.text)
        assert number
        client.post("/review/undo", data={"token": token(client, "/review"), "number": number[1], "judge": "Нина"})
        assert task(client, kind=kind)[0] == key
    log = client.get("/review/log").text
    assert log.count("Отменено:") == len(verdicts)
    assert "href=" in log.split("<ul", 1)[1]


def test_a_pair_shows_both_sides_with_reasons(client: TestClient) -> None:
    _, text = task(client, kind="pair")
    assert text.count('<section class="card">') == 2
    assert re.search(r'class="reasons">\d,\d\d: .+[+−]\d', text)


def test_what_is_put_off_comes_later_and_stays_put_off(client: TestClient) -> None:
    first, text = task(client)
    passed = re.search(r'class="button" href="([^"]+)" accesskey="0"', text)
    assert passed
    shown = client.get(html.unescape(passed[1])).text
    found = re.search(r'name="task" value="([^"]+)"', shown)
    skip = re.search(r'name="skip" value="([^"]+)"', shown)
    assert found
    assert skip
    assert html.unescape(skip[1]) == first != html.unescape(found[1])
    verdict = {"claim": "right", "pair": "same", "outcome": "kept"}[found[1].split()[0]]
    sent = {"token": token(client, "/review"), "task": html.unescape(found[1]), "skip": first, "verdict": verdict}
    after = client.post("/review", data=sent).text
    assert first not in re.findall(r'name="task" value="([^"]+)"', after)


@pytest.mark.parametrize("key", ["claim", "claim x y", "pair x", "person x", "pair x y", "outcome x", " ", "claim <b>"])
def test_there_is_no_such_task(client: TestClient, key: str) -> None:
    assert client.get("/review", params={"task": key}).status_code == 404


def test_a_verdict_of_another_kind_is_told(client: TestClient) -> None:
    key, _ = task(client, kind="pair")
    sent = {"token": token(client, "/review"), "task": key, "verdict": "kept"}
    assert client.post("/review", data=sent).status_code == 400
