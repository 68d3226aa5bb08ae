"""Mail: the digest goes out over a real SMTP server on this machine, and nobody's password over an open line."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from typer.testing import CliRunner

from svod.cli.app import app
from svod.errors import MisuseError
from svod.export.mail import Server, letter, send
from svod.register import Register


class Box:
    """Keeps what comes in; one address is refused."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.readers: list[str] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]) -> str:
        if to.startswith("nobody"):
            return "550 no such reader"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        told = message_from_bytes(envelope.content or b"", policy=policy.default)
        assert isinstance(told, EmailMessage)
        self.letters.append(told)
        self.readers += envelope.rcpt_tos
        return "250 OK"


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: LoginPassword) -> AuthResult:
    return AuthResult(success=told.login == b"svod" and told.password == b"p@ss word")


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def post(box: Box) -> Iterator[Controller]:
    with socket() as free:  # the server cannot choose a port itself
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Controller(box, hostname="127.0.0.1", port=port, authenticator=_login, auth_require_tls=False)
    post.start()
    yield post
    post.stop()


def test_the_digest_goes_out_as_text_and_html(
    register: Register, box: Box, post: Controller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SVOD_SMTP", f"smtp://svod:p%40ss%20word@127.0.0.1:{post.port}/?from=svod@example.org")
    readers = ["--mail-to", "one@example.org", "--mail-to", "two@example.org"]
    saved = tmp_path / "digest.md"
    done = CliRunner().invoke(
        app, ["digest", "--since", "2000-01-01", "-r", str(register.path), "-o", str(saved), *readers]
    )
    assert done.exit_code == 0, done.output
    assert "Отправлено: one@example.org, two@example.org." in done.output
    (told,) = box.letters
    assert box.readers == ["one@example.org", "two@example.org"]
    assert told["From"] == "svod@example.org"
    assert "1 января 2000 года" in str(told["Subject"]).replace("\u00a0", " ")
    plain, styled = told.get_body(("plain",)), told.get_body(("html",))
    assert plain is not None
    assert styled is not None
    assert "Новые события" in plain.get_content()
    assert "<html" in styled.get_content()
    assert saved.exists()


def test_a_password_does_not_go_over_an_open_line(box: Box, post: Controller) -> None:
    server = Server.of(f"smtp://svod:p%40ss%20word@0.0.0.0:{post.port}/?from=svod@example.org")
    with pytest.raises(MisuseError, match="не предлагает шифрования"):
        send(letter("Тема", "слова", "<p>слова</p>", server.sender, ["one@example.org"]), server)
    assert box.letters == []


@pytest.mark.parametrize("reader", ["nobody@example.org"])
def test_what_the_server_refuses_is_told(box: Box, post: Controller, reader: str) -> None:
    server = Server.of(f"smtp://127.0.0.1:{post.port}/?from=svod@example.org")
    with pytest.raises(MisuseError, match="не отправлено"):
        send(letter("Тема", "слова", "<p>слова</p>", server.sender, [reader]), server)


def test_a_wrong_password_is_told(post: Controller) -> None:
    server = Server.of(f"smtp://svod:wrong@127.0.0.1:{post.port}/?from=svod@example.org")
    with pytest.raises(MisuseError, match="не отправлено"):
        send(letter("Тема", "слова", "<p>слова</p>", server.sender, ["one@example.org"]), server)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(MisuseError, match="не отправлено"):
        send(letter("Тема", "слова", "", "a@b.example", ["c@d.example"]), Server("127.0.0.1", 9, "a@b.example"))


@pytest.mark.parametrize(
    "line", ["", "mail.example.org", "http://x/?from=a@b", "smtp://host/", "smtp://host:x/?from=a@b"]
)
def test_a_line_of_settings_that_is_none(line: str) -> None:
    with pytest.raises(MisuseError, match="SVOD_SMTP"):
        Server.of(line)


def test_the_password_is_not_repeated() -> None:
    with pytest.raises(MisuseError) as told:
        Server.of("smtp://svod:secret@host/")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("reader", ["nobody", "a b@c.example", "x@y.example\nBcc: z@y.example", ""])
def test_a_reader_that_has_no_address(reader: str) -> None:
    with pytest.raises(MisuseError, match="не адрес"):
        letter("Тема", "слова", "", "a@b.example", [reader])


def test_tls_is_asked_for_by_the_scheme() -> None:
    server = Server.of("smtps://me@example.org:pw@mail.example.org")
    assert (server.port, server.tls, server.sender) == (465, True, "me@example.org")
