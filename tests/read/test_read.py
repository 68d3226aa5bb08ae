"""read() as a whole: never raises, gives the same twice, stays quick on hostile pages."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.model.page import Page
from svod.read import read

PROSE = "Делегация Пермского края посетила выставку и провела переговоры с партнёрами из соседнего региона. "
MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=menu>",
            "</div>",
            "<table><tr><td>",
            "<a href=x>",
            "<h1>",
            "<time datetime=2020>",
            "<!--",
            "<script>",
            "&nbsp;",
            PROSE,
            "12.05.2020",
            "12 мая",
            "\n",
            "«",
            "31.02.2021",
        ]
    ),
    max_size=40,
)


@given(st.binary(max_size=2000), st.sampled_from(["html", "text", "mhtml", "record"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(raw: bytes, media: str) -> None:
    page = Page("a", raw, "d", media)
    assert read(page) == read(page)


@given(MARKUP, st.sampled_from(["html", "text"]))
@settings(max_examples=150, deadline=None)
def test_any_markup(parts: list[str], media: str) -> None:
    article = read(Page("a", "".join(parts).encode(), "d", media))
    assert all(p.text and p.text == " ".join(p.text.split()) for p in article.paragraphs)


HOSTILE = {
    "empty lines": b"\n" * 1_000_000,
    "deep": b"<div>" * 100_000 + (PROSE * 5).encode() + b"</div>" * 100_000,
    "deep inline": ("<b>" * 50_000 + PROSE * 5).encode(),
    "long line": (PROSE * 30_000).encode(),
    "clocks": ("12:30 " * 200_000).encode(),
    "angles": b"<" * 1_000_000,
    "long class": b'<div class="' + b"a-" * 500_000 + b'">x</div>',
    "open json": b'<script type="application/ld+json">' + b"[" * 90_000 + b"</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_quick(name: str) -> None:
    raw = HOSTILE[name]
    start = time.perf_counter()
    article = read(Page(name, raw, "d", "html" if raw.startswith(b"<") else "text"))
    assert time.perf_counter() - start < 5
    if "deep" in name:
        assert PROSE.strip() in article.text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("187\n15", "no-article"),
        ("The governor visited the plant and signed an agreement with partners. " * 5, "not-russian"),
    ],
)
def test_problems(raw: str, code: str) -> None:
    assert code in [problem.code for problem in read(Page("a", raw.encode(), "d", "text")).problems]


def test_inline_markup_neither_glues_nor_splits() -> None:
    page = "<h1>Новый завод в Перми</h1>"
    page += f"<p>Пред<b>приятие</b>&nbsp;«<i>Насос</i>» рас&shy;ширит цех.{PROSE}</p><p>{PROSE}</p>"
    assert "Предприятие «Насос» расширит цех." in read(Page("a", page.encode(), "d", "html")).text


def test_quote_keeps_its_author() -> None:
    page = f"<h1>Новый завод в Перми</h1><p>{PROSE}</p>"
    page += f"<blockquote><p>Мы ждём гостей.</p><footer>Пётр Ильин, директор</footer></blockquote><p>{PROSE}</p>"
    assert "Пётр Ильин, директор" in read(Page("a", page.encode(), "d", "html")).text
