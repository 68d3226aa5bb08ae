"""Wording: a dossier as Russian sentences, each with the claims it rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from svod.brief.contacts import foreseen, held
from svod.brief.dossier import Dossier, Officer, told_last
from svod.brief.grammar import (
    agreeing,
    capital,
    cased,
    counted,
    day_words,
    known,
    listed,
    quantity_words,
    reading_of,
    when_words,
)
from svod.brief.phrases import COMMITMENTS, JUDGED, MEASURES, PHASES, SIDES, STAGES
from svod.messages import NBSP, catalogue
from svod.model.claim import Agreement, Commitment, Indicator, Phase, Project
from svod.model.entry import Entry, Tenure

SHOWN = 40
"""Entries that a section tells, the newest; how many there are is told too."""

CITED = 3
"""Sources of a sentence: the newest ones; the register holds them all."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence without its full stop, and the claims it rests on. Without claims it says that nothing is known.

    `cells` are the same words as a row under its section's heads, where papers have tables.
    """

    text: str
    claims: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; `level` 2 or 3."""

    title: str
    statements: tuple[Statement, ...]
    level: int = 2
    heads: tuple[str, ...] = ()


FIGURE_HEADS = ("Показатель", "Стороны", "Период", "Значение")


def worded(dossier: Dossier) -> tuple[Section, ...]:
    """All sections of the briefing, in their order; an empty one says so in a line."""
    return (
        Section("Коротко", _or_nothing(_summary(dossier), "Сведений о сотрудничестве этих сторон в реестре нет")),
        *_who(dossier),
        Section(
            "Последние контакты",
            _or_nothing(
                (contact(one, dossier) for one in dossier.contacts), "О состоявшихся встречах и визитах сведений нет"
            ),
        ),
        Section(
            "Планы встреч",
            _or_nothing((plan(one, dossier) for one in dossier.plans), "О запланированных встречах сведений нет"),
        ),
        Section(
            "Документы", _or_nothing(_newest(dossier.agreements, document), "О подписанных документах сведений нет")
        ),
        *_projects(dossier),
        Section(
            "Открытые обязательства",
            _or_nothing(
                _newest(dossier.commitments, lambda one: commitment(one, dossier)),
                "Об обещаниях и поручениях сведений нет",
            ),
        ),
        Section(
            "Торговля и показатели",
            _or_nothing(_newest(dossier.figures, figure), "Сведений о показателях нет"),
            heads=FIGURE_HEADS,
        ),
        Section("Что неясно", _or_nothing(_unclear(dossier), "Противоречий и прошедших сроков не найдено")),
    )


def _or_nothing(statements: Iterable[Statement], nothing: str) -> tuple[Statement, ...]:
    return tuple(statements) or (Statement(nothing),)


def _newest(entries: Sequence[Entry], tell: Callable[[Entry], Statement]) -> Iterable[Statement]:
    """The newest of many as sentences, and in the end how many there are."""
    yield from map(tell, entries[:SHOWN])
    if len(entries) > SHOWN:
        yield Statement(f"Показаны {SHOWN} из {len(entries)}; остальные — в реестре")


def _cited(*entries: Entry) -> tuple[str, ...]:
    if len(entries) == 1:
        return entries[0].claims[-CITED:]
    return tuple(entry.claims[-1] for entry in entries[:CITED])


def _summary(dossier: Dossier) -> Iterable[Statement]:
    if dossier.contacts:
        last = dossier.contacts[0]
        yield Statement(f"Последний известный контакт: {held(last, dossier)}", _cited(last))
    if dossier.agreements:
        number = counted(len(dossier.agreements), "запись", "записи", "записей")
        yield Statement(f"О документах сторон в реестре {number}", _cited(*dossier.agreements))
    if dossier.projects:
        parts = [f"{STAGES[stage].lower()} — {len(members)}" for stage, members in dossier.projects.items()]
        yield Statement(f"Проекты по стадиям: {', '.join(parts)}", _cited(*(m[0] for m in dossier.projects.values())))
    if dossier.commitments:
        late = sum(map(dossier.overdue, dossier.commitments))
        number = counted(len(dossier.commitments), "обязательство", "обязательства", "обязательств")
        tail = f"; срок прошёл у {late}, о результате сведений нет" if late else ""
        yield Statement(f"Известно {number}{tail}", _cited(*dossier.commitments))
    if dossier.figures:
        yield figure(dossier.figures[0])


def _who(dossier: Dossier) -> Iterable[Section]:
    yield Section("Кто есть кто", ())
    for side, officers in dossier.officers.items():
        yield Section(side, _or_nothing(map(officer, officers), "Должностные лица на страницах не названы"), 3)


def officer(one: Officer) -> Statement:
    """«Губернатор Томской области — Иван Петров (по состоянию на 3 марта 2025 года)»"""
    tenure = one.tenure
    seen = [f"по состоянию на{NBSP}{day_words(tenure.seen)}"] if tenure.seen else ["дата сведений неизвестна"]
    seen = [when_words(tenure.when), *seen] if tenure.when else seen
    notes = [PHASES[tenure.phase]] if tenure.phase in PHASES else []
    text = f"{capital(post(tenure))} — {one.person.name} ({'; '.join([*notes, *seen])})"
    return Statement(text, tenure.claims[-CITED:])


def post(tenure: Tenure) -> str:
    """«министр энергетики Беларуси», «директор Брянского завода», «исполняющий обязанности губернатора …»"""
    role = tenure.role
    if tenure.phase is Phase.ACTING:
        role = f"исполняющий обязанности {cased(role, 'gent')}"
    if tenure.organisation:
        name = tenure.organisation
        if known(name):
            return f"{role} {cased(name, 'gent')}"
        return f"{role} организации «{name}»"
    return f"{role} {cased(tenure.area, 'gent')}" if tenure.area else role


def contact(entry: Entry, dossier: Dossier) -> Statement:
    """«5 октября 2023 года встретились Иван Петров и Анна Ли (Минск)»"""
    return Statement(capital(held(entry, dossier)), _cited(entry))


def plan(entry: Entry, dossier: Dossier) -> Statement:
    """«Запланирован визит; срок — в феврале 2025 года; участники — …; срок прошёл, состоялся ли он, сведений нет»"""
    return Statement(capital(foreseen(entry, dossier)), _cited(entry))


def document(entry: Entry) -> Statement:
    """«Меморандум (предмет — сотрудничество в туризме); стороны — …; дата — 5 мая 2024 года; состояние: действует»"""
    agreement = entry.gist
    assert isinstance(agreement, Agreement)
    parts = [_document_head(agreement)]
    if agreement.parties:
        parts.append(f"стороны — {listed(agreement.parties)}")
    if agreement.signers:
        parts.append(f"подписали — {listed(agreement.signers)}")
    if agreement.when:
        parts.append(f"дата — {when_words(agreement.when)}")
    if agreement.valid:
        parts.append(f"срок действия — {when_words(agreement.valid)}")
    if entry.stage:
        state = catalogue("ru")[f"agreement.stage.{entry.stage}"]
        parts.append(f"состояние: {agreeing(state, agreement.form, plural=(agreement.count or 1) > 1)}")
    return Statement("; ".join(parts), _cited(entry))


def _document_head(agreement: Agreement) -> str:
    name = agreement.form
    if agreement.count:
        reading = reading_of(name)
        noun = reading.make_agree_with_number(agreement.count).word if reading else name
        name = f"{agreement.count}{NBSP}{noun}"
    return capital(name) + (f" (предмет — {agreement.subject})" if agreement.subject else "")


def _projects(dossier: Dossier) -> Iterable[Section]:
    nothing = () if dossier.projects else (Statement("О совместных проектах и поставках сведений нет"),)
    yield Section("Проекты по стадиям", nothing)
    for stage, members in dossier.projects.items():
        yield Section(STAGES[stage], tuple(_newest(members, project)), 3)


def project(entry: Entry) -> Statement:
    """«Партия станков; поставщик — …; получатель — …; объём — 5 единиц»"""
    told = entry.gist
    assert isinstance(told, Project)
    giver, taker = SIDES.get(told.form, SIDES[None])
    parts = [capital(told.what)]
    parts += [f"{giver} — {listed(told.giver)}"] if told.giver else []
    parts += [f"{taker} — {listed(told.taker)}"] if told.taker else []
    parts += [f"место — {told.place}"] if told.place else []
    parts += [f"объём — {quantity_words(told.value)}"] if told.value else []
    parts += [f"срок — {when_words(told.when)}"] if told.when else []
    newest = told_last(entry)
    parts += [f"по состоянию на{NBSP}{day_words(newest)}"] if newest else []
    return Statement("; ".join(parts), _cited(entry))


def commitment(entry: Entry, dossier: Dossier) -> Statement:
    """«Обещание: подготовить проект; кто — Иван Петров; срок — до 1 июня 2025 года; срок прошёл, о результате …»"""
    told = entry.gist
    assert isinstance(told, Commitment)
    parts = [f"{COMMITMENTS[told.form]}: {told.what}"]
    parts += [f"от кого — {listed(told.by)}"] if told.by and told.by != told.owner else []
    parts += [f"кто исполняет — {listed(told.owner)}"] if told.owner else []
    parts += [f"кому — {listed(told.to)}"] if told.to else []
    parts.append(f"срок — {when_words(told.due)}" if told.due else "срок не назван")
    if dossier.overdue(entry):
        parts.append("срок прошёл, о результате сведений нет")
    if entry.outcome in JUDGED:
        parts.append(JUDGED[entry.outcome])
    return Statement("; ".join(parts), _cited(entry))


def figure(entry: Entry) -> Statement:
    """«Экспорт, Томская область — Китай, в 2024 году: 1,2 млрд долларов, рост на 5 %»"""
    told = entry.gist
    assert isinstance(told, Indicator)
    what = ", ".join(
        part for part in (MEASURES[told.measure] + (f" ({told.of})" if told.of else ""), told.sector) if part
    )
    sides = " — ".join(side for side in (told.area, told.partner) if side)
    period = when_words(told.period) if told.period else ""
    values = [quantity_words(told.value)] if told.value else []
    values += [_change(told)] if told.change or told.direction else []
    cells = (what, sides, period, ", ".join(values) or "значение не названо")
    head = ", ".join(part for part in cells[:-1] if part)
    return Statement(f"{head}: {cells[-1]}", _cited(entry), cells)


def _change(told: Indicator) -> str:
    verb = {"up": "рост", "down": "снижение", "flat": "без изменений"}.get(str(told.direction or ""), "изменение")
    if told.change is None:
        return verb
    amount = quantity_words(told.change)
    text = f"{verb} {amount}" if told.change.unit == "times" else f"{verb} на{NBSP}{amount}"
    return text + (f" (сравнение: {when_words(told.base)})" if told.base else "")


def _unclear(dossier: Dossier) -> Iterable[Statement]:
    for group in dossier.conflicts:
        told = [one.gist for one in group if isinstance(one.gist, Indicator)]
        values = " и ".join(quantity_words(one.value) for one in told if one.value)
        sides = " — ".join(side for side in (told[0].area, told[0].partner) if side)
        when = f", {when_words(told[0].period)}" if told[0].period else ""
        yield Statement(f"{MEASURES[told[0].measure]}, {sides}{when}: источники расходятся, {values}", _cited(*group))
    for name, entries in (
        ("обязательств", [one for one in dossier.commitments if dossier.overdue(one)]),
        ("планов встреч", [one for one in dossier.plans if dossier.overdue(one)]),
    ):
        if entries:
            yield Statement(f"Срок прошёл, о результате сведений нет: {name} — {len(entries)}", _cited(*entries))
    undated = [one for one in dossier.contacts if not one.start and not one.end]
    if undated:
        yield Statement(f"Дата в источниках не названа: контактов — {len(undated)}", _cited(*undated))
