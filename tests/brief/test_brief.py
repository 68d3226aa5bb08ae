"""The briefing: every sentence opens a source whose quote stands in an archived page; silence is never a verdict."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svod.brief import Dossier, compiled, pair, set_down
from svod.brief.dates import when_words
from svod.brief.documents import document, lapse
from svod.brief.grammar import accusative, agreeing, beside, cased, into, listed, out_of, past, quoted
from svod.brief.markdown import escaped
from svod.brief.pair import MOST
from svod.brief.projects import project
from svod.brief.quantities import change_words, quantity_words
from svod.briefing import brief, two_years_before
from svod.flow import freshen, leaf_of
from svod.model.claim import Agreement, Citation, Direction, Indicator, Measure, Project, ProjectForm
from svod.model.entry import Entry, EntryKind
from svod.model.quantity import Compare, Quantity
from svod.model.question import Question
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from tests.register.generated import pages

NB = "\u00a0"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "r.svod"
    with Register(path, create=True) as file:
        file.file(Batch(leaves=[leaf_of(*one) for one in pages(60, 8)]))
        freshen(file)
    return path


@pytest.fixture
def register(made: Path, tmp_path: Path) -> Iterator[Register]:
    with Register(Path(shutil.copy(made, tmp_path / "r.svod"))) as file:
        yield file


def body_of(text: str) -> list[str]:
    """The sentences of the body: its list items and points."""
    return [line for line in text.partition("## Источники")[0].splitlines() if re.match(r"- |\d+\. ", line)]


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
    assert "_О действующих документах сведений нет._" in found.text
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
        (when(date(2025, 4, 1), date(2025, 6, 30), Precision.QUARTER), "во II квартале 2025 года"),
        (when(date(2025, 7, 1), date(2025, 12, 31), Precision.HALF), "во втором полугодии 2025 года"),
        (when(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR), "в 2025 году"),
        (when(date(2025, 3, 1), date(2025, 3, 4), Precision.SPAN), "с 1 по 4 марта 2025 года"),
        (when(date(2024, 1, 1), date(2024, 9, 30), Precision.SPAN), "в январе–сентябре 2024 года"),
        (when(None, date(2026, 12, 31), Precision.SPAN), "до конца 2026 года"),
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
        (Quantity(2, "тонна"), "2 тонны"),
        (Quantity(2, "тонна", Compare.MORE), "более 2 тонн"),
        (Quantity(21, "предприятие", Compare.MORE), "более 21 предприятия"),
        (Quantity(2.5, "тонна", Compare.AT_LEAST), "не менее 2,5 тонны"),
        (Quantity(3, "BYN"), "3 белорусских рубля"),
        (Quantity(2, "times", Compare.MORE), "более чем в 2 раза"),
        (Quantity(3, "times", Compare.ABOUT), "примерно в 3 раза"),
        (Quantity(1, "place"), "1-е место"),
        (Quantity(5, "place", Compare.AT_MOST), "место не ниже 5-го"),
        (Quantity(12345, "item"), "12 345"),
    ],
)
def test_quantities(given: Quantity, wanted: str) -> None:
    assert quantity_words(given).replace(NB, " ") == wanted


@pytest.mark.parametrize(
    ("change", "direction", "wanted"),
    [
        (Quantity(5, "percent"), Direction.UP, "рост на 5 % к тому же периоду предыдущего года"),
        (Quantity(5, "percent", Compare.MORE), Direction.DOWN, "снижение более чем на 5 % к тому же"),
        (Quantity(2, "times", Compare.AT_LEAST), Direction.UP, "рост не менее чем в 2 раза"),
        (Quantity(1e6, "USD", Compare.ABOUT), None, "изменение примерно на 1 млн долларов"),
        (None, Direction.FLAT, "без изменений"),
    ],
)
def test_changes(change: Quantity | None, direction: Direction | None, wanted: str) -> None:
    year, before = (when(date(at, 1, 1), date(at, 12, 31), Precision.YEAR) for at in (2024, 2023))
    citation = Citation(start=0, end=1, quote="а")
    told = Indicator(
        citation=citation, rule="", measure=Measure.EXPORT, period=year, base=before, change=change, direction=direction
    )
    assert change_words(told).replace(NB, " ").startswith(wanted)


def test_lists() -> None:
    assert listed(["А", "Б", "В"]) == "А, Б и В"
    assert listed(["министерства и ведомства", "ведомства"]) == "министерства и ведомства"
    assert quoted("тракторы «Нива»") == "«тракторы „Нива“»"


@pytest.mark.parametrize(
    ("name", "to", "out"),
    [
        ("Китай", "в Китай", "из Китая"),
        ("Вьетнам", "во Вьетнам", "из Вьетнама"),
        ("Франция", "во Францию", "из Франции"),
        ("Куба", "на Кубу", "с Кубы"),
        ("Владимирская область", "во Владимирскую область", "из Владимирской области"),
        ("Венесуэла", "в Венесуэлу", "из Венесуэлы"),
    ],
)
def test_where_goods_go_and_come_from(name: str, to: str, out: str) -> None:
    assert into(name).replace(NB, " ") == to
    assert out_of(name).replace(NB, " ") == out


@pytest.mark.parametrize(
    ("name", "told"), [("Китай", "с Китаем"), ("Швеция", "со Швецией"), ("Сербия", "с Сербией"), ("Томск", "с Томском")]
)
def test_with_whom(name: str, told: str) -> None:
    assert beside(name).replace(NB, " ") == told


def test_verbs_agree_with_people() -> None:
    assert past("посетить", ["Анна Ли"]) == "посетила"
    assert past("посетить", ["Олег Ким"]) == "посетил"
    assert past("посетить", ["делегация Томской области"]) == "посетила"
    assert past("посетить", ["Анна Ли", "Олег Ким"]) == "посетили"
    assert accusative("Томская область") == "Томскую область"


def test_two_years_before_a_leap_day() -> None:
    assert two_years_before(date(2024, 2, 29)) == date(2022, 3, 1)


def text_of(dossier: Dossier, register: Register) -> str:
    return set_down("Справка", dossier, pair.sections, register.sources).text


def judged(register: Register, outcome: str) -> str:
    """The briefing of a register in which a person has said what became of every promise."""
    entries = [one for kind in EntryKind for one in register.ask(Question(kind=kind, areas=("Томская область",)))]
    entries = [replace(one, outcome=outcome if one.kind is EntryKind.COMMITMENT else None) for one in entries]
    return text_of(compiled(entries, ["Томская область"], ["Китай"], date(2030, 1, 1)), register)


def test_what_a_person_judged_is_told_as_that_and_not_as_silence(register: Register) -> None:
    open_ = judged(register, "not_kept").partition("## Открытые обязательства")[2].partition("##")[0]
    assert "не исполнено (решение человека)" in open_
    assert "сведений нет" not in open_
    assert "Об обещаниях и поручениях сведений нет" in judged(register, "kept")


def test_numbers_of_a_part_are_told_as_such(register: Register) -> None:
    """Where no more than the newest are looked at, no number is told as if it were of all."""
    entries = register.ask(Question(kind=EntryKind.PROJECT, areas=("Томская область",)))
    sides = ["Томская область"], ["Китай"]
    part, whole = (
        text_of(compiled(entries, *sides, date(2026, 1, 1), most={EntryKind.PROJECT: most}), register).replace(NB, " ")
        for most in (len(entries), len(entries) + 1)
    )
    assert f"Проекты по стадиям (среди {len(entries)} новейших): " in part
    assert "Проекты по стадиям: " in whole
    assert "новейших" not in whole


CITED = {"citation": Citation(start=0, end=1, quote="В"), "rule": "made"}


def test_who_signed_a_paper_without_a_day_is_told_once() -> None:
    paper = Agreement(**CITED, form="протокол", parties=("Томск", "Китай"), signers=("Анна Ли",))
    entry = Entry(id="a", kind=EntryKind.AGREEMENT, name="протокол", claims=("c",), stage="signed", gist=paper)
    assert document(entry).text == "Протокол; стороны — Томск и Китай; подписали — Анна Ли"
    unnamed = replace(entry, gist=replace(paper, signers=()))
    assert document(unnamed).text == "Протокол; стороны — Томск и Китай; подписан"


def test_a_paper_that_has_run_out_is_told_with_its_sides() -> None:
    valid = When.between(date(2023, 1, 1), date(2025, 12, 31))
    paper = Agreement(**CITED, form="план", parties=("Томск", "Китай"), valid=valid)
    entry = Entry(id="a", kind=EntryKind.AGREEMENT, name="план", claims=("c",), stage="signed", gist=paper)
    assert lapse(entry).text.endswith("сведений нет: план; стороны — Томск и Китай")


@pytest.mark.parametrize(
    ("giver", "told"), [((), "участники — Томск и Минск"), (("Томский авиаотряд",), "получатель — Томск и Минск")]
)
def test_a_flight_between_two_towns_has_no_receiver(giver: tuple[str, ...], told: str) -> None:
    flight = Project(**CITED, what="рейс", form=ProjectForm.SERVICE, giver=giver, taker=("Томск", "Минск"))
    assert told in project(Entry(id="p", kind=EntryKind.PROJECT, name="рейс", claims=("c",), gist=flight)).text


def test_papers_told_of_as_a_number_are_not_added_to_those_that_are_known(register: Register) -> None:
    """«16 соглашений» may be the same that are known one by one."""
    one = register.ask(Question(kind=EntryKind.AGREEMENT, stage="signed", limit=1))[0]
    many = [replace(one, id=f"agreement:{at}") for at in range(2)]
    many.append(replace(one, id="agreement:many", gist=replace(one.gist, count=16)))
    text = text_of(compiled(many, ["Томская область"], ["Китай"], date(2026, 1, 1)), register).replace(NB, " ")
    assert "Известно 2 действующих документа, ещё о 16 сказано без названий; последний: " in text


def test_a_long_list_is_cut_and_told_whole_in_an_annex(register: Register) -> None:
    one = register.ask(Question(kind=EntryKind.AGREEMENT, stage="signed", limit=1))[0]
    many = [replace(one, id=f"agreement:{at}") for at in range(9)]
    text = text_of(compiled(many, ["Томская область"], ["Китай"], date(2026, 1, 1)), register)
    main = text.partition("## Действующие документы")[2]
    head, _, told = main.partition("\n")
    assert head.replace(NB, " ") == f" ({MOST['documents']} из 9; см. приложение 1)"
    assert told.partition("##")[0].count("\n- ") == MOST["documents"]
    annex = text.replace(NB, " ").partition("## Приложение 1. Действующие документы")[2].partition("## Источники")[0]
    assert annex.count("\n- ") == 9


def test_where_the_annexes_are_many_the_agenda_is_the_last_of_them(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = []
    for dense in (100, 0):
        monkeypatch.setattr("svod.brief.pair.DENSE", dense)
        text = brief(register, ["Томская область"], ["Китай"], date(2026, 1, 1)).text.replace(NB, " ")
        heads.append([line for line in text.splitlines() if line.startswith("## ")])
    agenda = "Проект повестки предстоящей встречи"
    assert f"## {agenda}" in heads[0]
    assert heads[1][-2].startswith("## Приложение ")
    assert heads[1][-2].endswith(agenda)
    assert heads[1][-1] == "## Источники"


def test_what_was_published_later_is_not_known(register: Register) -> None:
    early = brief(register, ["Томская область"], ["Китай"], date(2023, 1, 1))
    assert early.notes
    days = [note.published.start for note in early.notes if note.published and note.published.start]
    assert max(days) <= date(2023, 1, 1)
    assert not brief(register, ["Томская область"], ["Китай"], date(1990, 1, 1)).notes


def test_contacts_begin_with_the_day_asked(register: Register) -> None:
    asked = ["Томская область"], ["Китай"], date(2026, 1, 1)
    all_, late = (brief(register, *asked, since=day).text for day in (date(2000, 1, 1), date(2025, 12, 31)))
    assert "## Контакты с 1 января 2000" in all_.replace(NB, " ")
    assert "О состоявшихся встречах и визитах с 31 декабря 2025 года сведений нет" in late.replace(NB, " ")


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
