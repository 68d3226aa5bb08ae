"""The briefing on two sides: its sections in their order, what is long in annexes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from svod.brief import figures, people, projects, promises
from svod.brief.agenda import agenda
from svod.brief.contacts import contact, plan
from svod.brief.dates import day_words
from svod.brief.documents import STANDING, document, lapsed
from svod.brief.dossier import Dossier
from svod.brief.doubts import doubtful
from svod.brief.exchange import exchanged
from svod.brief.grammar import cased
from svod.brief.statement import Annexes, Section, Statement, or_nothing
from svod.brief.summary import summary
from svod.charts import Chart, trade
from svod.charts.trade import PANELS
from svod.messages import NBSP, speaking
from svod.model.entry import Entry

MOST = {
    "trade": 2,
    "people": 4,
    "contacts": 3,
    "plans": 1,
    "documents": 2,
    "drafts": 1,
    "projects": 3,
    "exchange": 2,
    "promises": 2,
    "doubts": 2,
    "agenda": 4,
}
"""Sentences of each section in the main part, so that it has three pages at most; the annexes have all."""

DENSE = 6
"""With so many annexes the main part fills its three pages, and the agenda goes behind it as a paper of its own."""


def titled(dossier: Dossier) -> str:
    """«Справка о сотрудничестве Томской области и Китая»"""
    return f"Справка о сотрудничестве {cased(dossier.area, 'gent')} и {cased(dossier.partner, 'gent')}"


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """All sections of the briefing, the annexes last; an empty one says so in a line."""
    annexes = Annexes()
    summed = or_nothing(summary(dossier), "Сведений о сотрудничестве этих сторон в реестре нет")
    main = [
        Section("Коротко", summed),
        _trade(dossier, annexes),
        _people(dossier, annexes),
        *met(dossier, annexes),
        *signed(dossier, annexes),
        done(dossier, annexes),
        _exchange(dossier, annexes),
        promised(dossier, annexes),
        doubts(dossier, annexes),
    ]
    if len(annexes.sections) < DENSE:
        return (*main, points(dossier), *annexes.sections)
    return (*main, *annexes.sections, annexes.last(points(dossier)))


def _trade(dossier: Dossier, annexes: Annexes) -> Section:
    """The figures, those of the sides' own trade first, and the chart of those that can be compared: one series in
    the main part, all of them in the annex, with what is not drawn and why."""
    ranked = figures.by_weight(dossier.figures, dossier.area, dossier.partner)
    told = tuple(map(figures.figure, ranked))
    chart = drawn(dossier.figures, dossier.area, dossier.partner)
    several = chart is not None and len({head for head, *_ in chart.rows}) > 1
    parted = len(told) > MOST["trade"] and several
    whole = Section("Торговля и показатели", told, heads=figures.HEADS, widths=figures.WIDTHS)
    section = annexes.section(
        replace(whole, chart=chart if parted else None),
        MOST["trade"],
        "Сведений о торговле и других показателях нет",
    )
    beside = figures.beside(chart, {entry.id: entry for entry in ranked}) if chart else []
    if len(told) > MOST["trade"]:
        annexes.add(beside)
    else:
        section = replace(section, statements=(*section.statements, *beside))
    return replace(section, chart=drawn(dossier.figures, dossier.area, dossier.partner, 1) if parted else chart)


def drawn(entries: Iterable[Entry], area: str, partner: str, most: int = PANELS) -> Chart | None:
    """The chart of trade, in Russian as the whole paper is."""
    with speaking("ru"):
        return trade(entries, [area], [partner], most)


def _people(dossier: Dossier, annexes: Annexes) -> Section:
    """Both sides in one table; the main part has as many of each."""
    of_side = {side: [people.officer(one.person, one.term) for one in told] for side, told in dossier.officers.items()}
    every = tuple(one for side in of_side.values() for one in side)
    whole = Section("Кто есть кто", every, heads=people.HEADS, widths=people.WIDTHS)
    nothing = "Должностные лица сторон на страницах не названы"
    section = annexes.section(whole, MOST["people"], nothing)
    if len(every) > MOST["people"]:
        section = replace(section, statements=tuple(_in_turn(list(of_side.values()), MOST["people"])))
    silent = [Statement(f"{side}: должностные лица не названы") for side, told in of_side.items() if every and not told]
    return replace(section, statements=(*section.statements, *silent))


def met(dossier: Dossier, annexes: Annexes) -> Iterator[Section]:
    """Contacts held and foreseen."""
    told = tuple(contact(one, dossier) for one in dossier.contacts)
    since = f" с{NBSP}{day_words(dossier.since)}" if dossier.since else ""
    nothing = f"О состоявшихся встречах и визитах{since} сведений нет"
    yield annexes.section(Section(f"Контакты{since}", told), MOST["contacts"], nothing)
    plans = tuple(plan(one, dossier) for one in (*dossier.coming, *filter(dossier.overdue, dossier.plans)))
    yield annexes.section(Section("Планы встреч", plans), MOST["plans"], "О запланированных встречах сведений нет")


def signed(dossier: Dossier, annexes: Annexes) -> Iterator[Section]:
    """Documents that stand, then those that are coming or have gone."""
    standing = Section("Действующие документы", tuple(map(document, dossier.standing)))
    yield annexes.section(standing, MOST["documents"], "О действующих документах сведений нет")
    drafts = [one for one in dossier.agreements if one.stage not in STANDING and not lapsed(one, dossier.as_of)]
    if drafts:
        yield annexes.section(Section("Готовятся или прекращены", tuple(map(document, drafts))), MOST["drafts"], "")


def done(dossier: Dossier, annexes: Annexes) -> Section:
    """Stage by stage; the main part has the newest of each stage in turn, so that every stage is seen."""
    stages = [list(map(projects.staged, members)) for members in dossier.projects.values()]
    rows = tuple(one for stage in stages for one in stage)
    whole = Section("Проекты по стадиям", rows, heads=projects.HEADS, widths=projects.WIDTHS)
    section = annexes.section(whole, MOST["projects"], "О совместных проектах и поставках сведений нет")
    if len(rows) <= MOST["projects"]:
        return section
    return replace(section, statements=tuple(_in_turn(stages, MOST["projects"])))


def _in_turn(groups: Sequence[Sequence[Statement]], most: int) -> list[Statement]:
    """The first of each group, then the second of each, until there are enough; in the order of the groups."""
    ranked = sorted((at, number) for number, group in enumerate(groups) for at in range(len(group)))[:most]
    return [groups[number][at] for number, at in sorted((number, at) for at, number in ranked)]


def _exchange(dossier: Dossier, annexes: Annexes) -> Section:
    whole = Section("Что стороны предлагают и ищут", tuple(exchanged(dossier)))
    return annexes.section(whole, MOST["exchange"], "О предложениях и запросах сторон сведений нет")


def promised(dossier: Dossier, annexes: Annexes) -> Section:
    """Open commitments: the latest that came due, then those ahead by term, then those without one."""
    due = [one for one in dossier.commitments if dossier.overdue(one)]
    ahead = [one for one in dossier.commitments if not dossier.overdue(one)]
    due.sort(key=lambda one: (one.end or date.min, one.id), reverse=True)
    order = [*due, *sorted(ahead, key=lambda one: (one.end or date.max, one.id))]
    told = tuple(promises.commitment(one, dossier) for one in order)
    whole = Section("Открытые обязательства", told, heads=promises.HEADS, widths=promises.WIDTHS)
    return annexes.section(whole, MOST["promises"], "Об обещаниях и поручениях сведений нет")


def doubts(dossier: Dossier, annexes: Annexes) -> Section:
    """Contradictions and gaps."""
    whole = Section("Противоречия и пробелы", tuple(doubtful(dossier)))
    return annexes.section(whole, MOST["doubts"], "Противоречий, прошедших сроков и пробелов не найдено")


def points(dossier: Dossier) -> Section:
    """The draft agenda."""
    told: Sequence[Statement] = agenda(dossier)[: MOST["agenda"]]
    return Section(
        "Проект повестки предстоящей встречи",
        or_nothing(told, "Открытых вопросов, из которых сложилась бы повестка, в реестре нет"),
        numbered=bool(told),
    )
