"""The briefing on a person: posts over time, contacts, documents signed, promises and instructions."""

from collections.abc import Iterable, Sequence

from svod.brief import people
from svod.brief.contacts import held
from svod.brief.dossier import Dossier
from svod.brief.grammar import agree, counted
from svod.brief.pair import doubts, met, points, promised, signed
from svod.brief.statement import Annexes, Section, Statement, or_nothing, told
from svod.follow.offices import Term
from svod.model.entry import Entry

MOST = 6
"""Posts that the main part tells."""


def sections(person: Entry, terms: Sequence[Term], dossier: Dossier) -> tuple[Section, ...]:
    """All sections, the annexes last; the dossier is of what concerns the person."""
    annexes = Annexes()
    posts = tuple(_post(person, term) for term in terms)
    main = [
        Section("Коротко", or_nothing(_summary(person, terms, dossier), f"{person.name}: сведений в реестре нет")),
        annexes.section(
            Section("Должности", posts, heads=(*people.HEADS, "До и после"), widths=(*people.WIDTHS, 3.2)),
            MOST,
            "Должности на страницах не названы",
        ),
        *met(dossier, annexes),
        *signed(dossier, annexes),
        promised(dossier, annexes),
        doubts(dossier, annexes),
        points(dossier),
    ]
    return (*main, *annexes.sections)


def _post(person: Entry, term: Term) -> Statement:
    """A post, with who held it before and who came after."""
    told_of = people.officer(person, term)
    near = [f"до того — {term.before}"] if term.before else []
    near += [f"после — {term.after}"] if term.after else []
    text = "; ".join([told_of.text, *near])
    return told(text, claims=term.claims, cells=(*told_of.cells, "; ".join(near) or "не известны"))


def _summary(person: Entry, terms: Sequence[Term], dossier: Dossier) -> Iterable[Statement]:
    lasting = [term for term in terms if not term.ended and not term.after]
    if lasting:
        yield people.officer(person, lasting[0])
    if dossier.contacts:
        number = len(dossier.contacts)
        verb = agree(number, "Известен", "Известно")
        contacts = counted(number, "контакт", "контакта", "контактов")
        last = dossier.contacts[0]
        yield told(f"{verb} {contacts}; последний: {held(last, dossier)}", last)
    if dossier.commitments:
        late = [one for one in dossier.commitments if dossier.silent(one)]
        duties = counted(len(dossier.commitments), "обязательство", "обязательства", "обязательств")
        tail = f"; у {len(late)} срок прошёл, о результате сведений нет" if late else ""
        yield told(f"Открыто {duties}{tail}", *(late or dossier.commitments)[:2])
