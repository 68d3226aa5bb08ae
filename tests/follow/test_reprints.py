"""Reprints: families of copies whatever the order, and corroboration that counts texts, not pages."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.flow import freshen, leaf_of
from svod.follow.corroboration import corroboration
from svod.model.entry import Source
from svod.model.page import Paragraph, ParagraphKind
from svod.register import Batch, Leaf, Register
from svod.resolve import JOINING
from svod.resolve.reprints import COPY, share, sketch
from tests.register.generated import pages

WORDS = [f"{root}{tail}" for root in ("завод", "регион", "товар", "встреч", "делегат") for tail in map(str, range(60))]


def story(seed: int, length: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def edited(text: str, seed: int, edits: int = 8) -> str:
    chance = random.Random(seed)
    words = text.split()
    for _ in range(edits):
        words[chance.randrange(len(words))] = "иначе"
    return " ".join(words)


def test_light_edits_are_copies_and_other_stories_are_not() -> None:
    for seed in range(30):
        text = story(seed)
        assert share(text, edited(text, seed)) >= COPY
        assert share(text, story(seed + 100)) < 0.1
        assert set(sketch(text)) & set(sketch(edited(text, seed)))


def test_an_excerpt_is_a_copy() -> None:
    text = story(1)
    assert share(text, " ".join(text.split()[:120])) == 1.0


def test_short_notices_are_no_copies_of_each_other() -> None:
    assert share("Губернатор принял посла", "Губернатор принял посла Монголии") == 0.0
    assert set(sketch("а б")).isdisjoint(sketch("а в"))


def leaves() -> list[Leaf]:
    texts = [story(1), edited(story(1), 2), edited(story(1), 3, 20), story(4), story(5), edited(story(5), 6)]
    found = []
    for (page, digest), text in zip(pages(6, 1), texts, strict=True):
        leaf = leaf_of(page, digest)
        article = replace(leaf.article, paragraphs=(Paragraph(ParagraphKind.TEXT, text),))
        found.append(replace(leaf, article=article, filed=[], words=()))
    return found


LEAVES = leaves()


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(6)), batch=st.integers(1, 6))
def test_families_do_not_depend_on_the_order(order: list[int], batch: int, tmp_path_factory: object) -> None:
    path: Path = tmp_path_factory.mktemp("families") / "r.svod"  # type: ignore[attr-defined]
    with Register(path, create=True) as register:
        for at in range(0, 6, batch):
            register.file(Batch(leaves=[LEAVES[i] for i in order[at : at + batch]]))
            freshen(register)
        digests = [leaf.page.digest for leaf in LEAVES]
        of = register.families(digests)
        assert [of[one] for one in digests] == [min(digests[:3])] * 3 + [digests[3]] + [min(digests[4:])] * 2
        register.remove(digests[0], JOINING)
        assert register.families(digests[1:3])[digests[2]] == min(digests[1:3])


def source(page: str, publisher: str, genre: str = "news", origin: str | None = None) -> Source:
    return Source(
        claim=f"c-{page}",
        kind="event",
        quote="О",
        start=0,
        end=1,
        speaker=None,
        confidence=1.0,
        page=page,
        address=page,
        title=None,
        publisher=publisher,
        published=None,
        genre=genre,
        origin=origin,
    )


def test_copies_and_texts_of_one_press_service_count_once() -> None:
    told = [
        source("a", "Вестник"),
        source("b", "Заря"),
        source("c", "Правительство края", "official"),
        source("d", "Маяк", "aggregator", "Правительство края"),
        source("e", "Форум земляков", "forum"),
    ]
    sources = {one.claim: one for one in told}
    found = corroboration(sources, sources, {"a": "a", "b": "a"})
    assert (found.independent, found.pages, found.publishers) == (3, 5, 5)
    assert dict(found.kinds) == {"official": 1, "news": 1, "forum": 1}


def test_a_text_by_a_press_service_on_a_news_page_is_told_apart() -> None:
    one = source("a", "Вестник", "news", "Пресс-служба губернатора")
    assert dict(corroboration([one.claim], {one.claim: one}, {}).kinds) == {"press_service": 1}


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        (
            source("a", "Правительство края", "official"),
            source("b", "Вестник", origin="пресс-служба правительства края"),
            1,
        ),
        (source("a", "Вестник", origin="агентства «Интерфакс»"), source("b", "Заря", origin="Интерфакс"), 1),
        (source("a", "Вестник", origin="ТАСС"), source("b", "Заря", origin="РИА Новости"), 2),
        (source("a", "Вестник"), source("b", "Вестник"), 1),
        (source("a", "Вестник"), source("b", "Вестник", origin="ТАСС"), 2),
        (source("a", "Форум земляков", "forum"), source("b", "Форум земляков", "forum"), 2),
    ],
)
def test_whose_text_it_is_counts_however_it_is_called(one: Source, other: Source, independent: int) -> None:
    sources = {each.claim: each for each in (one, other)}
    assert corroboration(sources, sources, {}).independent == independent
