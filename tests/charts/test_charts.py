"""Charts: what may share an axis, what is left out and why, words in both languages, pictures that nothing runs in."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from svod.charts import Chart, contacts, png, regions, stages, style, svg, trade
from svod.charts.grid import tile_of, tiles
from svod.charts.numbers import THIN, Scale, amount, number, scale_of, unit
from svod.charts.periods import called
from svod.cli.app import app
from svod.flow import freshen, leaf_of
from svod.follow.series import span_of
from svod.language.areas import gazetteer
from svod.messages import speaking
from svod.model.claim import Measure, Modality, ProjectStage
from svod.model.entry import EntryKind
from svod.model.quantity import Compare, Quantity
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from tests.charts.made import event, figure, project, year
from tests.register.generated import pages

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
ONE, OTHER = ("Томская область",), ("Китай",)
NINE = When(date(2024, 1, 1), date(2024, 9, 30), Precision.SPAN, Basis.STATED)


def drawn_trade() -> Chart:
    entries = [
        figure("a", 1.2e9, year(2021)),
        figure("b", 1.5e9, year(2022), compare=Compare.MORE),
        figure("c", 1.1e9, year(2024)),
        figure("d", 0.9e9, year(2024)),
        figure("e", 4e8, year(2022), measure=Measure.IMPORT),
        figure("f", 5e8, year(2023), measure=Measure.IMPORT),
    ]
    chart = trade(entries, ONE, OTHER)
    assert chart
    return chart


def drawn_stages() -> Chart:
    steps = (ProjectStage.OFFERED, ProjectStage.RUNNING, ProjectStage.RUNNING, ProjectStage.SUSPENDED)
    chart = stages(project(str(at), stage) for at, stage in enumerate(steps))
    assert chart
    return chart


def drawn_contacts() -> Chart:
    days = (date(2025, 1, 10), date(2025, 1, 20), date(2025, 3, 1))
    chart = contacts([event(str(at), day) for at, day in enumerate(days)], date(2025, 4, 30), 6)
    assert chart
    return chart


def drawn_regions() -> Chart:
    day = date(2025, 1, 1)
    told = [event("a", day, "Томская область", "Китай"), event("b", day, "Томск"), event("c", day, "Брестская область")]
    chart = regions(told, partner="Китай")
    assert chart
    return chart


DRAWN = {"trade": drawn_trade, "stages": drawn_stages, "contacts": drawn_contacts, "map": drawn_regions}


@pytest.mark.parametrize("name", DRAWN)
def test_the_picture_is_as_it_was(name: str) -> None:
    chart = DRAWN[name]()
    path = SNAPSHOTS / f"chart-{name}.json"
    told = {"title": chart.title, "description": chart.description, "rows": chart.rows, "spec": json.loads(chart.spec)}
    now = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("SVOD_SNAPSHOTS") == "write":
        path.write_text(now, "utf-8")
    assert now == path.read_text("utf-8")


@pytest.mark.parametrize("name", DRAWN)
def test_svg_is_told_and_needs_nothing(name: str) -> None:
    chart = DRAWN[name]()
    text = svg(chart)
    assert text == svg(chart)
    root = ElementTree.fromstring(text)
    parts = {one.tag.rpartition("}")[2]: one for one in root}
    assert (parts["title"].text, parts["desc"].text) == (chart.title, chart.description)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == [parts["title"].get("id"), parts["desc"].get("id")]
    assert not re.search(r"<(script|style|image|foreignObject)|\son\w+=|\sstyle=|@import|url\((?!#chart)", text)
    assert not re.search(r"https?://(?!www\.w3\.org)", text)


@pytest.mark.parametrize("name", DRAWN)
def test_a_dark_screen_has_the_same_chart_in_colours_of_its_own(name: str) -> None:
    chart = DRAWN[name]()
    light, dark = svg(chart), svg(chart, dark=True)
    grounds = [re.findall(r'<rect width="[\d.]+" height="[\d.]+" fill="([^"]+)"', one)[0] for one in (light, dark)]
    assert grounds[0] == "white"
    assert max(bytes.fromhex(grounds[1].removeprefix("#"))) < 0x30
    assert not set(style.DARK) & set(re.findall(r'(?:fill|stroke)="([^"]+)"', dark))
    colours = re.compile(r'(?:fill|stroke)="[^"]+"')
    assert colours.sub("", light) == colours.sub("", dark)


def test_two_charts_of_one_page_share_no_names() -> None:
    ids = [set(re.findall(r'\sid="([^"]+)"', svg(make()))) for make in DRAWN.values()]
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_png_is_a_picture() -> None:
    assert png(drawn_stages()).startswith(b"\x89PNG")


def test_hostile_words_stay_words() -> None:
    evil = "</script><script>alert(1)</script>"
    chart = trade([figure("a", 1, year(2021), of=evil), figure("b", 2, year(2022), of=evil)], ONE, OTHER)
    assert chart
    assert "<script" not in svg(chart)


def test_one_axis_holds_one_measure_and_a_year_without_a_figure_keeps_its_place() -> None:
    export, imports = json.loads(drawn_trade().spec)["vconcat"]
    assert [one["period"] for one in export["data"]["values"]] == ["2021", "2022", "2024", "2024", "2023"]
    assert export["layer"][0]["encoding"]["x"]["sort"] == ["2021", "2022", "2023", "2024"]
    assert [one["text"] for one in export["data"]["values"]] == ["1,2", f">{THIN}1,5", "1,1", "0,9", "—"]
    assert [one["turn"] for one in export["data"]["values"]] == [0, 0, 0, 1, 0]
    assert imports["title"]["text"] == "Импорт, Томская область — Китай, млн\u00a0долларов США"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (figure("x", 5e8, year(2023), unit="RUB"), "валюта"),
        (figure("x", 5e8, year(2023), unit="тонна"), "единица"),
        (figure("x", 5e8, year(2023), of="лес"), "охват"),
        (figure("x", 5e8, year(2023), area="Томск"), "территория"),
        (figure("x", 5e8, year(2023), measure=Measure.TURNOVER), "показатель"),
        (figure("x", 5e8, NINE), "длина периода"),
        (figure("x", None, year(2023)), "названо только изменение"),
        (figure("x", 12, year(2023), unit="percent"), "это доля или место"),
        (figure("x", 5e8, None), "период не назван"),
        (figure("x", 5e8, When(date(2023, 1, 1), None, Precision.SPAN, Basis.STATED)), "начало или конец"),
    ],
)
def test_what_cannot_share_the_axis_is_listed_with_the_reason(other: object, reason: str) -> None:
    chart = trade([figure("a", 1e9, year(2021)), figure("b", 2e9, year(2022)), other], ONE, OTHER)  # type: ignore[list-item]
    assert chart
    [left] = chart.undrawn
    assert reason in left.reason
    assert "indicator:x" not in chart.entries


def test_a_scope_told_of_two_years_has_a_panel_of_its_own() -> None:
    told = [figure(f"{of}{at}", at, year(at), of=of) for at in (2021, 2022) for of in (None, "лес")]
    chart = trade(told, ONE, OTHER)
    assert chart
    assert len(json.loads(chart.spec)["vconcat"]) == 2
    assert not chart.undrawn


def test_a_single_figure_is_no_series() -> None:
    assert trade([figure("a", 1e9, year(2021))], ONE, OTHER) is None
    assert trade([figure("a", 1e9, year(2021)), figure("b", 1.001e9, year(2021))], ONE, OTHER) is None


def test_trade_of_others_is_not_drawn() -> None:
    told = [figure("a", 1e9, year(2021)), figure("b", 2e9, year(2022))]
    assert trade(told, ONE, ("Монголия",)) is None
    assert trade(told, OTHER, ONE)


def test_months_without_a_meeting_are_shown_and_undated_meetings_told() -> None:
    days = [date(2025, 1, 10), None, date(2020, 1, 1), date(2026, 1, 1)]
    chart = contacts([event(str(at), day) for at, day in enumerate(days)], date(2025, 3, 31), 3)
    assert chart
    assert [count for _, count in chart.rows] == ["1", "0", "0"]
    assert [(one.entry, one.reason) for one in chart.undrawn] == [
        ("event:1", "месяц неизвестен"),
        ("event:2", "раньше показанных месяцев"),
    ]
    planned = event("p", date(2025, 1, 1), modality=Modality.PLANNED)
    assert contacts([planned], date(2025, 3, 31)) is None


def test_a_town_counts_for_its_region_and_a_country_for_none() -> None:
    chart = drawn_regions()
    assert chart.rows == (("Томская область", "2"), ("Брестская область", "1"))
    one = regions([event("a", date(2025, 1, 1), "Томская область", "Томск")])
    assert one is not None
    assert one.rows == (("Томская область", "1"),)
    assert tile_of("Китай") is None
    given_up = project("a", ProjectStage.CANCELLED, "Томская область")
    assert regions([given_up], EntryKind.PROJECT) is None
    assert regions([project("a", ProjectStage.PLANNED, "Томская область")], EntryKind.PROJECT)


def test_the_grid_has_all_regions_each_in_a_place_of_its_own() -> None:
    known = {
        name
        for name, entries in gazetteer().by_name.items()
        for one in entries
        if one.area.kind == "region" and one.area.country in {"Россия", "Беларусь"}
    }
    assert set(tiles()) == known | {"Москва", "Минск"}
    assert len(tiles()) == 89 + 7
    assert len({(tile.column, tile.row) for tile in tiles().values()}) == len(tiles())
    for letters in ({tile.short for tile in tiles().values()}, {tile.latin for tile in tiles().values()}):
        assert len(letters) == len(tiles())


def test_dark_tiles_have_white_numbers() -> None:
    values = json.loads(drawn_regions().spec)["data"]["values"]
    inks = {one["letters"]: one["ink"] for one in values if one["count"]}
    assert inks == {"ТОМ": "white", "БРЕ": "white"}
    assert next(one for one in values if one["letters"] == "МУР")["text"] == ""


@pytest.mark.parametrize(
    ("numbers", "size", "word"),
    [([5, 20], 1, ""), ([12_000], 1, ""), ([120_000], 1e3, "тыс."), ([1, 2.5e6], 1e6, "млн"), ([3e9], 1e9, "млрд")],
)
def test_scales(numbers: list[float], size: float, word: str) -> None:
    assert scale_of(numbers) == Scale(size, word)


def test_numbers_are_written_as_the_language_wants() -> None:
    assert number(1234567.5) == f"1{THIN}234{THIN}567,5"
    assert amount(Quantity(1.25e6, "USD", Compare.ABOUT), Scale(1e6, "млн")) == f"≈{THIN}1,25"
    assert unit("тонна", Scale(1e3, "тыс.")) == "тыс.\u00a0тонн"
    with speaking("en"):
        assert number(1234567.5) == "1,234,567.5"
        assert unit("USD", scale_of([2e6])) == "mln\u00a0US dollars"


@pytest.mark.parametrize(
    ("period", "span", "name"),
    [
        (year(2024), "year", "2024"),
        (NINE, "01-01–09-30", "янв.–сен.\u00a02024"),
        (When.between(date(2024, 4, 1), date(2024, 6, 30)), "quarter", "II\u00a0кв.\u00a02024"),
        (When(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF, Basis.STATED), "half", "II\u00a0полуг.\u00a02024"),
        (When(date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH, Basis.STATED), "month", "фев.\u00a02024"),
    ],
)
def test_periods(period: When, span: str, name: str) -> None:
    assert span_of(period) == span
    assert called(period) == name


def test_quarters_are_told_in_english_too() -> None:
    with speaking("en"):
        assert called(When.between(date(2024, 4, 1), date(2024, 6, 30))) == "Q2\u00a02024"
        assert called(When.between(date(2024, 1, 1), date(2024, 6, 30))) == "H1\u00a02024"


def test_rates_have_a_unit_in_words() -> None:
    assert [unit(code, Scale(1, "")) for code in ("times", "percent", "place")] == ["разы", "%", "место"]


def test_english() -> None:
    with speaking("en"):
        assert drawn_stages().title == "Projects by stage"
        assert "TOM" in drawn_regions().spec


def test_libraries_are_loaded_only_to_draw() -> None:
    program = "import sys, svod.cli.app; print([name for name in ('altair', 'vl_convert') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("charts") / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(60, 8)]))
    freshen(register)
    return register


@pytest.mark.parametrize("what", ["trade", "stages", "contacts", "map"])
def test_the_command_draws(register: Register, tmp_path: Path, what: str) -> None:
    asked = [
        "chart",
        what,
        "-a",
        "Томская область",
        "-r",
        str(register.path),
        "--as-of",
        "2025-12-31",
        "--months",
        "60",
        "--of",
        "projects",
    ]
    file = tmp_path / "c.svg"
    done = CliRunner().invoke(app, [*asked, "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert file.read_text("utf-8").startswith("<svg")
    assert "Диаграмма записана" in done.output


def test_the_command_says_why_it_draws_nothing(register: Register, tmp_path: Path) -> None:
    asked = ["chart", "contacts", "-r", str(register.path), "--as-of", "1990"]
    done = CliRunner().invoke(app, [*asked, "-o", f"{tmp_path}/c.svg"])
    assert "контактов с известной датой нет" in str(done.exception)
    done = CliRunner().invoke(app, [*asked, "-o", f"{tmp_path}/c.gif"])
    assert ".svg, .png" in str(done.exception)
