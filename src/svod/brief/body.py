"""The briefing on a joint body: its sides and chairs, its sessions by number, what came of them, what is open."""

from collections.abc import Iterable, Mapping

from svod.brief import people
from svod.brief.contacts import contact, plan
from svod.brief.dossier import Dossier
from svod.brief.grammar import agree, counted, listed
from svod.brief.pair import doubts, points, promised, signed
from svod.brief.statement import Annexes, Section, Statement, or_nothing, told
from svod.follow.bodies import JointBody
from svod.model.claim import Modality
from svod.model.entry import Entry

MOST = 6
"""Sessions and chairs that the main part tells."""

AHEAD = {Modality.PLANNED.value, Modality.PROPOSED.value}


def sections(
    body: JointBody, own: Entry, chairs: Mapping[str, Entry], sittings: Mapping[str, Entry], dossier: Dossier
) -> tuple[Section, ...]:
    """All sections, the annexes last. `own` is the body's entry, `chairs` its people and `sittings` its sessions by
    the names of their entries; the dossier is of what its sides have."""
    annexes = Annexes()
    held = [sittings[one.entry] for one in body.sessions if one.entry in sittings]
    held.sort(key=lambda one: (one.start is None, one.start), reverse=True)
    told_of = tuple(plan(one, dossier) if one.stage in AHEAD else contact(one, dossier) for one in held)
    officers = tuple(people.officer(chairs[one.person], one) for one in body.chairs if one.person in chairs)
    main = [
        Section("Коротко", or_nothing(_about(body, own, held), "Сведений об этом органе в реестре нет")),
        annexes.section(
            Section("Сопредседатели и члены", officers, heads=people.HEADS, widths=people.WIDTHS),
            MOST,
            "Сопредседатели на страницах не названы",
        ),
        annexes.section(Section("Заседания", told_of), MOST, "О заседаниях сведений нет"),
        *signed(dossier, annexes),
        promised(dossier, annexes),
        _gaps(body, held, doubts(dossier, annexes)),
        points(dossier),
    ]
    return (*main, *annexes.sections)


def _about(body: JointBody, own: Entry, held: list[Entry]) -> Iterable[Statement]:
    sides = f"; стороны — {listed(body.sides)}" if body.sides else ""
    yield told(f"{body.name[:1].upper()}{body.name[1:]}{sides}", own)
    if held:
        number = counted(len(held), "заседание", "заседания", "заседаний")
        yield told(f"{agree(len(held), 'Известно', 'Известно')} {number}", *held[:2])


def _gaps(body: JointBody, held: list[Entry], section: Section) -> Section:
    """Numbers that no page tells of, and those told twice, before the other doubts."""
    found = []
    if body.gaps and held:
        found.append(told(f"О заседаниях с номерами {_numbers(body.gaps)} сведений нет", *held[:2]))
    if body.clashes and held:
        found.append(told(f"Номера и даты заседаний расходятся: {_numbers(body.clashes)}", *held[:2]))
    known = section.statements if section.statements and section.statements[0].claims else ()
    return Section(section.title, (*found, *known)) if found else section


def _numbers(numbers: Iterable[int]) -> str:
    return listed([str(number) for number in numbers])
