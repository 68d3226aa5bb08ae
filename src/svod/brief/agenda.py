"""Agenda: points for the coming meeting, made of what is open. Each point cites what it comes from."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, zip_longest

from svod.brief.contacts import event_of, numbered
from svod.brief.dates import when_words
from svod.brief.documents import STANDING, document, lapsed
from svod.brief.dossier import Dossier
from svod.brief.doubts import FIGURE
from svod.brief.exchange import MATCHED
from svod.brief.figures import headed
from svod.brief.grammar import listed, quoted
from svod.brief.phrases import PLANNED
from svod.brief.statement import Statement, told
from svod.model.claim import Commitment, Indicator, Project, ProjectStage
from svod.model.entry import Entry

AHEAD = (ProjectStage.AGREED, ProjectStage.PLANNED, ProjectStage.PILOT)
ASKED = (ProjectStage.REQUESTED, ProjectStage.OFFERED, ProjectStage.DISCUSSED)


LATE = 2
"""Points of what has come due, the latest: the others are in the list of commitments."""


def _due(entry: Entry) -> tuple[date, str]:
    return entry.end or date.min, entry.id


def agenda(dossier: Dossier) -> list[Statement]:
    """The points: what has come due first, then one of each kind in turn, so that no kind crowds out the others."""
    due = sorted((one for one in dossier.commitments if dossier.overdue(one)), key=_due, reverse=True)[:LATE]
    rest = [one for one in dossier.commitments if not dossier.overdue(one) and one.outcome is None]
    kinds: tuple[Iterable[Statement], ...] = (
        (_result(one) for one in rest),
        _papers(dossier),
        (_step(one) for stage in AHEAD for one in dossier.projects.get(stage.value, ())),
        _offers(dossier),
        _figures(dossier),
        (_meeting(one) for one in dossier.plans),
    )
    in_turn = (one for row in zip_longest(*kinds) for one in row if one is not None)
    late = (_late(one, dossier) for one in due)
    return list({one.text: one for one in chain(late, in_turn)}.values())


def _late(entry: Entry, dossier: Dossier) -> Statement:
    """«Исполнение (срок прошёл): построить причал (исполняет — Иван Петров; срок — до конца мая 2025 года)»; where a
    later page may tell of the result, that is to be confirmed."""
    silent = dossier.silent(entry)
    return _asked("Исполнение (срок прошёл)" if silent else "Подтверждение возможного результата", entry)


def _result(entry: Entry) -> Statement:
    return _asked("Ход исполнения", entry)


def _asked(head: str, entry: Entry) -> Statement:
    gist = entry.gist
    assert isinstance(gist, Commitment)
    facts = [f"исполняет — {listed(gist.owner)}"] if gist.owner else []
    facts += [f"срок — {when_words(gist.due)}"] if gist.due else []
    return told(f"{head}: {gist.what}" + (f" ({'; '.join(facts)})" if facts else ""), entry)


def _papers(dossier: Dossier) -> Iterator[Statement]:
    """«Продление: соглашение (предмет — …)», «Подготовка к подписанию: меморандум (предмет — …)»"""
    for entry in dossier.agreements:
        text = document(entry).text
        low = text[:1].lower() + text[1:]
        if lapsed(entry, dossier.as_of):
            yield told(f"Продление документа, срок которого прошёл: {low}", entry)
        elif entry.stage not in STANDING and entry.stage != "expired":
            yield told(f"Подготовка к подписанию: {low}", entry)


def _step(entry: Entry) -> Statement:
    """«Следующий шаг по проекту: линия розлива (исполнитель — …)»"""
    return told(f"Следующий шаг по проекту: {_about(entry)}", entry)


def _offers(dossier: Dossier) -> Iterator[Statement]:
    """What meets a need, then what waits for an answer."""
    for match in dossier.matches:
        if match.score.value >= MATCHED and not match.already:
            claims = [*match.offer_claims[-1:], *match.need_claims[-1:]]
            what = match.need.gist.what if isinstance(match.need.gist, Project) else match.need.name
            yield told(
                f"Спрос и предложение: {match.taker} ищет {quoted(what)}, {match.giver} может дать", claims=claims
            )
    heads = {ProjectStage.REQUESTED: "Ответ на запрос", ProjectStage.OFFERED: "Ответ на предложение"}
    for stage in ASKED:
        for entry in dossier.projects.get(stage.value, ()):
            yield told(f"{heads.get(stage, 'Решение по обсуждаемому')}: {_about(entry)}", entry)


def _about(entry: Entry) -> str:
    gist = entry.gist
    assert isinstance(gist, Project)
    sides = [f"от кого — {listed(gist.giver)}"] if gist.giver else []
    sides += [f"для кого — {listed(gist.taker)}"] if gist.taker else []
    return gist.what + (f" ({'; '.join(sides)})" if sides else "")


def _figures(dossier: Dossier) -> Iterator[Statement]:
    """«Сверка показателя: экспорт Томской области в Китай в 2024 году — источники расходятся»"""
    by_id = {entry.id: entry for entry in dossier.figures}
    for conflict in dossier.conflicts:
        entries = [by_id[name] for name in conflict.about if name in by_id]
        gist = entries[0].gist if entries else None
        if conflict.kind == FIGURE and isinstance(gist, Indicator):
            name = headed(gist)
            yield told(f"Сверка показателя: {name[:1].lower()}{name[1:]} — источники расходятся", *entries)


def _meeting(entry: Entry) -> Statement:
    """«Сроки и состав: визит (участники — …; срок — в феврале 2025 года)»"""
    event = event_of(entry)
    when = f"; предложенный срок — {when_words(event.when)}" if event.when else ""
    return told(f"Сроки и состав участников: {numbered(event, PLANNED[event.form].noun)}{when}", entry)
