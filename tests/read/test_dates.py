"""Dates: each place a page tells its own date, and each trap that is not its date."""

import pytest

from svod.model.page import Page
from svod.read import read
from svod.read.dates import date_line

PROSE = (
    "Делегация Пермского края осмотрела завод и провела переговоры о поставках. "
    "Стороны условились о пробной партии насосов и о встрече весной."
)


def day_of(raw: str, media: str = "text") -> str | None:
    published = read(Page("a", raw.encode(), "d", media)).published
    return f"{published.start} {published.basis.value}" if published else None


def html(head: str = "", body: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<html><head>{head}</head><body>{before}<h1>Пермский край и соседи обсудили поставки</h1>{body}"
        f"<div><p>{PROSE}</p><p>{PROSE}</p></div>{after}</body></html>"
    )


TITLE = "Пермский край и соседи обсудили поставки"
LD = '<script type="application/ld+json">'
LD += '{"@type":"NewsArticle","datePublished":"%s","dateModified":"2024-01-01"}</script>'


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (f"{TITLE}\n12.03.2021 10:15\n\n{PROSE}", "2021-03-12 stated"),
        (f"12 марта 2021, 10:15\n{TITLE}\n\n{PROSE}", "2021-03-12 stated"),
        (f" date 2021-03-12 {TITLE}\n\n{PROSE}", "2021-03-12 stated"),
        (f"{TITLE} 2021-03-12T22:01:00+05:00 {PROSE}\n{PROSE}", "2021-03-12 stated"),
        (f"{TITLE} 2021-03-12T22:01Z\n{PROSE}\n{PROSE}", "2021-03-12 stated"),
        (f"{TITLE}. Обновлено: 2021-03-12T22:01Z {PROSE}\n{PROSE}", None),
        (f"{TITLE}\n\nПЕРМЬ, 12 октября. /Вест/. {PROSE} Выставка пройдёт весной 2022 года.", None),
        (f"{TITLE}\n\nПЕРМЬ, 12 марта. /Вест/. {PROSE} Выставка пройдёт осенью 2022 года.", "2022-03-12 inferred"),
        (
            f"{TITLE}\n\nПЕРМЬ, 12 октября. /Вест/. {PROSE} Завод открыт в 2021 году. Цех запустят весной 2022 года.",
            "2021-10-12 inferred",
        ),
        (f"{TITLE}\n\nПЕРМЬ, 12 октября. /Вест/. {PROSE} Весной 2022 года цех открыли.", "2022-10-12 inferred"),
        (f"{TITLE}\n\nОпубликовано: 12.03.2021 Просмотров: 17\n{PROSE}", "2021-03-12 stated"),
        (f"{TITLE}\n\nПЕРМЬ, 12 марта 2021 года. /Агентство/. {PROSE}", "2021-03-12 stated"),
        (f"{TITLE}\n\nВчера, 12 марта 2021 года, {PROSE}", "2021-03-13 inferred"),
        (f"{TITLE}\n12 МАР, 10:15\n\n{PROSE} По итогам 2020 года торговля выросла на 5 %.", "2020-03-12 inferred"),
        # traps
        (f"{TITLE}\n\n{PROSE}", None),
        (f"Вестник\nСегодня: пятница, 12 марта 2021\nНовости Спорт Афиша Погода\n{TITLE}\n\n{PROSE}", None),
        (f"Вестник\nПятница, 12 марта 2021\nНовости Спорт Афиша Погода\n{TITLE}\n\n{PROSE}", None),
        (f"{TITLE}\n\n{PROSE}\nПоделиться\nКомментарии\nИван 12.03.2021 10:00\nДа ну", None),
        (f"{TITLE}\n\n{PROSE}\n© Вестник, 2010–2021. Обновлено 12.03.2021", None),
        (f"{TITLE}\n\nВ среду, 10 марта 2021 года, в Перми прошли переговоры. {PROSE}", None),
        (f"{TITLE}\n\n{PROSE}\nКалендарь: Март 2021 Пн Вт Ср Чт 1 2 3 4", None),
    ],
)
def test_text(page: str, wanted: str | None) -> None:
    assert day_of(page) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (html(LD % "2021-03-12T10:00:00+05:00"), "2021-03-12 stated"),
        (html('<meta property="article:published_time" content="2021-03-12T10:00">'), "2021-03-12 stated"),
        (html(LD % "2021-03-12", '<div class="date">12 марта, 10:00</div>'), "2021-03-12 stated"),
        (html(body='<time datetime="2021-03-12T10:00">12 марта</time>'), "2021-03-12 stated"),
        (html(body='<meta itemprop="datePublished" content="2021-03-12">'), "2021-03-12 stated"),
        # what the page shows wins over what a later engine wrote into its head
        (
            html('<meta name="published" content="2023-01-01">', '<div class="date">12.03.2021</div>'),
            "2021-03-12 stated",
        ),
        # traps
        (html('<meta name="date" content="2021-03-12">'), None),
        (html('<meta property="article:modified_time" content="2021-03-12">'), None),
        (html(before='<div class="today">12 марта 2021</div>'), None),
        (html(after='<div class="related"><p>12.03.2021 Мост открыт</p></div>'), None),
        (html(after="<footer>12.03.2021</footer>"), None),
        (html('<link rel="canonical" href="https://a.example/2021/03/12/news">'), None),
    ],
)
def test_html(page: str, wanted: str | None) -> None:
    assert day_of(page, "html") == wanted


@pytest.mark.parametrize(
    "line",
    [
        "28 ноября 2018, 15:20 Сельское хозяйство Просмотров: 16",
        "Новости Среда, 01 октября 2025 16:00",
        "3 Февраля, 12:10 | Просмотры: 9",
    ],
)
def test_date_lines(line: str) -> None:
    assert date_line(line)


@pytest.mark.parametrize(
    "line",
    ["24 октября в Минске откроется большая выставка", "Сегодня: 3 мая 2020", "Запись до 12.05.2020", "31.02.2020"],
)
def test_no_date_lines(line: str) -> None:
    assert not date_line(line)


def test_date_between_headline_and_lead() -> None:
    article = read(Page("a", f"{TITLE} 2021-03-12T22:01:00+05:00 {PROSE}\n{PROSE}".encode(), "d", "text"))
    assert article.title == TITLE
    assert [one.text for one in article.paragraphs] == [TITLE, PROSE, PROSE]
