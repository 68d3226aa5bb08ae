"""A small register with honest and hostile pages, and a visitor to it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from svod.collect.files import page_of
from svod.entering import add_account
from svod.flow import load
from svod.model.account import Role
from svod.register import Register
from svod.web import application

SECRET = "лиса у ручья 7"

HONEST = """<html><head><title>Вологда и Монголия подписали соглашение</title></head><body><article>
<h1>Вологда и Монголия подписали соглашение</h1><p>5 марта 2024</p>
<p>Губернатор Вологодской области Пётр Верхов встретился с послом Монголии Батом Дорджем 5 марта 2024
года в Вологде.</p>
<p>Вологодская область и Монголия подписали соглашение о сотрудничестве в лесном хозяйстве.</p>
<p>Товарооборот Вологодской области с Монголией в 2023 году составил 120 млн долларов.</p>
<p>«Вологодский вагон» поставляет в Монголию вагоны. Губернатор поручил подготовить график до 1 июня 2024 года.</p>
</article></body></html>"""

SECOND = """Монголия и Вологодская область расширят торговлю

10.05.2024

Губернатор Вологодской области Пётр Верхов 8 мая 2024 года провёл переговоры с делегацией Монголии в Улан-Баторе.

Товарооборот Вологодской области с Монголией в 2023 году составил 95 млн долларов."""

HOSTILE = """Мэр <script>alert(1)</script> и \u202eоборот\u202c встретились

12.06.2024

Мэр Вологды Иван <img src=x onerror=alert(2)> Кручёных встретился с послом Монголии в Вологде 12 июня 2024 года.

{{ 7*7 }} {% raw %} javascript:alert(3) "><svg onload=alert(4)> Слово\u200bс\u200bнулём и \u2067справа\u2069 налево."""


def pages() -> list[object]:
    return [
        page_of("/home/secret/folder/honest.html", HONEST.encode(), "html"),
        page_of("https://example.org/second?a=1&b=2", SECOND.encode(), "text"),
        page_of('javascript:alert("address")', HOSTILE.encode(), "text"),
    ]


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register(tmp_path_factory.mktemp("web") / "secret-name.svod", create=True) as register:
        load(pages(), register)  # type: ignore[arg-type]
        yield register


@pytest.fixture
def visitor(register: Register) -> TestClient:
    return visiting(register)


@pytest.fixture(scope="session")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the honest pages, to be copied."""
    path = tmp_path_factory.mktemp("web") / "honest.svod"
    with Register(path, create=True) as register:
        load(pages()[:2], register)  # type: ignore[arg-type]
    return path


@pytest.fixture(scope="session")
def department(honest: Path) -> Path:
    """The same with an account of each role, to be copied."""
    path = Path(shutil.copy(honest, honest.with_name("department.svod")))
    with Register(path) as register:
        for name, role in (("anna", Role.ADMIN), ("egor", Role.EDITOR), ("rita", Role.READER)):
            add_account(register, name, role, SECRET, "test")
    return path


@pytest.fixture
def own(honest: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor to a register of one's own, that may be changed."""
    with Register(Path(shutil.copy(honest, tmp_path / "own.svod"))) as register:
        yield visiting(register)


@pytest.fixture
def shared(department: Path, tmp_path: Path) -> Iterator[Register]:
    """A register of one's own with an account of each role."""
    with Register(Path(shutil.copy(department, tmp_path / "shared.svod"))) as register:
        yield register


def visiting(register: Register) -> TestClient:
    return TestClient(application(register), base_url="http://localhost:8080", raise_server_exceptions=False)


def site_of(client: TestClient) -> Starlette:
    """The site behind what every request passes first."""
    found = client.app
    while not isinstance(found, Starlette):
        found = found.app  # type: ignore[union-attr]
    return found


def token(client: TestClient, path: str = "/add") -> str:
    """The token of a form."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def added(
    client: TestClient, sent: dict[str, str], files: list[tuple[str, tuple[str, bytes, str]]] | None = None
) -> str:
    """Sends pages and waits until they are read: the page that tells what became of them."""
    answer = client.post("/add", data={"token": token(client)} | sent, files=files)
    assert answer.status_code == 200, answer.text
    for _ in range(60):
        if "refresh" not in answer.headers:
            return answer.text
        answer = client.get(answer.url.path)
    raise AssertionError("the reading has no end")


def links_of(text: str, start: str) -> list[str]:
    """The addresses on a page that begin so."""
    found = re.findall(r'href="([^"#]+)', text)
    return list(dict.fromkeys(one.replace("&amp;", "&") for one in found if one.startswith(start)))
