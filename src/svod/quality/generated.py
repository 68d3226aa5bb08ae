"""Generated pages: what a reader would make of a press that tells of many areas, people, firms and bodies.

Pages are made straight as what reading yields (no language model), so a register of any size is filled fast. Several
pages tell one story, each in part and in its own spelling of names; every eighth is a reprint of another.
`svod.filling.fill` puts them into a register.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from svod.model.claim import Claim, NameKind
from svod.model.page import Article, Genre, Page, Paragraph, ParagraphKind
from svod.model.text import Area, Mention, Sentence, Text
from svod.model.when import When
from svod.quality.told import Told, tellings
from svod.quality.world import Person, countries, person, regions, side

PAGES_A_STORY = 3
FIRST, STORIES_A_DAY, LATE = date(2015, 1, 12), 10, 30
"""The press goes on day by day, so a register grows in time and not in density; some stories are told late."""

PUBLISHERS = tuple(f"{name} {kind}" for name in ("Северный", "Речной", "Областной", "Деловой", "Южный", "Новый")
                   for kind in ("вестник", "курьер", "обозреватель", "листок", "телеграф"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Generated:
    """A page with what reading it would yield."""

    page: Page
    text: Text
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What happened: two sides, a day, and somebody of whom only this story tells."""

    number: int
    region: Area
    country: Area
    day: date
    newcomer: Person


def pages(count: int, first: int = 0) -> Iterator[Generated]:
    """Pages `first` … `first + count - 1`; a page is the same whenever it is made."""
    return (page_of(number) for number in range(first, first + count))


def page_of(number: int) -> Generated:
    """The page of a number."""
    reprint = number % 8 == 7
    told = _tellings(number - 1 if reprint else number)
    story = story_of(_story_number(number))
    published = story.day + timedelta(days=1 + Random(f"day {number}").randrange(3))
    publisher = PUBLISHERS[number % len(PUBLISHERS)]
    title = f"{story.region.name} и {story.country.name}: новости сотрудничества, выпуск {number}"
    sentences = [one.sentence for one in told]
    paragraphs = [Paragraph(ParagraphKind.TITLE, title)]
    paragraphs += [Paragraph(ParagraphKind.TEXT, " ".join(sentences[at : at + 3])) for at in range(0, len(told), 3)]
    raw = "\n\n".join(paragraph.text for paragraph in paragraphs).encode()
    digest = "sha256:" + hashlib.sha256(raw).hexdigest()
    address = f"https://press.example/{published:%Y/%m/%d}/{number}"
    when = When.day(published) if number % 20 else None
    article = Article(digest, address, title, when, publisher, None, Genre.NEWS, tuple(paragraphs))
    text = article.text
    claims = tuple(one.claim(text) for one in told)
    return Generated(Page(address, raw, digest, "text"), _text(article, text, story, told), claims)


@lru_cache(maxsize=64)
def story_of(number: int) -> Story:
    """The story of a number. A few areas are told of often, most seldom."""
    chance = Random(f"story {number}")
    region, country = _often(chance, regions()), _often(chance, countries())
    newcomer = person(chance, "директор завода", region.name, russian=True)
    day = FIRST + timedelta(days=number // STORIES_A_DAY + chance.randrange(LATE))
    return Story(number, region, country, day, newcomer)


def _story_number(number: int) -> int:
    """Neighbouring pages tell one story; a reprint tells that of the page before."""
    return (number - 1 if number % 8 == 7 else number) // PAGES_A_STORY


def _often(chance: Random, areas: tuple[Area, ...]) -> Area:
    """One of the areas, the first ones much more often (Zipf's law)."""
    rank = int(len(areas) ** chance.random()) - 1
    return areas[rank]


@lru_cache(maxsize=64)
def _tellings(number: int) -> tuple[Told, ...]:
    story = story_of(_story_number(number))
    chance = Random(f"page {number}")
    own = tellings(side(story.region), side(story.country), story.day, story.newcomer, story.number, chance)
    chosen = [one for one in own if chance.random() < 0.6]
    return tuple(chosen or own[:1])


def _text(article: Article, text: str, story: Story, told: tuple[Told, ...]) -> Text:
    """The text with its names; tokens are left out: search finds the words by themselves."""
    names = {area.name: (NameKind.AREA, area) for area in (story.region, story.country)}
    found = {**{n: (k, None) for one in told for n, k in one.names}, **names}
    mentions = []
    for name, (kind, area) in found.items():
        if (at := text.find(name)) >= 0:
            mentions.append(Mention(at, at + len(name), 0, 0, kind, name, area))
    whole = Sentence(0, 0, len(text), 0, 0, 0, ParagraphKind.TEXT)
    return Text(article, text, (whole,), (), tuple(sorted(mentions, key=lambda one: (one.start, one.end))))
