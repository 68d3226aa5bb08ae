"""Adding pages: files and pasted text, each with what became of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.register import Register
from tests.web.conftest import added, token

ROOT = Path(__file__).parents[2]

NEWS = """Тува и Киргизия обсудили туризм

3 апреля 2025

Глава Республики Тыва встретился с послом Киргизии 3 апреля 2025 года в Кызыле. Стороны обсудили туризм."""


def test_a_pasted_text_is_read_and_found(own: TestClient) -> None:
    sent = {"text": NEWS, "address": "https://example.org/tuva"}
    told = added(own, sent)
    assert "example.org/tuva" in told
    assert "утвержд" in told
    assert "Тува и Киргизия" in own.get("/search?q=киргизией").text
    assert "уже в реестре" in added(own, sent)


def test_files_are_read_and_troubles_explained(own: TestClient) -> None:
    files = [
        ("files", ("../../etc/new.txt", NEWS.encode("cp1251"), "text/plain")),
        ("files", ("C:\\folder\\empty.html", b"  ", "text/html")),
        ("files", ("picture.html", b"\x89PNG\r\n" + bytes(200), "text/html")),
        ("files", ("data.pdf", b"%PDF-1.4", "application/pdf")),
        ("files", ("<img src=x>.html", b"<p>x</p>", "text/html")),
    ]
    told = added(own, {}, files)
    assert ">new.txt</a>" in told
    assert "../" not in told.split("<main")[1]
    for said in ("Файл пуст", "Это не текст", "Такие файлы не читаются", "&lt;img src=x&gt;.html"):
        assert said in told, said
    assert "Тува и Киргизия" in own.get("/search?q=туризмом").text


def test_nothing_sent_is_told(own: TestClient) -> None:
    answer = own.post("/add", data={"token": token(own)})
    assert answer.status_code == 400
    assert "Выберите файлы" in answer.text


def test_records_are_read_page_by_page(own: TestClient) -> None:
    records = [{"url": f"https://example.org/{n}", "title": f"Новость {n}", "text": NEWS + f" № {n}"} for n in range(3)]
    lines = "\n".join(json.dumps(one) for one in records).encode()
    told = added(own, {}, [("files", ("many.jsonl", lines, "application/json"))])
    assert "прочитано 3\u00a0страницы" in told
    assert "example.org/2" in told


def test_a_reading_that_breaks_off_is_told(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svod.web.jobs.sys.executable", "/bin/false")
    assert "Чтение прервалось" in added(own, {"text": NEWS})


def test_the_server_does_not_load_the_language_models(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True):
        pass
    script = (
        "import sys\nfrom pathlib import Path\nfrom svod.register import Register\nfrom tests.web.conftest import *\n"
        "with Register(Path(sys.argv[1])) as register:\n"
        "    assert 'утвержд' in added(visiting(register), {'text': sys.argv[2]})\n"
        "from svod.language.parse import models\n"
        "assert models.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "r.svod"), NEWS], check=True, cwd=ROOT)


@pytest.mark.parametrize("job", ["none", "..%2f..%2fetc", "%2e%2e", "a.b"])
def test_there_is_no_such_job(own: TestClient, job: str) -> None:
    assert own.get(f"/add/{job}").status_code == 404
