"""Projects: what is supplied, built or taught, offered and asked for, as sentences and rows."""

from svod.brief.dates import day_words, when_words
from svod.brief.dossier import told_last
from svod.brief.grammar import capital, listed
from svod.brief.phrases import SIDES, STAGES
from svod.brief.quantities import quantity_words
from svod.brief.statement import Statement, told
from svod.messages import NBSP
from svod.model.claim import Project, ProjectStage
from svod.model.entry import Entry

HEADS = ("Стадия", "Что", "Стороны", "Сведения на")
WIDTHS = (2.6, 4.4, 4.8, 2.2)


def project(entry: Entry) -> Statement:
    """«Партия станков; поставщик — …; получатель — …; объём — 5 единиц»"""
    gist = _gist(entry)
    newest = told_last(entry)
    seen = [f"по состоянию на{NBSP}{day_words(newest)}"] if newest else []
    return told("; ".join([_what(gist), *_sides(gist), *seen]), entry)


def staged(entry: Entry) -> Statement:
    """«Реализуется: партия станков; поставщик — …», or the same as a row with the stage first."""
    gist = _gist(entry)
    newest = told_last(entry)
    stage = STAGES[entry.stage or ProjectStage.DISCUSSED.value]
    what, sides = _what(gist), _sides(gist)
    seen = [f"сведения на{NBSP}{day_words(newest)}"] if newest else []
    text = "; ".join([f"{stage}: {what[:1].lower()}{what[1:]}", *sides, *seen])
    day = f"{newest:%d.%m.%Y}" if newest else "неизвестно"
    return told(text, entry, cells=(stage, what, "; ".join(sides) or "не названы", day))


def _gist(entry: Entry) -> Project:
    assert isinstance(entry.gist, Project)
    return entry.gist


def _what(gist: Project) -> str:
    facts = [quantity_words(gist.value)] if gist.value else []
    facts += [when_words(gist.when)] if gist.when else []
    return capital(gist.what) + (f" ({', '.join(facts)})" if facts else "")


def _sides(gist: Project) -> list[str]:
    giver, taker = SIDES.get(gist.form, SIDES[None])
    if len(gist.taker) > 1 and not gist.giver:
        taker = "участники"  # a flight between two towns goes to neither
    parts = [f"{giver} — {listed(gist.giver)}"] if gist.giver else []
    parts += [f"{taker} — {listed(gist.taker)}"] if gist.taker else []
    named = {*gist.giver, *gist.taker}
    return parts + ([f"место — {gist.place}"] if gist.place and gist.place not in named else [])
