"""The public evaluation on a tiny book of our own: the answers' form, and what the estimate counts."""

from pathlib import Path

import pytest

from svod.extract import extract
from svod.language import understand
from svod.quality import factrueval as public
from svod.quality.factrueval_gold import Gold, gold_of
from svod.quality.factrueval_scoring import Estimate, Measure, compare_facts, compare_names, facts_of

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
