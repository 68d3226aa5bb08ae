"""Merging: two entries become one and are two again; sentences are split off; nobody without the role does it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.collect.files import page_of
from svod.entering import add_account
from svod.flow import load
from svod.model.account import Role
from svod.register import Register
from tests.web.conftest import SECRET, token, visiting
from tests.web.test_accounts import inside

TOLD = [
    "Министр туризма Псковской области Лариса Клёнова 4 мая 2024 года провела переговоры с делегацией Монголии.",
    "Директор завода «Пскоблик» Лариса Громова 6 июня 2024 года провела переговоры с делегацией Вьетнама.",
    "Министр туризма Псковской области Лариса Клёнова 9 июля 2024 года встретилась с послом Монголии.",
]


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Register]:
    with Register(tmp_path / "own.svod", create=True) as register:
        pages = [
            page_of(f"p{n}", f"Переговоры\n\n10.08.2024\n\n{text}".encode(), "text") for n, text in enumerate(TOLD)
        ]
        load(pages, register)
        yield register


@pytest.fixture
def client(filled: Register) -> TestClient:
    return visiting(filled)


def people(client: TestClient) -> dict[str, str]:
    found = client.get("/api/entries", params={"kind": "person", "limit": 50}).json()["entries"]
    return {one["name"]: one["id"] for one in found}


def named(client: TestClient, surname: str) -> str:
    return next(id for name, id in people(client).items() if surname in name)


def test_two_people_become_one_and_are_two_again(client: TestClient) -> None:
    one, other = named(client, "Клёнова"), named(client, "Громова")
    at = f"/entry/{one}/same"
    assert "соединить" in client.get(f"/entry/{one}").text.casefold()
    form = client.get(at, params={"name": "Громовой"}).text
    assert f'value="{other}"' in form
    sent = {"token": token(client, at), "other": other, "verdict": "same", "reason": "вышла <i>замуж", "judge": "Нина"}
    answer = client.post(at, data=sent)
    assert answer.status_code == 200
    assert "Одно и то же" in answer.text
    assert "Нина — вышла &lt;i&gt;замуж" in answer.text
    assert len([name for name in people(client) if "Громова" in name or "Клёнова" in name]) == 1
    number = re.search(r'name="number" value="(\d+)"', answer.text)
    assert number
    back = answer.request.url.path  # type: ignore[attr-defined]
    undone = {"token": token(client, back), "number": number[1], "judge": "Нина", "back": "/people"}
    assert client.post("/review/undo", data=undone).url.path == "/people"
    assert {"Клёнова", "Громова"} <= {name.split()[-1] for name in people(client)}
    assert "Отменено:" in client.get("/review/log").text


def test_sentences_are_split_off(client: TestClient, filled: Register) -> None:
    one = named(client, "Клёнова")
    entry = filled.entry(one)
    assert entry
    newest = entry.claims[-1:]
    sent = {"token": token(client, f"/entry/{one}/same"), "claim": list(newest), "reason": "однофамилица"}
    answer = client.post(f"/entry/{one}/part", data=sent)
    assert answer.status_code == 200, answer.text
    found = client.get("/api/entries", params={"kind": "person", "limit": 50}).json()["entries"]
    assert sum("Клёнова" in person["name"] for person in found) == 2
    assert filled.accounts.deeds(1)[0].subject.startswith("split: ")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"verdict": "same"}, 400),
        ({"verdict": "same", "other": "person:none"}, 400),
        ({"verdict": "kept", "other": "x"}, 400),
    ],
)
def test_mistakes_are_told(client: TestClient, sent: dict[str, str], status: int) -> None:
    at = f"/entry/{named(client, 'Клёнова')}/same"
    assert client.post(at, data=sent).status_code == 403
    assert client.post(at, data=sent | {"token": token(client, at)}).status_code == status


def test_all_or_foreign_sentences_are_not_split(client: TestClient, filled: Register) -> None:
    one = named(client, "Клёнова")
    entry = filled.entry(one)
    assert entry
    for away in (list(entry.claims), [], ["none"]):
        sent = {"token": token(client, f"/entry/{one}/same"), "claim": away}
        assert client.post(f"/entry/{one}/part", data=sent).status_code == 400
    assert not filled.log()


def test_a_reader_joins_nothing(filled: Register) -> None:
    one, other = named(visiting(filled), "Клёнова"), named(visiting(filled), "Громова")
    for name, role in (("anna", Role.ADMIN), ("rita", Role.READER)):
        add_account(filled, name, role, SECRET, "test")
    rita = inside(filled, "rita")
    assert "/same" not in rita.get(f"/entry/{one}").text
    assert rita.get(f"/entry/{one}/same").status_code == 403
    sent = {"token": token(rita, "/account"), "other": other, "verdict": "same"}
    assert rita.post(f"/entry/{one}/same", data=sent).status_code == 403
    assert rita.post(f"/entry/{one}/part", data=sent | {"claim": "x"}).status_code == 403
    assert not filled.log()


def test_events_are_found_by_words(client: TestClient) -> None:
    events = client.get("/api/entries", params={"kind": "event"}).json()["entries"]
    form = client.get(f"/entry/{events[0]['id']}/same", params={"name": "делегацией"}).text
    assert 'type="radio"' in form
