"""Names in our own sentences: what a page says → (kind, normal form) of its mentions."""

import pytest

from svod.language.names import mentions
from svod.language.parse import parse
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Mention, Text


def named_article(*lines: str) -> Article:
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines)
    return Article("sha256:case", "case", None, None, None, None, Genre.NEWS, paragraphs)


def named(*lines: str) -> tuple[Mention, ...]:
    article = named_article(*lines)
    sentences, tokens = parse(article)
    return mentions(Text(article, article.text, sentences, tokens)).mentions


def names(kind: str, *lines: str) -> list[str]:
    return [m.name for m in named(*lines) if m.kind == kind]


AREAS = [
    (
        "Делегации Минской, Гродненской и Витебской областей прибыли.",
        ["Минская область", "Гродненская область", "Витебская область"],
    ),
    ("В провинции Хэнань и в КНР ждут гостей с Кубани.", ["Хэнань", "Китай", "Краснодарский край"]),
    ("Посол Киргизской Республики побывал в Подмосковье.", ["Кыргызстан", "Московская область"]),
    ("Глава Шадринского муниципального округа выступил.", ["Шадринский муниципальный округ"]),
    ("Псковичи и брестчане подружились.", ["Псковская область", "Брестская область"]),
    ("Российско-сербские связи и псковский лён.", ["Россия", "Сербия", "Псковская область"]),
    ("Оренбуржье и Витебщина торгуют.", ["Оренбургская область", "Витебская область"]),
    ("В Великих Луках и в Ростове-на-Дону открыли цех.", ["Великие Луки", "Ростов-на-Дону"]),
    ("Мост построят в городе Салавате.", ["Салават"]),
    ("Делегации Коста Рики и Шри Ланки прибыли.", ["Коста-Рика", "Шри-Ланка"]),
    ("Аким ВКО прилетел из Усть-Каменогорска.", ["Восточно-Казахстанская область", "Усть-Каменогорск"]),
    (
        "Башкортостан ждёт гостей. Глава РБ поехал в столицу Башкортостана.",
        ["Башкортостан", "Башкортостан", "Уфа", "Башкортостан"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), AREAS)
def test_areas(line: str, wanted: list[str]) -> None:
    assert names("area", line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Владимир Серов и Артём Мирный за мир и дно моря.",  # first names, surnames and common words
        "Газета «Белорусская нива» вышла.",  # a title
        "В области энергетики есть идеи.",  # a field
        "Обе страны и два региона договорились.",  # plurals stay open
    ],
)
def test_no_areas(line: str) -> None:
    assert names("area", line) == []


def test_bare_type_nouns_mean_the_areas_in_play() -> None:
    lines = ("Псковская область торгует с Сербией.", "Страна закупает лён, область поставляет его. Регион доволен.")
    assert names("area", *lines) == ["Псковская область", "Сербия", "Сербия", "Псковская область", "Псковская область"]


def test_adjectives_keep_their_flag() -> None:
    (mention,) = named("Закупили псковские станки.")
    assert (mention.name, mention.adjective) == ("Псковская область", True)


def test_one_person_has_one_name() -> None:
    found = names(
        "person",
        "Губернатор Михаил Ведерников встретился с Вагаршаком Арутюняном.",
        "По словам М. Ведерникова, Арутюняна ждут. Разговор с Вагаршаком Вардгесовичем был полезным.",
    )
    armenian = "Вагаршак Вардгесович Арутюнян"
    assert found == ["Михаил Ведерников", armenian, "Михаил Ведерников", armenian, armenian]


def test_namesakes_stay_apart() -> None:
    found = names(
        "person", "Выступили Ольга Журавель и Пётр Журавель.", "Петру Журавелю и Ольге Журавель вручили грамоты."
    )
    assert found == ["Ольга Журавель", "Пётр Журавель", "Пётр Журавель", "Ольга Журавель"]


def test_lent_names_take_part_in_nothing() -> None:
    found = [m for m in named("Митинг прошёл на площади имени Якуба Коласова.") if m.kind == "person"]
    assert [m.lent for m in found] == [True]


ORGANISATIONS = [
    ("Юхан Тамм принимает в Белом доме своего французского коллегу Карела Саара.", ["Белый дом"]),
    ("Речицким текстильным заводом довольны.", ["Речицкий текстильный завод"]),
    ("Договор с ОАО «Полесские машины» и холдингом «Белавтодор».", ["Полесские машины", "холдинг Белавтодор"]),
    (
        "Посольство Республики Сербия в Российской Федерации ответило.",
        ["Посольство Республики Сербия в Российской Федерации"],
    ),
    ("Торгово-промышленную палату поддержали.", ["Торгово-промышленная палата"]),
    ("Новый завод построят, компания растёт.", []),
    ("На форуме «Сердце Урала» и выставке «Агрорусь» обсудили торговлю.", []),
    # titles declined in their marks, and forms that may be nominatives
    ("Гости посетили цеха «Гомсельмаша» и говорили с инженерами «Белоруснефти».", ["Гомсельмаш", "Белоруснефть"]),
    ("Доля «Минскэнерго» выросла.", ["Минскэнерго"]),
    ("Представители компании «Атланта» прибыли. Работники «Атланта» рады.", ["Атланта", "Атланта"]),
    ("Специалисты «Атланта» прибыли. «Атлант» поставит насосы.", ["Атлант", "Атлант"]),
    (
        "Прошло заседание рабочей группы по сотрудничеству Псковской области и Республики Сербия.",
        ["рабочая группа по сотрудничеству Псковской области и Республики Сербия"],
    ),
    (
        "Министерству промышленности, новых технологий и торговли Псковской области поручено.",
        ["Министерство промышленности, новых технологий и торговли Псковской области"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), ORGANISATIONS)
def test_organisations(line: str, wanted: list[str]) -> None:
    assert names("organisation", line) == wanted


def test_abbreviation_stands_for_the_full_name() -> None:
    found = names("organisation", "Псковский электромашиностроительный завод вырос.", "На ПЭЗ пришли станки.")
    assert found == ["Псковский электромашиностроительный завод"] * 2


def test_an_outer_name_comes_before_the_area_inside() -> None:
    found = named("Гродненский областной исполнительный комитет ответил.")
    assert [m.kind.value for m in found] == ["organisation", "area"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Ферму откроют в селе Отрадинском.", ["Отрадинское"]),
        ("Гостей приняли во Дворце Республики и на площади Победы.", ["Дворец Республики", "площадь Победы"]),
        ("Гости осмотрели Брянский индустриальный парк.", ["Брянский индустриальный парк"]),
    ],
)
def test_places(line: str, wanted: list[str]) -> None:
    assert names("place", line) == wanted


EASTERN = [
    ("Губернатор встретился с Чэнь Мином и Лю Вэем.", ["Чэнь Мин", "Лю Вэй"]),
    ("Переговоры с Ян Чжэном и Сунь Тао прошли успешно.", ["Ян Чжэн", "Сунь Тао"]),
    ("Делегацию во главе с Ли Цзюнем и Ван Сяопином принял мэр.", ["Ли Цзюнь", "Ван Сяопин"]),
    ("Письмо передали Пак Чжи Хуну и Нгуен Ван Таню.", ["Пак Чжи Хун", "Нгуен Ван Тань"]),
]


@pytest.mark.parametrize(("line", "wanted"), EASTERN)
def test_eastern_names_decline_in_their_last_word_only(line: str, wanted: list[str]) -> None:
    assert names("person", line) == wanted


def test_couples_share_a_surname() -> None:
    assert names("person", "Приехали Андрей и Ольга Самойловы.") == ["Андрей Самойлов", "Ольга Самойлова"]
    assert names("person", "Иван Белых и Анна Седых спорили.") == ["Иван Белых", "Анна Седых"]


def test_a_post_rules_its_town() -> None:
    (town, *_) = named("Хоким Бухары поблагодарил гостей.")
    assert (town.kind.value, town.name) == ("area", "Бухара")


def test_forms_of_address_are_no_part_of_a_name() -> None:
    assert names("person", "Господин Ковальчук поддержал г-на Зайцева. Г-жа Мельник выступила.") == [
        "Ковальчук",
        "Зайцев",
        "Мельник",
    ]


def test_kinds_of_bodies_are_no_bodies() -> None:
    assert names("organisation", "Министерства и ведомства поддержали проект. Об этом сообщили СМИ.") == []


def test_a_title_in_quotes_holds_its_full_stop() -> None:
    sentences, _ = parse(named_article("Выставка «ТЕХНОПРОМ. Новая Сибирь» открылась. Пришли гости."))
    assert len(sentences) == 2


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("Гости прибыли из Петербурга.Кроме того, они посетили порт.", ["Гости", "Кроме"]),
        (
            "Гости осмотрели завод.Директор показал цеха.Губернатор остался доволен.",
            ["Гости", "Директор", "Губернатор"],
        ),
        ("Гости осмотрели завод «Заря».Он открыт весной.", ["Гости", "Он"]),
        ("Гости прошли по просп.Мира и ул.Ленина.", ["Гости"]),
        ("Об этом пишет Газета.Регионы сегодня.", ["Об"]),
        ("Выставка «Наш город.Новая жизнь» открылась.", ["Выставка"]),
        ("Об этом рассказал А.Петров из обл.Центра.", ["Об"]),
    ],
)
def test_sentences_without_a_blank_between(line: str, starts: list[str]) -> None:
    article = named_article(line)
    assert [article.text[one.start : one.end].split()[0] for one in parse(article)[0]] == starts
