"""Collecting: what cannot be read is set aside with its problem and stops nothing."""

import json
from pathlib import Path

import pytest

from svod.collect import SetAside, collect
from svod.collect import files as files_module
from svod.model.page import Page
from svod.read import read

PROSE = "Делегация Пермского края посетила выставку и провела переговоры с партнёрами из соседнего региона."


def codes(*paths: Path) -> list[str]:
    return [one.problem.code if isinstance(one, SetAside) else one.media for one in collect(paths)]


def test_folder_is_entered_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.html", "a.txt", "b/m.htm", "b/skip.png", ".hidden.txt"):
        (tmp_path / name).write_text(PROSE, "utf-8")
    assert [Path(one.address).name for one in collect([tmp_path])] == ["a.txt", "m.htm", "z.html"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.html", b"%PDF-1.7 \x00\x01", "binary"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.json", b"{broken", "bad-json"),
        ("a.json", b"[" * 100_000, "bad-json"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b'{"url": "x"}', "bad-record"),
        ("a.txt", PROSE.encode("utf-16"), "text"),
        ("a.txt", PROSE.encode("utf-16-le"), "text"),
        ("a.txt", PROSE.encode("cp866"), "text"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert codes(tmp_path / name) == [code]


def test_missing_and_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(PROSE, "utf-8")
    assert codes(tmp_path / "none.txt", good) == ["missing", "text"]
    assert codes(Path("/dev/null")) == ["not-a-file"]
    assert codes(Path("a" * 5000)) == ["unreadable"]


def test_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.html"
    with large.open("wb") as stream:
        stream.truncate(files_module.LARGEST + 1)
    assert codes(large) == ["too-large"]


def test_records(tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    record = {"url": "https://a.example/1", "title": "Пермь ждёт гостей", "date": "2021-03-12", "text": PROSE}
    lines.write_text(f"{json.dumps(record)}\nбито\n\n{json.dumps(record, ensure_ascii=False)}\n", "utf-8")
    first, broken, second = collect([lines])
    assert isinstance(first, Page)
    assert isinstance(broken, SetAside)
    assert isinstance(second, Page)
    assert broken.address.endswith("news.jsonl#2")
    assert first.address == "https://a.example/1"
    assert first.digest == second.digest  # the same record, differently spelt
    article = read(first)
    assert article.title == "Пермь ждёт гостей"
    assert str(article.published and article.published.start) == "2021-03-12"


def test_saved_archive(tmp_path: Path) -> None:
    page = f"<html><body><h1>Пермь ждёт гостей</h1><p>{PROSE}</p></body></html>"
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
    head += 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
    (tmp_path / "a.mhtml").write_text(f"{head}{page}\n--B--\n", "utf-8")
    (found,) = collect([tmp_path / "a.mhtml"])
    assert isinstance(found, Page)
    assert read(found).text == f"Пермь ждёт гостей\n\n{PROSE}"
