"""The chart of trade as the web draws it: all that the other tells, and no library that takes long to load."""

import itertools
import subprocess
import sys
from xml.etree.ElementTree import Element, fromstring

from svod.charts import trade_drawn, trade_told
from svod.charts.bars import Bar, Panel, drawn
from tests.charts.made import figure, year

ONE, OTHER = ("Томская область",), ("Китай",)
SVG = "{http://www.w3.org/2000/svg}"


def bars_of(picture: Element) -> list[Element]:
    return [one for one in picture.iter(f"{SVG}rect") if one.get("fill") != "white"]


def test_what_is_told_stands_in_the_picture() -> None:
    told = [figure("a", 2e9, year(2020)), figure("b", 1e9, year(2022))]
    picture = fromstring(trade_drawn(told, ONE, OTHER) or "")
    words = {one.text for one in picture.iter(f"{SVG}text")}
    assert {"2020", "2021", "2022", "2", "1", "—"} <= words
    known = trade_told(told, ONE, OTHER)
    assert known
    assert known.title in words
    assert {one.text for one in picture.iter(f"{SVG}desc")} == {known.description}


def test_a_bar_is_as_high_as_its_figure_and_a_contradiction_is_pale() -> None:
    bars = (Bar("2020", 200, "200", 0), Bar("2021", 100, "100", 0), Bar("2021", 150, "150", 1))
    found = bars_of(fromstring(drawn("a", "b", [Panel("c", ("2020", "2021"), bars)])))
    high = [float(one.get("height") or 0) for one in found]
    assert abs(high[0] - 2 * high[1]) < 0.2
    assert high[1] < high[2] < high[0]
    assert len({one.get("fill") for one in found}) == 2
    places = sorted((float(one.get("x") or 0), float(one.get("width") or 0)) for one in found)
    assert all(left + width <= after + 0.2 for (left, width), (after, _) in itertools.pairwise(places))


def test_what_fell_below_nought_hangs_below_it() -> None:
    bars = (Bar("2020", 50, "50", 0), Bar("2021", -25, "-25", 0))
    up, down = bars_of(fromstring(drawn("a", "b", [Panel("c", ("2020", "2021"), bars)])))
    assert float(up.get("y") or 0) + float(up.get("height") or 0) == float(down.get("y") or 0)


def test_hostile_words_stay_words() -> None:
    evil = "</text><script>alert(1)</script>"
    picture = fromstring(drawn(evil, evil, [Panel(evil, (evil,), (Bar(evil, 1, evil, 0),))]))
    assert not list(picture.iter(f"{SVG}script"))
    assert sum(one.text == evil for one in picture.iter()) == 6


def test_nothing_is_loaded_that_draws_the_others() -> None:
    work = "import sys, svod.charts.bars as b; b.drawn('a', 'b', [b.Panel('c', ('d',), (b.Bar('d', 0, '0', 0),))]); "
    work += "sys.exit(bool({'altair', 'vl_convert'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", work], check=False).returncode == 0
