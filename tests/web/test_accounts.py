"""Accounts: nobody comes in without one, does what their role does not allow, or takes another's place."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod import entering
from svod.cli.app import run
from svod.entering import add_account, new_key
from svod.errors import MisuseError
from svod.model.account import Role
from svod.register import Register
from svod.web.visitors import SESSION
from tests.web.conftest import SECRET, token, visiting


def inside(register: Register, name: str, password: str = SECRET) -> TestClient:
    """A visitor who came in."""
    client = visiting(register)
    sent = {"token": token(client, "/login"), "name": name, "password": password, "back": "/people"}
    answer = client.post("/login", data=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/people"
    return client


@pytest.mark.parametrize("path", ["/", "/people", "/search?q=x", "/add", "/review", "/audit", "/account", "/areas"])
def test_a_stranger_is_sent_to_the_entrance(shared: Register, path: str) -> None:
    answer = visiting(shared).get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")
    assert "Верхов" not in answer.text


def test_a_stranger_reads_nothing_by_the_api(shared: Register) -> None:
    answer = visiting(shared).get("/api/entries?kind=event")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("rita", "/", 200),
        ("rita", "/add", 403),
        ("rita", "/review", 403),
        ("rita", "/audit", 403),
        ("rita", "/account", 200),
        ("egor", "/add", 200),
        ("egor", "/review", 200),
        ("egor", "/audit", 403),
        ("anna", "/add", 200),
        ("anna", "/audit", 200),
    ],
)
def test_each_role_has_its_pages(shared: Register, name: str, path: str, status: int) -> None:
    assert inside(shared, name).get(path).status_code == status


def test_a_reader_cannot_post_what_an_editor_may(shared: Register) -> None:
    client = inside(shared, "rita")
    held = token(client, "/account")
    claim = shared.unjudged()[0]
    for path, sent in (
        ("/review", {"task": f"claim {claim}", "verdict": "wrong"}),
        ("/review/undo", {"number": "1"}),
        ("/add", {"text": "Новость\n\nТекст."}),
    ):
        answer = client.post(path, data=sent | {"token": held})
        assert answer.status_code == 403, path
        assert "редактор" in answer.text
    assert not shared.log()
    assert "/add" not in client.get("/").text


def test_who_judges_is_the_account_and_not_a_field_of_the_form(shared: Register) -> None:
    client = inside(shared, "egor")
    claim = shared.unjudged()[0]
    client.post(
        "/review",
        data={"token": token(client, "/review"), "task": f"claim {claim}", "verdict": "right", "judge": "anna"},
    )
    assert [one.judge for one in shared.log()] == ["egor"]
    told = [(one.who, one.deed, one.subject) for one in shared.accounts.deeds(10)]
    assert ("egor", "judge", f"right: {claim}") in told
    page = inside(shared, "anna").get("/audit").text
    assert "egor" in page
    assert "решил" in page


def test_a_planted_session_does_not_go_on(shared: Register) -> None:
    client = visiting(shared)
    client.cookies.set(SESSION, "planted-by-somebody")
    sent = {"token": token(client, "/login"), "name": "egor", "password": SECRET}
    answer = client.post("/login", data=sent, follow_redirects=False)
    assert SESSION in answer.headers["set-cookie"]
    assert "planted" not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert shared.accounts.session(entering.digest_of("planted-by-somebody"), "", "") is None


def test_coming_in_again_ends_the_session_before(shared: Register) -> None:
    client = inside(shared, "egor")
    before = client.cookies[SESSION]
    client.post("/login", data={"token": token(client, "/login"), "name": "egor", "password": SECRET})
    assert client.cookies[SESSION] != before
    assert entering.session_of(shared, before) is None


def test_a_token_of_a_form_is_good_for_its_session_alone(shared: Register) -> None:
    client = visiting(shared)
    early = token(client, "/login")
    client.post("/login", data={"token": early, "name": "egor", "password": SECRET})
    assert client.post("/add", data={"token": early, "text": "x"}).status_code == 403
    assert client.post("/logout", data={"token": "x"}).status_code == 403
    assert client.get("/add").status_code == 200


def test_after_leaving_the_cookie_is_worth_nothing(shared: Register) -> None:
    client = inside(shared, "egor")
    kept = client.cookies[SESSION]
    client.post("/logout", data={"token": token(client, "/account")})
    assert client.get("/people", follow_redirects=False).status_code == 303
    client.cookies.set(SESSION, kept)
    assert client.get("/people", follow_redirects=False).status_code == 303


def test_sessions_end_with_time(shared: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    client = inside(shared, "egor")
    assert client.get("/").status_code == 200
    monkeypatch.setattr(entering, "IDLE", -entering.SEEN)
    assert client.get("/", follow_redirects=False).status_code == 303


def test_many_tries_are_stopped_even_when_one_fits(shared: Register) -> None:
    client = visiting(shared)
    sent = {"token": token(client, "/login"), "name": "egor"}
    for _ in range(entering.TRIES):
        assert client.post("/login", data=sent | {"password": "not this one"}).status_code == 403
    answer = client.post("/login", data=sent | {"password": SECRET})
    assert answer.status_code == 429
    assert "Подождите" in answer.text
    assert inside(shared, "anna")


def test_a_name_that_is_not_there_is_told_like_a_wrong_password(shared: Register) -> None:
    client = visiting(shared)
    held = token(client, "/login")
    told = [
        client.post("/login", data={"token": held, "name": name, "password": "no such"}).text
        for name in ("egor", "none")
    ]
    assert told[0].replace("egor", "none") == told[1]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_after_coming_in_one_goes_nowhere_else(shared: Register, back: str) -> None:
    client = visiting(shared)
    sent = {"token": token(client, "/login"), "name": "egor", "password": SECRET, "back": back}
    assert client.post("/login", data=sent, follow_redirects=False).headers["location"] == "/"


def test_another_password_ends_all_sessions(shared: Register) -> None:
    client, other = inside(shared, "egor"), inside(shared, "egor")
    sent = {"token": token(client, "/account"), "old": SECRET, "new": "ветер в поле 9", "again": "ветер в поле 9"}
    assert client.post("/account/password", data=sent | {"old": "wrong one"}).status_code == 400
    assert client.post("/account/password", data=sent | {"again": "else"}).status_code == 400
    assert client.post("/account/password", data=sent).status_code == 200
    assert other.get("/", follow_redirects=False).status_code == 303
    assert inside(shared, "egor", "ветер в поле 9")


def test_a_token_is_shown_once_and_may_be_revoked(shared: Register) -> None:
    client = inside(shared, "egor")
    page = client.post("/account/key", data={"token": token(client, "/account"), "label": "отчёт"}).text
    made = re.search(r"svod_[\w-]{40,}", page)
    assert made
    assert made[0] not in client.get("/account").text
    program = visiting(shared)
    headers = {"Authorization": f"Bearer {made[0]}"}
    assert program.get("/api/entries?kind=event", headers=headers).status_code == 200
    assert made[0] not in Path(shared.path).read_bytes().decode("latin-1")
    sent = {"token": token(client, "/account"), "start": made[0][:11]}
    client.post("/account/key/remove", data=sent)
    assert program.get("/api/entries?kind=event", headers=headers).status_code == 401


def test_a_token_opens_no_forms(shared: Register) -> None:
    client = visiting(shared)
    client.headers["Authorization"] = f"Bearer {new_key(shared, 'anna', 'x', 'test')}"
    assert client.post("/review", data={"claim": "x", "verdict": "right"}).status_code == 403
    assert client.get("/account").status_code == 403


def test_without_accounts_only_a_server_of_this_machine_alone_is_open(own: TestClient, tmp_path: Path) -> None:
    from svod.web import application

    assert own.get("/add").status_code == 200
    with Register(tmp_path / "none.svod", create=True) as register:
        far = TestClient(application(register, alone=False), base_url="http://svod.example.org")
        assert far.get("/people", follow_redirects=False).headers["location"].startswith("/login")


def test_serving_others_wants_an_account(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Register(tmp_path / "r.svod", create=True)
    for more in (["--host", "0.0.0.0"], ["--host", "192.168.1.5"], ["--proxy"]):
        assert run(["serve", "--register", str(tmp_path / "r.svod"), *more]) == 2
        assert "svod user add" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "password"),
    [("olga", "short"), ("olga", "olga-olga-olga"), ("olga", "aaaaaaaaaaaaaa"), ("../x", SECRET), ("", SECRET)],
)
def test_weak_passwords_and_odd_names_are_refused(shared: Register, name: str, password: str) -> None:
    with pytest.raises(MisuseError):
        add_account(shared, name, Role.READER, password, "test")


def test_accounts_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ["--register", str(tmp_path / "r.svod")]
    Register(tmp_path / "r.svod", create=True)
    answers = iter([SECRET, SECRET, SECRET, SECRET, "ветер в поле 9", "ветер в поле 9"])
    monkeypatch.setattr("svod.cli.users.sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("svod.cli.users.getpass.getpass", lambda prompt: next(answers))
    assert run(["user", "add", "Egor", *at]) == 2
    assert "--role admin" in capsys.readouterr().err
    assert run(["user", "add", "Egor", "--role", "admin", *at]) == 0
    assert run(["user", "password", "egor", *at]) == 0
    assert run(["user", "token", "egor", "--label", "отчёт", *at]) == 0
    made = capsys.readouterr().out.strip()
    assert made.startswith("svod_")
    assert run(["user", "list", *at]) == 0
    told = capsys.readouterr().out
    assert "администратор" in told
    assert made not in told
    assert run(["user", "token", "egor", "--revoke", made[:11], *at]) == 0
    assert run(["user", "remove", "egor", *at]) == 0
    with Register(tmp_path / "r.svod") as register:
        assert not register.accounts.all()
        assert [one.deed for one in register.accounts.deeds(9)][::-1] == [
            "user.add", "user.password", "key.add", "key.remove", "user.remove",
        ]  # fmt: skip


def test_the_last_admin_stays(shared: Register) -> None:
    with pytest.raises(MisuseError, match="администратор"):
        entering.remove_account(shared, "anna", "test")
