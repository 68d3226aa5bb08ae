"""Marking: claims over a text, whatever their places."""

from hypothesis import given
from hypothesis import strategies as st

from svod.model.entry import Source
from svod.web.links import local, outward, spoken_address
from svod.web.marking import marked

TEXT = "Заголовок\n\nПервый абзац, в котором сказано многое.\n\nВторой абзац."


def claim(at: int, start: int, end: int) -> Source:
    return Source(
        claim=f"event-{at}",
        kind=("event", "office", "project")[at % 3],
        quote=TEXT[start:end],
        start=start,
        end=end,
        speaker=None,
        confidence=0.5,
        page="p",
        address="a",
        title=None,
        publisher=None,
        published=None,
    )


@given(st.lists(st.tuples(st.integers(-5, len(TEXT) + 5), st.integers(-5, len(TEXT) + 5)), max_size=8))
def test_the_text_stays_whole_and_each_claim_begins_once(spans: list[tuple[int, int]]) -> None:
    claims = [claim(at, start, end) for at, (start, end) in enumerate(spans)]
    paragraphs = marked(TEXT, claims)
    assert ["".join(part.text for part in paragraph) for paragraph in paragraphs] == TEXT.split("\n\n")
    begun = [name for paragraph in paragraphs for part in paragraph for name in part.begins]
    assert len(begun) == len(set(begun))
    for paragraph in paragraphs:
        for part in paragraph:
            assert bool(part.kinds) == bool(part.first)


def test_overlapping_claims_have_stretches_of_their_own() -> None:
    start = TEXT.index("Первый")
    (_, first, _) = marked(TEXT, [claim(0, start, start + 20), claim(1, start + 7, start + 12)])
    assert [(part.text, part.kinds) for part in first] == [
        ("Первый ", ("event",)),
        ("абзац", ("event", "office")),
        (", в кото", ("event",)),
        ("ром сказано многое.", ()),
    ]
    assert first[1].first == "event-1"


def test_addresses_that_are_safe_to_follow() -> None:
    assert outward("https://example.org/a") == "https://example.org/a"
    for evil in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/etc/passwd", "https:", "http://[x"):
        assert outward(evil) is None
    assert spoken_address("/home/me/pages/a.html") == "a.html"
    assert spoken_address("C:\\pages\\a.html") == "a.html"
    assert local("/events?x=1") == "/events?x=1"
    assert local("/x\r\nSet-Cookie: a=b") == "/"
