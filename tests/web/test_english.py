"""In English the site says in English what it says of its own: reasons, summaries, states."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod import read
from svod.messages import speaking
from svod.web import links
from svod.web.setaside import reason_words
from tests.web.conftest import links_of

CYRILLIC = re.compile(r"[А-Яа-яЁё]")


PLACE = {"Verdict": 1, "Chrome": 2}
"""Which argument of each is the reason."""


def reasons() -> Iterator[str]:
    """Every reason that reading gives, with a word in place of those of the page."""
    for path in Path(read.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACE:
                reason = node.args[PLACE[node.func.id]]
                if isinstance(reason, ast.Constant):
                    yield str(reason.value)
                elif isinstance(reason, ast.JoinedStr):
                    yield "".join(str(one.value) if isinstance(one, ast.Constant) else "menu" for one in reason.values)


def test_every_reason_of_reading_is_said_in_english() -> None:
    told = list(reasons())
    assert len(told) > 25
    with speaking("en"):
        assert [one for one in told if CYRILLIC.search(reason_words(one))] == []
    with speaking("ru"):
        assert reason_words("вне статьи") == "вне статьи"


@pytest.fixture
def english(visitor: TestClient) -> TestClient:
    visitor.cookies.set("svod_lang", "en")
    return visitor


def test_a_source_tells_in_english_why_parts_stand_aside(english: TestClient) -> None:
    shown = [english.get(f"{path}?chrome=1").text for path in pages_of(english)]
    told = [one for text in shown for one in re.findall(r'<p class="reason">([^<]+)</p>', text)]
    assert told
    assert [one for one in told if CYRILLIC.search(re.sub("“.*”", "", one))] == []


def pages_of(visitor: TestClient) -> list[str]:
    return [path for path in links_of(visitor.get("/").text, "/page/") if not path.endswith("raw")]


def test_the_summary_of_a_pair_is_english(english: TestClient) -> None:
    text = english.get(links.pair("Вологодская область", "Монголия")).text
    summary = text.partition('class="gist"')[2].partition("</ul>")[0]
    assert "Last known contact: 12.06.2024" in summary
    assert "in force; the newest" in summary
    assert "1\u00a0open commitment; of 1\u00a0commitment the term has passed with no news" in summary
    assert "Последний" not in summary
    english.cookies.set("svod_lang", "ru")
    assert "Последний известный контакт" in english.get(links.pair("Вологодская область", "Монголия")).text
