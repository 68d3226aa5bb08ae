"""Generated pages: digests built of dataclasses, for registers of any size without the language models."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from svod.flow import Digest
from svod.model.claim import (
    Agreement,
    AgreementStage,
    Citation,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Indicator,
    Measure,
    Modality,
    NameKind,
    Office,
    Participant,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.page import Article, Genre, Page, Paragraph, ParagraphKind
from svod.model.quantity import Quantity
from svod.model.text import Area, Mention, Sentence, Text
from svod.model.when import Basis, Precision, When

REGIONS = ("Томская область", "Курганская область", "Хабаровский край", "Татарстан", "Вологодская область")
COUNTRIES = ("Китай", "Казахстан", "Узбекистан", "Монголия", "Вьетнам")
GIVEN = ("Иван", "Пётр", "Анна", "Мария", "Олег", "Нина", "Степан", "Вера")
MIDDLE = ("Ильич", "Олегович", "Павлович")
SURNAMES = tuple(
    f"{root}{tail}" for root in ("Верш", "Ключ", "Мостов", "Полын", "Рябц", "Черем") for tail in ("ин", "ев")
)
PRODUCTS = ("насосы", "кабельная линия", "теплица", "молочная ферма", "учебный центр", "партия вагонов", "причал")


def page_of(seed: int, claims: int = 10) -> tuple[Page, Digest]:
    """A page and its digest; the same for the same seed."""
    chance = random.Random(seed)
    region, country = chance.choice(REGIONS), chance.choice(COUNTRIES)
    published = date(2022, 1, 1) + timedelta(days=chance.randrange(1400))
    sentences = [
        f"Предложение {at} страницы {seed} о делах, которые ведут {region} и {country}." for at in range(claims)
    ]
    raw = f"{seed}\n{chr(10).join(sentences)}".encode()
    digest = "sha256:" + hashlib.sha256(raw).hexdigest()
    page = Page(f"pages/{seed}.txt", raw, digest, "text")
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, sentence) for sentence in sentences)
    when = When.day(published)
    article = Article(digest, page.address, f"Страница {seed}", when, "Вестник", None, Genre.NEWS, paragraphs)
    text = article.text
    found = tuple(_claim(chance, text, sentence, region, country, published) for sentence in sentences)
    return page, Digest(_text(article, region, country), found)


def pages(count: int, claims: int = 10) -> Iterator[tuple[Page, Digest]]:
    """Many of them."""
    return (page_of(seed, claims) for seed in range(count))


def _text(article: Article, region: str, country: str) -> Text:
    areas = (Area(region, "region", "Россия"), Area(country, "country"))
    text = article.text
    mentions = []
    for area in areas:
        at = text.find(area.name)
        mentions.append(Mention(at, at + len(area.name), 0, 0, NameKind.AREA, area.name, area))
    whole = Sentence(0, 0, len(text), 0, 0, 0, ParagraphKind.TEXT)
    return Text(article, text, (whole,), (), tuple(mentions))


def _claim(chance: random.Random, text: str, sentence: str, region: str, country: str, published: date) -> Claim:
    start = text.index(sentence)
    common = {"citation": Citation.of(text, start, start + len(sentence)), "rule": "generated"}
    person = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
    if chance.random() < 0.4:
        person = person.replace(" ", f" {chance.choice(MIDDLE)} ")
    day = When.day(published - timedelta(days=chance.randrange(5)))
    kind = chance.randrange(6)
    if kind == 0:
        role = chance.choice(("губернатор", "министр транспорта", "посол"))
        return Office(**common, person=person, role=role, area=chance.choice((region, country)))  # type: ignore[arg-type]
    if kind == 1:
        participants = (Participant(person, NameKind.PERSON), Participant(country, NameKind.AREA))
        return Event(
            **common,  # type: ignore[arg-type]
            form=chance.choice(list(EventForm)),
            participants=participants,
            when=day,
            modality=chance.choice(list(Modality)),
        )
    if kind == 2:
        return Agreement(
            **common,  # type: ignore[arg-type]
            form="соглашение",
            subject=chance.choice(PRODUCTS),
            parties=(region, country),
            when=day,
            stage=chance.choice(list(AgreementStage)),
        )
    if kind == 3:
        return Project(
            **common,  # type: ignore[arg-type]
            what=chance.choice(PRODUCTS),
            form=chance.choice(list(ProjectForm)),
            giver=(region,),
            taker=(country,),
            stage=chance.choice(list(ProjectStage)),
        )
    if kind == 4:
        due = When(None, published + timedelta(days=90), Precision.SPAN, Basis.STATED, "в срок")
        return Commitment(
            **common,  # type: ignore[arg-type]
            form=chance.choice(list(CommitmentForm)),
            what=f"построить {chance.choice(PRODUCTS)}",
            by=(region,),
            owner=(region,),
            due=due if chance.random() < 0.5 else None,
        )
    year = When(date(published.year, 1, 1), date(published.year, 12, 31), Precision.YEAR, Basis.STATED, None)
    value = Quantity(chance.randrange(1, 50) * 1e6, "USD")
    return Indicator(**common, measure=Measure.EXPORT, area=region, partner=country, period=year, value=value)  # type: ignore[arg-type]
