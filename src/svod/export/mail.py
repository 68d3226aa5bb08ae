"""Mail: a briefing sent as a message with a plain and a styled body; sole home of SMTP."""

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from ipaddress import ip_address
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from svod.errors import MisuseError
from svod.messages import say

SECONDS = 30.0
"""How long a server may keep silent."""

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters go out: `smtp[s]://[user:password@]host[:port]/?from=address`, one line of settings.

    smtps speaks TLS from the start, smtp begins it as soon as the server offers it; a password never goes over an open
    line, but to this very machine.
    """

    host: str
    port: int
    sender: str
    tls: bool = False
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, address: str) -> Self:
        """MisuseError with an example when the line is not of this form."""
        parts = urlsplit(address)
        sender = parse_qs(parts.query).get("from", [""])[0]
        try:
            port = parts.port or PORTS[parts.scheme]
        except (KeyError, ValueError) as error:
            raise MisuseError(say("mail.server", value=_masked(address))) from error
        user = unquote(parts.username or "")
        sender = sender or (user if "@" in user else "")
        if not parts.hostname or not _is_address(sender):
            raise MisuseError(say("mail.server", value=_masked(address)))
        password = unquote(parts.password or "")
        return cls(parts.hostname, port, sender, parts.scheme == "smtps", user, password)


def letter(title: str, text: str, html: str, sender: str, readers: Sequence[str]) -> EmailMessage:
    """The message; MisuseError for a reader's address that is none."""
    for reader in readers:
        if not _is_address(reader):
            raise MisuseError(say("mail.address", value=reader))
    message = EmailMessage()
    message["Subject"] = " ".join(title.split())
    message["From"], message["To"] = sender, ", ".join(readers)
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain=sender.partition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine shall answer
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


def send(message: EmailMessage, server: Server) -> None:
    """Hand the message over. MisuseError that says what the server answered, or why the password was not sent."""
    secure = ssl.create_default_context()
    try:
        if server.tls:
            line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=secure)
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        with line:
            line.ehlo()
            if not server.tls and line.has_extn("starttls"):
                line.starttls(context=secure)
                line.ehlo()
            elif not server.tls and server.user and not _is_here(server.host):
                raise MisuseError(say("mail.open", host=server.host))
            if server.user:
                line.login(server.user, server.password)
            line.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise MisuseError(say("mail.failed", host=server.host, port=str(server.port), error=_told(error))) from error


def _told(error: Exception) -> str:
    answer = getattr(error, "smtp_error", None)
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(error) or type(error).__name__


def _is_address(text: str) -> bool:
    name, address = parseaddr(text)
    before, at, after = address.partition("@")
    return bool(before and at and after) and not name and not any(c.isspace() for c in text)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _masked(address: str) -> str:
    """The address as it may be printed: without the password."""
    head, at, tail = address.rpartition("@")
    return f"{head.rpartition(':')[0]}:…@{tail}" if at and head.count(":") > 1 else address
