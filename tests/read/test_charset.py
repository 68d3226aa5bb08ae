"""Charsets: the same page reads the same whatever its bytes are in and whatever it declares."""

import pytest

from svod.model.page import Page
from svod.read import read
from svod.read.charset import decode

PROSE = (
    "Губернатор Томской области провёл переговоры с представителями деловых кругов соседней республики. "
    "Стороны обсудили поставки кабеля, совместный выпуск приборов и обмен студентами."
)


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-16-be", "iso8859-5"]
)
def test_charsets(charset: str) -> None:
    decoded = decode(PROSE.encode(charset))
    assert decoded.text == PROSE
    assert decoded.problems == ()


@pytest.mark.parametrize(
    ("declared", "true"), [("windows-1251", "utf-8"), ("utf-8", "cp1251"), ("koi8-r", "cp1251"), ("utf-8", "koi8-r")]
)
def test_wrong_declaration(declared: str, true: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{PROSE}</p></body></html>'
    article = read(Page("a", page.encode(true), "d", "html"))
    assert article.text == PROSE


@pytest.mark.parametrize(
    ("wrong", "true"), [("cp1251", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "cp1251"), ("koi8-r", "cp1251")]
)
def test_mojibake_is_repaired_and_reported(wrong: str, true: str) -> None:
    broken = PROSE.encode(true).decode(wrong, "replace").encode("utf-8")
    decoded = decode(broken)
    assert decoded.text[:60] == PROSE[:60]
    assert [problem.code for problem in decoded.problems if problem.code.startswith("mojibake")] == [
        "mojibake-repaired"
    ]


def test_lost_letters_are_reported() -> None:
    decoded = decode((PROSE + "�" * 40).encode())
    assert [problem.code for problem in decoded.problems] == ["charset-damaged"]


def test_capitals_are_no_mojibake() -> None:
    assert decode((PROSE.upper() * 3).encode()).problems == ()


def test_letter_cut_at_the_end() -> None:
    assert decode(PROSE.encode()[:-1] + b"\xd0").text.startswith(PROSE[:-1])
