"""The public evaluation on a tiny book of our own: the answers' form, and what the estimate counts."""

from pathlib import Path

import pytest
import yaml

from svod.extract import extract
from svod.language import understand
from svod.model.text import Text
from svod.quality import factrueval as public
from svod.quality.factrueval_deals import Deals
from svod.quality.factrueval_gold import Gold, gold_of
from svod.quality.factrueval_jobs import Jobs
from svod.quality.factrueval_names import public_names
from svod.quality.factrueval_owners import Owners
from svod.quality.factrueval_scoring import Estimate, Measure, compare_facts, compare_names, facts_of
from tests.quality.shared import SHARED

TEXT = "Министр связи Эстонии Юхан Тамм проверяет банк «Маяк». Тамм прибыл в Нарву."
WORDS = (
    "Министр", "связи", "Эстонии", "Юхан", "Тамм", "проверяет", "банк", "«", "Маяк", "»", ".", "Тамм", "прибыл", "в",
    "Нарву", ".",
)  # fmt: skip
SPANS = """\
1 job 0 13 100 2  # 100 101 Министр связи
2 loc_name 14 7 102 1  # 102 Эстонии
3 name 22 4 103 1  # 103 Юхан
4 surname 27 4 104 1  # 104 Тамм
5 org_descr 42 4 106 1  # 106 банк
6 org_name 48 4 108 1  # 108 Маяк
7 surname 55 4 111 1  # 111 Тамм
8 loc_name 69 5 114 1  # 114 Нарву
"""
OBJECTS = """\
11 LocOrg 2 # Эстонии
12 Person 3 4 # Юхан Тамм
13 Org 5 6 # банк Маяк
14 Person 7 # Тамм
15 Location 8 # Нарву
"""
COREF = """\
21 11
name Эстония

22 12 14
firstname Юхан
lastname Тамм

23 13
name Маяк
descriptor банк

24 15
name Нарва
"""
FACTS = """\
1-0 Occupation
Who obj22 Тамм Юхан
Position span1 Министр связи
Where obj21 Эстония

1-1 Ownership
Owner obj22 Тамм Юхан
Property obj23 Маяк
Сложность повышенная
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    at, lines = 0, []
    for number, word in enumerate(WORDS, 100):
        at = TEXT.index(word, at)
        lines.append(f"{number} {at} {len(word)} {word}")
        at += len(word)
    parts = {"tokens": "\n".join(lines), "spans": SPANS, "objects": OBJECTS, "coref": COREF, "facts": FACTS}
    for suffix, content in {**parts, "txt": TEXT}.items():
        (tmp_path / f"book_1.{suffix}").write_text(content, "utf-8")
    return tmp_path / "book_1.txt"


def gold(book: Path) -> Gold:
    read = gold_of(book)
    assert read is not None
    return read


def figures(measure: Measure) -> tuple[float, int, int]:
    return round(measure.right, 2), measure.wanted, measure.given


NAMES = {
    "person 22 9\norg 48 4\nloc 14 7\nperson 55 4\nloc 69 5": (5, 5, 5),
    "org 42 11": (1, 5, 1),  # with its descriptor
    "org 42 4": (0, 5, 1),  # the descriptor alone
    "person 27 4": (0.5, 5, 1),  # half of a name
    "org 14 7": (0, 5, 1),  # another type
    "": (0, 5, 0),
}


@pytest.mark.parametrize("answer", NAMES)
def test_names(book: Path, answer: str) -> None:
    assert figures(compare_names(gold(book), answer)) == NAMES[answer]


CONVENTIONS = [
    ("Рынки Европы и Южной Африки растут.", ["loc Европы", "loc Южной Африки"]),
    ("Кремль молчит, а в Интернете спорят.", ["org Кремль", "org Интернете"]),
    ("Власти Перу, Чили и Эквадора ждут.", ["org Власти Перу", "loc Перу", "org Чили", "org Эквадора"]),
    ("Власть Перу, Чили и Эквадор ждут.", ["org Власть Перу", "loc Перу", "loc Чили", "loc Эквадор"]),
    ("Шахматная федерация ФИДЕ сменила главу.", ["org Шахматная федерация ФИДЕ"]),
    ("Самолёт сел в аэропорту «Полюс».", ["loc аэропорту «Полюс»"]),
    ("Вышел фильм «Маяк». В «Маяке» играют все.", []),
    ("Вышел журнал «Маяк». В «Маяке» пишут все.", ["org журнал «Маяк»", "org «Маяке»"]),
    ("Они видели завод «Маяк».", ["org завод «Маяк»"]),
    ("Растёт Интерпол. Ему рады, пишут Интерполу гости.", ["org Интерпол", "org Интерполу"]),
    ("Гости ехали в Старый город и на Курильские острова.", ["loc Старый город", "loc Курильские острова"]),
    ("Гости ехали в старый город. Новый город ждёт.", []),
    ("Он живёт на острове Уайт.", ["loc острове Уайт"]),
    ("Он из Следственного комитета при прокуратуре.", ["org Следственного комитета при прокуратуре"]),
    ("Экипаж МКС спит.", ["org Экипаж МКС", "loc МКС"]),
]


@pytest.mark.parametrize(("line", "wanted"), CONVENTIONS)
def test_names_by_convention(tmp_path: Path, line: str, wanted: list[str]) -> None:
    text = read(tmp_path, line)
    assert [f"{public.TYPES[m.kind]} {text.text[m.start : m.end]}" for m in public_names(text)] == wanted


OCCUPATIONS = {
    "Who : Юхан Тамм\nWhere : Эстония\nPosition : министр связи": (1, 1, 1),
    "Who : Тамм\nWhere : Эстонии": (0.8, 1, 1),  # no position: half an argument of two and a half
    "Who : Юхан Тамм\nWhere : Литва\nPosition : министр связи": (0.43, 1, 1),
    "Position : министр связи": (0, 1, 1),  # a position alone
}


@pytest.mark.parametrize("block", OCCUPATIONS)
def test_occupations(book: Path, block: str) -> None:
    wanted = [fact for fact in gold(book).facts if fact.tag == "Occupation"]
    assert figures(compare_facts(wanted, facts_of(f"Occupation\n{block}\n"))) == OCCUPATIONS[block]


def test_a_difficult_fact_counts_neither_way(book: Path) -> None:
    wanted = [fact for fact in gold(book).facts if fact.tag == "Ownership"]
    assert figures(compare_facts(wanted, facts_of("Ownership\nOwner : Юхан Тамм\nProperty : Маяк"))) == (0, 0, 0)


def test_positions_match_in_any_case_and_values_but_for_a_letter(book: Path) -> None:
    facts = "Occupation\nWho : Йухан Тамм\nWhere : Эстония\nPosition : министр связи\n"
    estimate = Estimate()
    estimate.add(gold(book), "", facts)
    assert estimate.facts["Occupation"].f1 == 1


def test_what_is_read_is_right(book: Path) -> None:
    text = understand(public.article_of(book))
    estimate = Estimate()
    estimate.add(gold(book), public.names_answer(book, text), public.facts_answer(text, extract(text)))
    assert estimate.names.f1 == 1
    assert estimate.facts["Occupation"].f1 == 1


def read(tmp_path: Path, line: str) -> Text:
    """A line of our own as a book."""
    path = tmp_path / "book_2.txt"
    path.write_text(line, "utf-8")
    return understand(public.article_of(path))


def facts(tmp_path: Path, line: str) -> list[str]:
    """What jobs, deals and owners read in a line of our own."""
    text = read(tmp_path, line)
    names = public_names(text)
    found = [*Jobs(text, names).found(), *Deals(text, names).found(), *Owners(text, names).found()]
    return [f"{fact.tag}: " + "; ".join(value for _, value in fact.arguments) for fact in found]


SALE, LOAN = "купля/продажа", "займ/возвращение займа"
READ = [
    ("Корреспондент газеты «Маяк» Юхан Тамм приехал в Нарву.", ["Occupation: Юхан Тамм; Маяк; корреспондент"]),
    (
        "Наблюдатель от ОБСЕ опытный полковник Юхан Тамм уехал.",
        [
            "Occupation: Юхан Тамм; ОБСЕ; наблюдатель",
            "Occupation: Юхан Тамм; ОБСЕ; полковник",
        ],
    ),
    (
        "Глава палестинской делегации на переговорах Юхан Тамм ждёт.",
        ["Occupation: Юхан Тамм; палестинской делегации; глава"],
    ),
    ("Нападающий Юхан Тамм играет за «Спартак».", ["Occupation: Юхан Тамм; Спартак"]),
    ("Юхан Тамм, который работает в «Газпроме», уехал.", ["Occupation: Юхан Тамм; Газпроме"]),
    ("Юхан Тамм выступает в «Газпроме».", []),
    ("Юхан Тамм назначен тренером «Спартака».", ["Occupation: Юхан Тамм; Спартака; тренер"]),
    ("Юхан Тамм недоволен тренером «Спартака».", []),
    ("Юхан Тамм («Спартак») уехал.", ["Occupation: Юхан Тамм; Спартак"]),
    ("Юхан Тамм (его «Спартак» ждёт) уехал.", []),
    ("Банк «Орион» купил завод «Полюс».", [f"Deal: Банк Орион; завод Полюс; {SALE}"]),
    ("Завод «Полюс» был куплен банком «Орион».", [f"Deal: банк Орион; Завод Полюс; {SALE}"]),
    ("Завод «Полюс», купленный банком «Орион», стоит.", [f"Deal: банк Орион; Завод Полюс; {SALE}"]),
    ("Компания «Орион», купившая завод «Полюс», растёт.", [f"Deal: Орион; завод Полюс; {SALE}"]),
    ("Компания «Орион», которая купила завод «Полюс», растёт.", [f"Deal: Орион; завод Полюс; {SALE}"]),
    ("Завод «Полюс», который купила компания «Орион», стоит.", [f"Deal: Орион; Завод Полюс; {SALE}"]),
    ("Компания «Орион» купила завод в Латвии.", []),
    ("Эстония купила у Латвии сто тракторов.", [f"Deal: Эстония; Латвии; {SALE}"]),
    ("Банк «Орион» поставил заводу «Полюс» станок.", [f"Deal: Банк Орион; завод Полюс; {SALE}"]),
    ("Банк «Орион» поставил завод «Полюс» на учёт.", []),
    ("Поглощение завода «Полюс» банком «Орион» завершено.", [f"Deal: завод Полюс; банк Орион; {SALE}"]),
    ("Покупка завода «Полюс» обойдётся банку «Орион» в рубль.", [f"Deal: завод Полюс; банк Орион; {SALE}"]),
    ("Поставки газа из Эстонии в Латвию выросли.", [f"Deal: Эстонии; Латвию; {SALE}"]),
    ("Инвестиции банка «Орион» в завод «Полюс» растут.", ["Deal: банк Орион; завод Полюс; инвестиции"]),
    ("Эстония и Латвия заключили договор о поставке газа.", [f"Deal: Эстония; Латвия; {SALE}"]),
    ("Эстония и Латвия подписали договор о дружбе.", []),
    ("Эстония и Латвия обсудили поставки газа.", []),
    ("Контракт между «Орионом» и «Полюсом» подписан.", ["Deal: Орион; Полюс"]),
    ("Юхан Тамм подписал контракт с клубом «Полюс».", ["Deal: Юхан Тамм; клуб Полюс"]),
    ("Холдинг «Полюс» должен банку «Орион» рубль.", [f"Deal: Холдинг Полюс; банк Орион; {LOAN}"]),
    ("Холдинг «Полюс» должен помочь банку «Орион».", []),
    ("Юхан Тамм купил молоко.", []),
    (
        "Банк «Заря» оштрафовал «Полюс», «Орион» и «Маяк».",
        [f"Deal: Банк Заря; {one}; наложение/выплата штрафа" for one in ("Полюс", "Орион", "Маяк")],
    ),
    ("Эстония дала Латвии кредит, сообщает «Маяк.ру».", [f"Deal: Эстония; Латвии; {LOAN}"]),
    ("Владелец клуба «Полюс» Юхан Тамм доволен.", ["Ownership: Юхан Тамм; клуб Полюс"]),
    ("Совладелец клуба «Полюс», физик Юхан Тамм, доволен.", ["Ownership: Юхан Тамм; клуб Полюс"]),
    ("Акционер «Полюса» — банк «Орион».", ["Ownership: банк Орион; Полюса"]),
    ("Юхан Тамм, которому принадлежит завод «Полюс», доволен.", ["Ownership: Юхан Тамм; завод Полюс"]),
    ("Завод «Полюс», которым владеет Юхан Тамм, растёт.", ["Ownership: Юхан Тамм; Завод Полюс"]),
    ("Банку «Орион» принадлежит треть акций завода «Полюс».", ["Ownership: Банк Орион; завод Полюс"]),
    ("Компания «Орион», основанная Юханом Таммом, растёт.", ["Ownership: Юхан Тамм; Орион"]),
    ("Завод «Полюс», дочка банка «Орион», растёт.", ["Ownership: банк Орион; Завод Полюс"]),
    ("Завод «Полюс» растёт. Его основатель Юхан Тамм доволен.", ["Ownership: Юхан Тамм; Завод Полюс"]),
    ("Завод «Полюс» растёт. Её основатель приехал к Юхану Тамму.", []),
    ("Клуб «Полюс» растёт. Владелец клуба Юхан Тамм доволен.", ["Ownership: Юхан Тамм; Клуб Полюс"]),
    ("Клуб «Полюс» растёт. Владелец другого клуба Юхан Тамм доволен.", []),
    ("Эстония ассигновала заводу «Полюс» рубль.", ["Deal: Эстония; завод Полюс; инвестиции"]),
    ("Банк «Орион» заказал у завода «Полюс» станок.", [f"Deal: Банк Орион; завод Полюс; {SALE}"]),
    ("Банк «Орион» заказал обед в «Полюсе».", []),
]


@pytest.mark.parametrize(("line", "wanted"), READ)
def test_jobs_and_deals(tmp_path: Path, line: str, wanted: list[str]) -> None:
    assert facts(tmp_path, line) == wanted


ONCE = [
    ("Экономист банка «Орион» Юхан Тамм работает в банке «Орион».", ["Юхан Тамм; Орион; экономист"]),
    ("Депутат от «Единой России» Юхан Тамм уехал.", ["Юхан Тамм; Единой России; депутат"]),
]


@pytest.mark.parametrize(("line", "wanted"), ONCE)
def test_a_post_is_told_once_and_fully(tmp_path: Path, line: str, wanted: list[str]) -> None:
    text = read(tmp_path, line)
    told = facts_of(public.facts_answer(text, extract(text)))
    assert ["; ".join(value for _, value in fact.arguments) for fact in told] == wanted


DEVSET = SHARED / "factrueval-2016" / "devset"


@pytest.mark.skipif(not DEVSET.is_dir(), reason=f"no factRuEval-2016 at {DEVSET}")
def test_the_development_half_is_read_no_worse_than_its_floors() -> None:
    estimate = Estimate()
    for path in public.texts(DEVSET):
        text = understand(public.article_of(path))
        if marked := gold_of(path):
            estimate.add(marked, public.names_answer(path, text), public.facts_answer(text, extract(text)))
    measured = {"names": estimate.names, **estimate.facts, "facts": estimate.all_facts}
    floors = yaml.safe_load(Path(__file__).with_name("factrueval.yml").read_text("utf-8"))
    low = [f"{kind}: {measured[kind].f1:.3f} < {least}" for kind, least in floors.items() if measured[kind].f1 < least]
    assert not low, "\n".join(low)
