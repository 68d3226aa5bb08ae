"""The briefing on an organisation: who heads it, what it supplies and builds, whom it meets, what is promised."""

from collections.abc import Iterable, Sequence

from svod.brief import people
from svod.brief.dossier import Dossier, Officer
from svod.brief.grammar import listed
from svod.brief.pair import done, doubts, met, points, promised, signed
from svod.brief.statement import Annexes, Section, Statement, or_nothing, told
from svod.brief.summary import summary
from svod.model.entry import Entry

MOST = 6
"""People that the main part names."""


def sections(firm: Entry, staff: Sequence[Officer], dossier: Dossier) -> tuple[Section, ...]:
    """All sections, the annexes last; the dossier is of what concerns the organisation."""
    annexes = Annexes()
    officers = tuple(people.officer(one.person, one.term) for one in staff)
    head = [*_about(firm), *summary(dossier)]
    main = [
        Section("Коротко", or_nothing(head[:5], f"{firm.name}: сведений в реестре нет")),
        annexes.section(
            Section("Кто представляет", officers, heads=people.HEADS, widths=people.WIDTHS),
            MOST,
            "Кто представляет организацию, на страницах не сказано",
        ),
        done(dossier, annexes),
        *met(dossier, annexes),
        *signed(dossier, annexes),
        promised(dossier, annexes),
        doubts(dossier, annexes),
        points(dossier),
    ]
    return (*main, *annexes.sections)


def _about(firm: Entry) -> Iterable[Statement]:
    """«Брянский завод: Брянская область; иначе — БЗ»"""
    others = [name for name in firm.names if name != firm.name][:3]
    parts = [f"территория — {listed(firm.areas)}"] if firm.areas else []
    parts += [f"другие названия — {', '.join(others)}"] if others else []
    if parts:
        yield told(f"{firm.name}: {'; '.join(parts)}", firm)
