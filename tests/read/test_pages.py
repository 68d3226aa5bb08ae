"""Whole pages in the layouts of common site engines: what is article and what is not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from svod.model.page import Article, Page, ParagraphKind
from svod.read import read

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((PAGES / "pages.yaml").read_text("utf-8"))


def article(name: str) -> Article:
    media = "html" if name.endswith(".html") else "text"
    return read(Page(name, (PAGES / name).read_bytes(), "sha256:0", media))


@pytest.mark.parametrize("name", EXPECTED)
def test_head_of_page(name: str) -> None:
    found, wanted = article(name), EXPECTED[name]
    day = f"{found.published.start} {found.published.basis.value}" if found.published else None
    said = {
        "published": day, "title": found.title, "publisher": found.publisher, "origin": found.origin,
        "genre": found.genre.value,
    }  # fmt: skip
    assert said == {"origin": None} | {key: value for key, value in wanted.items() if key in said}


@pytest.mark.parametrize("label", ["Заголовок сообщения: ", "Заголовок сообщения: Re: ", "Тема сообщения: "])
def test_a_forum_s_name_for_a_headline_is_none_of_it(label: str) -> None:
    raw, title = (PAGES / "forum-phpbb.txt").read_text("utf-8"), "Бийский котельный завод выходит на рынок Узбекистана"
    found = read(Page("forum", raw.replace(title, label + title).encode(), "sha256:0", "text"))
    assert (found.title, found.paragraphs[0].text) == (title, title)


@pytest.mark.parametrize("name", EXPECTED)
def test_text_of_page(name: str) -> None:
    found, wanted = article(name), EXPECTED[name]
    assert [words for words in wanted["keep"] if words not in found.text] == []
    assert [words for words in wanted["drop"] if words in found.text] == []
    assert (found.paragraphs[0].kind is ParagraphKind.TITLE) == bool(wanted["title"])
    assert all(part.reason and part.kind for part in found.chrome)
