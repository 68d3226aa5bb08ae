"""Users: an admin makes, changes and removes accounts; nobody else does, and an admin always stays."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.model.account import Role
from svod.register import Register
from tests.web.conftest import token, visiting
from tests.web.test_accounts import inside


def change(client: TestClient, **sent: str) -> tuple[int, str]:
    answer = client.post("/users", data={"token": token(client, "/users")} | sent)
    return answer.status_code, answer.text


def secret_of(text: str) -> str:
    found = re.search(r'<code class="secret">([^<]+)</code>', text)
    assert found
    return found[1]


def role_of(register: Register, name: str) -> Role | None:
    return next((one.role for one in register.accounts.all() if one.name == name), None)


def test_an_account_is_made_with_a_password_that_is_shown_once(shared: Register) -> None:
    anna = inside(shared, "anna")
    status, text = change(anna, deed="add", name="Lida", role="editor")
    assert status == 200
    assert secret_of(text) not in anna.get("/users").text
    assert inside(shared, "lida", secret_of(text)).get("/add").status_code == 200
    assert ("anna", "user.add", "lida (editor)") in [(d.who, d.deed, d.subject) for d in shared.accounts.deeds(9)]


def test_another_role_holds_at_once(shared: Register) -> None:
    rita = inside(shared, "rita")
    assert rita.get("/add").status_code == 403
    assert change(inside(shared, "anna"), deed="role", name="rita", role="editor")[0] == 200
    assert rita.get("/add").status_code == 200
    assert shared.accounts.deeds(1)[0].deed == "user.role"


def test_a_reset_password_ends_sessions(shared: Register) -> None:
    egor = inside(shared, "egor")
    _, text = change(inside(shared, "anna"), deed="password", name="egor")
    assert egor.get("/", follow_redirects=False).status_code == 303
    assert inside(shared, "egor", secret_of(text))


def test_a_removed_account_is_out(shared: Register) -> None:
    egor = inside(shared, "egor")
    assert change(inside(shared, "anna"), deed="remove", name="egor")[0] == 200
    assert egor.get("/", follow_redirects=False).status_code == 303
    assert role_of(shared, "egor") is None


@pytest.mark.parametrize("sent", [{"deed": "remove"}, {"deed": "role", "role": "reader"}])
def test_the_last_admin_stays(shared: Register, sent: dict[str, str]) -> None:
    status, text = change(inside(shared, "anna"), name="anna", **sent)
    assert status == 400
    assert "администратор" in text
    assert role_of(shared, "anna") is Role.ADMIN


@pytest.mark.parametrize("name", ["egor", "rita"])
@pytest.mark.parametrize("deed", ["add", "role", "password", "remove"])
def test_nobody_else_does(shared: Register, name: str, deed: str) -> None:
    client = inside(shared, name)
    assert client.get("/users").status_code == 403
    sent = {"token": token(client, "/account"), "deed": deed, "name": name, "role": "admin"}
    assert client.post("/users", data=sent).status_code == 403
    assert role_of(shared, name) in {Role.EDITOR, Role.READER}
    assert len(shared.accounts.all()) == 3


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"deed": "grant", "name": "rita"}, 400),
        ({"deed": "role", "name": "rita", "role": "owner"}, 400),
        ({"deed": "role", "name": "none", "role": "editor"}, 400),
        ({"deed": "add", "name": "<b>x</b>"}, 400),
        ({"deed": "add", "name": "egor"}, 400),
    ],
)
def test_mistakes_are_told(shared: Register, sent: dict[str, str], status: int) -> None:
    told, text = change(inside(shared, "anna"), **sent)
    assert told == status
    assert "<b>x" not in text


def test_a_form_of_another_site_does_nothing(shared: Register) -> None:
    anna = inside(shared, "anna")
    sent = {"deed": "role", "name": "rita", "role": "admin"}
    assert anna.post("/users", data=sent).status_code == 403
    held = {"token": token(anna, "/users")}
    assert anna.post("/users", data=sent | held, headers={"Origin": "https://evil.example"}).status_code == 403
    assert role_of(shared, "rita") is Role.READER


def test_the_first_account_is_an_admins(tmp_path: Path) -> None:
    with Register(tmp_path / "new.svod", create=True) as register:
        client = visiting(register)
        assert change(client, deed="add", name="egor", role="reader")[0] == 400
        status, text = change(client, deed="add", name="egor", role="admin")
        assert status == 200
        assert client.get("/", follow_redirects=False).status_code == 303
        assert inside(register, "egor", secret_of(text))
