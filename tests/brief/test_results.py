"""What may have become of a promise is told as that: a candidate with its own source, never a verdict."""

from datetime import date

import pytest

from svod.brief import Briefing, compiled, pair, set_down
from svod.brief.results import Likely
from svod.follow.results import Turn
from svod.model.claim import Citation, Commitment, CommitmentForm, Event, EventForm, Project, ProjectForm, ProjectStage
from svod.model.entry import Entry, EntryKind, Source, Step
from svod.model.when import Basis, Precision, When

NB = "\u00a0"
DUE = date(2025, 6, 1)


def cited(claim: str, quote: str, day: date) -> Source:
    return Source(
        claim=claim,
        kind="commitment",
        quote=quote,
        start=0,
        end=len(quote),
        speaker=None,
        confidence=0.9,
        page=f"sha256:{claim}",
        address=f"https://news.example/{claim}",
        title=None,
        publisher="Вестник",
        published=When.day(day),
    )


SOURCES = {
    "commitment-1": cited("commitment-1", "Пообещали открыть причал до 1 июня.", date(2025, 2, 1)),
    "project-1": cited("project-1", "Причал открыт.", date(2025, 7, 1)),
    "event-1": cited("event-1", "Состоялась встреча.", date(2025, 8, 2)),
}


def citation(claim: str) -> Citation:
    quote = SOURCES[claim].quote
    return Citation(start=0, end=len(quote), quote=quote)


def promise() -> Entry:
    due = When(None, DUE, Precision.SPAN, Basis.STATED, "до 1 июня")
    gist = Commitment(
        citation=citation("commitment-1"), rule="made", form=CommitmentForm.PROMISE, what="открыть причал", due=due
    )
    return Entry(
        id="commitment:1", kind=EntryKind.COMMITMENT, name="причал", claims=("commitment-1",), end=DUE, gist=gist
    )


def project() -> Entry:
    gist = Project(
        citation=citation("project-1"),
        rule="made",
        form=ProjectForm.CONSTRUCTION,
        stage=ProjectStage.COMPLETED,
        what="причал",
    )
    return Entry(
        id="project:1", kind=EntryKind.PROJECT, name="причал", claims=("project-1",), stage="completed", gist=gist
    )


def brief_of(likely: dict[str, Likely], *entries: Entry) -> Briefing:
    sides = ["Томская область"], ["Китай"]
    dossier = compiled(entries, *sides, date(2025, 12, 1), date(2024, 1, 1), likely=likely)
    return set_down("Справка", dossier, pair.sections, lambda names: {name: SOURCES[name] for name in names})


def part(briefing: Briefing, head: str) -> str:
    return briefing.text.replace(NB, " ").partition(f"## {head}")[2].partition("\n## ")[0]


@pytest.mark.parametrize(
    ("turn", "known", "wanted"),
    [
        (Turn.RESULT, True, "возможный результат — завершено: причал (сообщено 1 июля 2025 года; решает человек)"),
        (Turn.RESULT, False, "возможный результат — «Причал открыт» (сообщено 1 июля 2025 года; решает человек)"),
        (Turn.MOVED, True, "возможно, срок перенесён — завершено: причал"),
        (Turn.BROKEN, True, "возможно, не сбылось — завершено: причал"),
    ],
)
def test_a_candidate_is_told_and_cited(turn: Turn, known: bool, wanted: str) -> None:
    found = Likely(project() if known else None, turn, "project-1", "Причал открыт.", date(2025, 7, 1))
    briefing = brief_of({"commitment:1": found}, promise())
    told = part(briefing, "Открытые обязательства")
    assert f"срок прошёл; {wanted}" in told
    assert "сведений нет" not in told
    statement = next(one for section in briefing.sections for one in section.statements if "срок прошёл;" in one.text)
    assert {briefing.notes[mark - 1].quote for mark in briefing.marks(statement)} == {
        "Пообещали открыть причал до 1 июня.",
        "Причал открыт.",
    }
    assert "1 есть возможный результат, решает человек" in part(briefing, "Коротко")
    assert "о результате сведений нет" not in briefing.text
    assert "Подтверждение возможного результата: открыть причал" in part(briefing, "Проект повестки")


def test_silence_stays_silence() -> None:
    briefing = brief_of({}, promise())
    assert "срок прошёл, о результате сведений нет" in part(briefing, "Открытые обязательства")
    assert "возможный результат" not in briefing.text


def test_what_has_no_day_is_among_contacts_by_the_day_of_its_page() -> None:
    gist = Event(citation=citation("event-1"), rule="made", form=EventForm.MEETING)
    late = Entry(
        id="event:late",
        kind=EntryKind.EVENT,
        name="встреча",
        claims=("event-1",),
        stage="occurred",
        gist=gist,
        history=(Step("occurred", date(2025, 8, 2), "event-1"),),
    )
    dated = [
        Entry(
            id=f"event:{month}",
            kind=EntryKind.EVENT,
            name="встреча",
            claims=("event-1",),
            stage="occurred",
            start=date(2025, month, 1),
            end=date(2025, month, 1),
            gist=Event(
                citation=citation("event-1"),
                rule="made",
                form=EventForm.MEETING,
                topic=str(month),
                when=When.day(date(2025, month, 1)),
            ),
        )
        for month in range(1, 8)
    ]
    told = part(brief_of({}, *dated, late), "Контакты")
    assert told.index("дата не названа; сообщено 2 августа 2025 года") < told.index("1 июля 2025 года")
