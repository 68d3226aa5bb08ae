"""The briefing: every sentence opens a source whose quote stands in an archived page; silence is never a verdict."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svod.brief import write
from svod.brief.grammar import agreeing, cased, listed, quantity_words, when_words
from svod.brief.markdown import escaped
from svod.brief.wording import SHOWN
from svod.flow import brief, freshen, leaf_of
from svod.model.entry import EntryKind
from svod.model.quantity import Compare, Quantity
from svod.model.question import Question
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from tests.register.generated import pages

NB = "\u00a0"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    register = Register(tmp_path / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(60, 8)]))
    freshen(register)
    return register


def body_of(text: str) -> list[str]:
    """The sentences of the body: its list items."""
    return [line for line in text.partition("## Источники")[0].splitlines() if line.startswith("- ")]


def test_every_sentence_opens_a_source_that_stands_in_a_page(register: Register) -> None:
    found = brief(register, ["Томская область"], ["Китай"], date(2026, 1, 1))
    sentences = body_of(found.text)
    assert len(sentences) > 20
    for sentence in sentences:
        numbers = [int(number) for number in re.findall(r"\[\^(\d+)\]", sentence)]
        assert numbers, sentence
        assert re.search(r"\.(\[\^\d+\])+$", sentence), sentence
        for number in numbers:
            note = found.notes[number - 1]
            text = register.text(note.page)
            assert text is not None
            assert text[note.start : note.end] == note.quote
            raw = register.raw(note.page)
            assert raw is not None
            assert note.quote in raw.decode()
            assert f"[^{number}]: «{escaped(' '.join(note.quote.split()))}»" in found.text
            assert note.publisher is not None
            assert escaped(note.address) in found.text


def test_nothing_known_is_told_in_honest_lines(register: Register) -> None:
    found = brief(register, ["Нигдейская область"], ["Китай"], date(2026, 1, 1))
    assert body_of(found.text) == []
    assert "_О подписанных документах сведений нет._" in found.text
    assert not found.notes


def test_silence_is_neither_kept_nor_broken(register: Register) -> None:
    text = brief(register, ["Томская область"], ["Китай"], date(2030, 1, 1)).text
    assert "срок прошёл, о результате сведений нет" in text
    assert not re.search(r"(?<!не )выполнен|нарушен|сорван", text)
    early = brief(register, ["Томская область"], ["Китай"], date(2020, 1, 1)).text
    assert "срок прошёл" not in early.lower()


def test_marks_of_markdown_in_pages_are_disarmed() -> None:
    assert escaped("[x](y) <b> *z*") == r"\[x\](y) \<b\> \*z\*"


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Томская область", "Томской области"),
        ("Китай", "Китая"),
        ("министр энергетики", "министра энергетики"),
        ("Республика Алтай", "Республики Алтай"),
        ("Гомельский областной исполнительный комитет", "Гомельского областного исполнительного комитета"),
    ],
)
def test_cases(phrase: str, wanted: str) -> None:
    assert cased(phrase, "gent") == wanted


def when(start: date | None, end: date | None, precision: Precision) -> When:
    return When(start, end, precision, Basis.STATED)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (When.day(date(2024, 12, 17)), "17 декабря 2024 года"),
        (when(date(2025, 2, 1), date(2025, 2, 28), Precision.MONTH), "в феврале 2025 года"),
        (when(date(2025, 1, 1), date(2025, 3, 31), Precision.QUARTER), "в I квартале 2025 года"),
        (when(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR), "в 2025 году"),
        (when(date(2025, 3, 1), date(2025, 3, 4), Precision.SPAN), "с 1 по 4 марта 2025 года"),
        (when(date(2024, 1, 1), date(2024, 9, 30), Precision.SPAN), "с 1 января по 30 сентября 2024 года"),
        (when(None, date(2026, 12, 31), Precision.SPAN), "до 31 декабря 2026 года"),
    ],
)
def test_dates(given: When, wanted: str) -> None:
    assert when_words(given).replace(NB, " ") == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (Quantity(1.2e9, "USD"), "1,2 млрд долларов"),
        (Quantity(2.4, "percent"), "2,4 %"),
        (Quantity(2.3, "times"), "в 2,3 раза"),
        (Quantity(500, "тонна", Compare.MORE), "более 500 тонн"),
        (Quantity(5, "тонна"), "5 тонн"),
        (Quantity(21, "RUB"), "21 рубль"),
    ],
)
def test_quantities(given: Quantity, wanted: str) -> None:
    assert quantity_words(given).replace(NB, " ") == wanted


def test_lists() -> None:
    assert listed(["А", "Б", "В"]) == "А, Б и В"


def judged(register: Register, outcome: str) -> str:
    """The briefing of a register in which a person has said what became of every promise."""
    entries = [one for kind in EntryKind for one in register.ask(Question(kind=kind, areas=("Томская область",)))]
    entries = [replace(one, outcome=outcome if one.kind is EntryKind.COMMITMENT else None) for one in entries]
    return write(entries, ["Томская область"], ["Китай"], date(2030, 1, 1), register.sources).text


def test_what_a_person_judged_is_told_as_that_and_not_as_silence(register: Register) -> None:
    open_ = judged(register, "not_kept").partition("## Открытые обязательства")[2].partition("##")[0]
    assert "не исполнено (решение человека)" in open_
    assert "сведений нет" not in open_
    assert "Об обещаниях и поручениях сведений нет" in judged(register, "kept")


def test_a_long_list_is_cut_and_says_so(register: Register) -> None:
    one = register.ask(Question(kind=EntryKind.AGREEMENT, limit=1))[0]
    many = [replace(one, id=f"agreement:{at}") for at in range(SHOWN + 3)]
    text = write(many, ["Томская область"], ["Китай"], date(2026, 1, 1), register.sources).text
    told = text.partition("## Документы")[2].partition("##")[0]
    assert told.count("\n- ") == SHOWN
    assert f"_Показаны {SHOWN} из {SHOWN + 3}; остальные — в реестре._" in told


@pytest.mark.parametrize(
    ("word", "noun", "wanted"),
    [
        ("подписан", "меморандум", "подписан"),
        ("подписан", "дорожная карта", "подписана"),
        ("подписан", "соглашение", "подписано"),
        ("истёк", "программа", "истекла"),
        ("действует", "соглашение", "действует"),
    ],
)
def test_states_agree_with_their_papers(word: str, noun: str, wanted: str) -> None:
    assert agreeing(word, noun) == wanted


def test_states_of_several_papers_are_plural() -> None:
    assert agreeing("подписан", "соглашение", plural=True) == "подписаны"
