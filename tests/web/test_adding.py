"""Adding pages: files and pasted text, each with what became of it."""

from starlette.testclient import TestClient

from tests.web.conftest import token

NEWS = """Тува и Киргизия обсудили туризм

3 апреля 2025

Глава Республики Тыва встретился с послом Киргизии 3 апреля 2025 года в Кызыле. Стороны обсудили туризм."""


def test_a_pasted_text_is_read_and_found(own: TestClient) -> None:
    sent = {"token": token(own), "text": NEWS, "address": "https://example.org/tuva"}
    answer = own.post("/add", data=sent)
    assert answer.status_code == 200
    assert "example.org/tuva" in answer.text
    assert "утвержд" in answer.text
    assert "Тува и Киргизия" in own.get("/search?q=киргизией").text
    again = own.post("/add", data=sent)
    assert "уже в реестре" in again.text


def test_files_are_read_and_troubles_explained(own: TestClient) -> None:
    files = [
        ("files", ("../../etc/new.txt", NEWS.encode("cp1251"), "text/plain")),
        ("files", ("C:\\folder\\empty.html", b"  ", "text/html")),
        ("files", ("picture.html", b"\x89PNG\r\n" + bytes(200), "text/html")),
        ("files", ("data.pdf", b"%PDF-1.4", "application/pdf")),
        ("files", ("<img src=x>.html", b"<p>x</p>", "text/html")),
    ]
    answer = own.post("/add", data={"token": token(own)}, files=files)
    assert answer.status_code == 200
    assert ">new.txt</a>" in answer.text
    assert "../" not in answer.text.split("<main")[1].split("<form")[0]
    for said in ("Файл пуст", "Это не текст", "Такие файлы не читаются", "&lt;img src=x&gt;.html"):
        assert said in answer.text, said
    assert "Тува и Киргизия" in own.get("/search?q=туризмом").text


def test_nothing_sent_is_told(own: TestClient) -> None:
    answer = own.post("/add", data={"token": token(own)})
    assert answer.status_code == 400
    assert "Выберите файлы" in answer.text
