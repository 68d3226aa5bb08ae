"""Cards on the command line: an organisation, a joint body, an area; visits with their parts."""

import json
from pathlib import Path

import pytest

from svod.cards import bodies, may_be, organisation_card, organisations, visit_parts
from svod.cli.app import run
from svod.flow import remove
from svod.judging import judge_pair
from svod.model.entry import EntryKind
from svod.model.judgement import Verdict
from svod.model.question import Question
from svod.register import Register
from tests.cli.written import register_of

PAGES = (
    (
        "Томская область и Монголия договорились о поставках лифтов",
        "05.03.2025",
        "В Томске состоялось пятое заседание Российско-Монгольского совета по приграничной торговле.",
        "Заседания совета поочерёдно проходят в Томской области и Монголии.",
        "Томский лифтовый завод (ТЛЗ), входящий в холдинг «Сибирские машины», поставит лифты в Улан-Батор.",
    ),
    (
        "Томские лифты увидели в Монголии",
        "14.05.2025",
        "Делегация Томской области во главе с губернатором Вадимом Кротовым посетила с визитом Монголию 12 мая.",
        "12 мая Вадим Кротов встретился с министром строительства Монголии Батом Очиром.",
        "Холдинг «Сибирские машины» построит в Монголии цех. ТЛЗ поставляет лифты в Монголию.",
    ),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return register_of(PAGES, tmp_path_factory.mktemp("cards") / "r.svod")


def test_an_organisation_by_its_abbreviation_with_its_whole(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["organisation", "ТЛЗ", "-r", str(register), "--json"]) == 0
    (found,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found["name"] == "Томский лифтовый завод"
    assert found["areas"] == ["Томская область"]
    assert any("Сибирские машины" in whole for whole in found["wholes"])
    with Register(register) as file:
        (holding, *_) = organisations(file, "Сибирские машины")
        assert [one.name for one in organisation_card(file, holding).parts] == ["Томский лифтовый завод"]


def test_a_body_with_its_sessions_and_the_next_one(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Register(register) as file:
        (council,) = bodies(file, ("Томская область",), ("Монголия",))
    assert set(council.sides) == {"Россия", "Монголия"}
    assert [(one.ordinal, one.inferred) for one in council.sessions] == [(5, ()), (6, ("session",))]
    assert council.sessions[-1].place == "Монголия"
    assert run(["body", "монгольский", "-r", str(register)]) == 0
    assert "6-е заседание: Монголия" in capsys.readouterr().out


def test_an_area_with_its_codes(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["area", "томская", "-r", str(register)]) == 0
    out = capsys.readouterr().out
    assert "RU-TOM" in out
    assert "69000000000" in out


def test_a_district_that_towns_tell(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["area", "омутнинский район", "-r", str(register)]) == 0
    out = capsys.readouterr().out
    assert "Омутнинский район — район" in out
    assert "ОКАТО 33228000000, ОКТМО 33628000" in out
    assert "Кировская область, Россия" in out


def test_an_unknown_organisation_is_said_to_be_none(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["organisation", "Заречный комбинат", "-r", str(register)]) == 2
    assert "Заречный комбинат" in capsys.readouterr().err


def test_what_belongs_to_a_visit_stands_under_it(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Register(register) as file:
        events = file.ask(Question(kind=EntryKind.EVENT))
        parts = visit_parts(file, events)
    (visit,) = [entry for entry in events if entry.id in parts]
    assert {part.form for part in parts[visit.id]} >= {"meeting"}
    assert run(["show", "events", "-r", str(register)]) == 0
    assert "↳ встреча" in capsys.readouterr().out
    assert run(["show", "events", "-r", str(register), "--json"]) == 0
    shown = {one["id"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert set(shown[visit.id]["parts"]) == {part.id for part in parts[visit.id]}


def test_a_brand_that_is_an_entry_of_its_own_leads_to_its_firm_and_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (
        "Сыры\n\n05.03.2025\n\nОАО «Залесский молочный комбинат» выпускает сыры под торговой маркой «Ромашкин двор». "
        "Залесский молочный комбинат поставит сыры в Монголию.",
        "Лавка\n\n05.04.2025\n\nКомпания «Ромашкин двор» поставляет сыры в Монголию.",
    )
    with Register(register_of([[text] for text in texts], tmp_path / "r.svod")) as file:
        (brand,), (firm,) = organisations(file, "Ромашкин двор"), organisations(file, "Залесский молочный комбинат")
        assert brand.id != firm.id
        assert [one.id for one in organisation_card(file, brand).called] == [firm.id]
        assert [one.id for one in organisation_card(file, firm).called] == [brand.id]
        for one, other in ((brand, firm), (firm, brand)):
            (candidate,) = may_be(file, one)
            assert (candidate.other, candidate.score.reasons[0].code) == (other.id, "body-brand")
        judge_pair(file, brand.id, firm.id, Verdict.NOT_SAME, "тест")
        assert may_be(file, brand) == ()
    assert run(["organisation", "Ромашкин двор", "-r", str(tmp_path / "r.svod")]) == 0
    assert "Залесский молочный комбинат" in capsys.readouterr().out


RENAMED = "Томское предприятие «Северный лифт» (бывший «Маяк») поставит лифты в Монголию."


def test_a_record_of_a_former_name_leads_to_the_new_one_with_the_words_that_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (
        "Томский завод «Маяк» поставлял лифты в Монголию.",
        RENAMED,
        "Иркутский завод «Маяк» поставит лифты в Китай.",
    )
    told = [[f"Новости\n\n05.0{month}.2025\n\n{text}"] for month, text in enumerate(texts, start=2)]
    with Register(register_of(told, tmp_path / "r.svod")) as file:
        (new,) = organisations(file, "Северный лифт")
        old, namesake = sorted(organisations(file, "завод Маяк"), key=lambda one: one.areas != ("Томская область",))
        card = organisation_card(file, old)
        assert [one.id for one in card.successors] == [new.id]
        assert {source.quote for source in file.sources(card.renaming).values()} == {RENAMED}
        assert (organisation_card(file, namesake).successors, organisation_card(file, namesake).renaming) == ((), ())
        (candidate,) = may_be(file, old)
        assert (candidate.other, candidate.score.reasons[0].code) == (new.id, "body-former")
    assert run(["organisation", "завод Маяк", "-r", str(tmp_path / "r.svod")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "новое название: " in out
    assert RENAMED in out


def test_a_page_that_tells_but_of_a_renaming_makes_each_record_a_candidate_of_the_other(tmp_path: Path) -> None:
    said = "Министерство торговли Томской области переименовано в министерство промышленности Томской области."
    texts = (
        "Делегация Монголии посетила министерство торговли Томской области.",
        f"{said} Об этом написали газеты.",
        "Делегация Монголии посетила министерство промышленности Томской области.",
    )
    told = [[f"Новости\n\n05.0{month}.2025\n\n{text}"] for month, text in enumerate(texts, start=2)]
    with Register(register_of(told, tmp_path / "r.svod")) as file:
        (old,) = organisations(file, "министерство торговли Томской области")
        (new,) = organisations(file, "министерство промышленности Томской области")
        assert not {*old.formerly, *new.formerly}
        before, after = organisation_card(file, old), organisation_card(file, new)
        assert ([one.id for one in before.successors], before.formerly) == ([new.id], ())
        assert ([one.id for one in after.formerly], after.successors) == ([old.id], ())
        for card, other in ((before, new), (after, old)):
            assert [source.quote for source in file.sources(card.renaming).values()] == [said]
            (candidate,) = may_be(file, card.entry)
            assert (candidate.other, candidate.score.reasons[0].code) == (other.id, "body-former")
        (page,) = {source.page for source in file.sources(before.renaming).values()}
        remove(file, [page])
        assert organisation_card(file, old).renaming == ()


def test_a_body_that_a_page_calls_otherwise_is_marked_with_its_official_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Томские депутаты\n\n05.03.2025\n\nВ Томске состоялось заседание Парламентского Совета Союзного государства."
    register_of([[text]], tmp_path / "r.svod")
    assert run(["organisation", "Парламентский Совет Союзного государства", "-r", str(tmp_path / "r.svod")]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "Парламентский Совет" in out
    assert "официальное название: Парламентское Собрание Союза Беларуси и России" in out


def test_a_joint_body_that_a_page_calls_otherwise_is_marked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "В Томске состоялось пятое заседание Парламентской комиссии Союза Беларуси и России."
    register_of([["Томские депутаты", "05.03.2025", text]], tmp_path / "r.svod")
    assert run(["body", "Парламентская комиссия Союза Беларуси и России", "-r", str(tmp_path / "r.svod")]) == 0
    assert "официальное название: Парламентское Собрание" in " ".join(capsys.readouterr().out.split())
