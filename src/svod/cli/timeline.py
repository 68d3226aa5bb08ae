"""`svod timeline`: events, documents and projects of two sides in order of time."""

from svod.asking import label, side_names
from svod.cells import slot_cell
from svod.cli.options import (
    DEFAULT_REGISTER,
    AreaOption,
    JsonOption,
    LimitOption,
    PartnerOption,
    RegisterOption,
    opened,
)
from svod.cli.output import complain, print_json, print_table
from svod.columns import entry_to_json
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question

TIMED = (EntryKind.EVENT, EntryKind.AGREEMENT, EntryKind.PROJECT)


def timeline(
    area: AreaOption = None,
    partner: PartnerOption = None,
    limit: LimitOption = 100,
    as_json: JsonOption = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Parse, ask, print; what has no date comes last."""
    with opened(register) as file:
        areas = side_names(area, file)
        partners = side_names(partner, file)
        asked = [file.ask(Question(kind=kind, areas=areas, partners=partners, limit=limit)) for kind in TIMED]
        found = [entry for entries in asked for entry in entries if entry.kind is not EntryKind.PROJECT or _day(entry)]
        found = sorted(found, key=lambda entry: (not _day(entry), _day(entry), entry.id))[-limit:]
        sources = file.sources(claim for entry in found for claim in entry.claims)
    if as_json:
        print_json(entry_to_json(entry, sources) for entry in found)
    elif found:
        names = [say(f"col.{name}") for name in ("when", "form", "what", "stage", "sources", "id")]
        print_table(names, [_row(entry) for entry in found])
    else:
        complain(say("show.none"))


def _day(entry: Entry) -> str:
    known = entry.start or entry.end
    return known.isoformat() if known else ""


def _row(entry: Entry) -> list[str]:
    form = entry.form if entry.kind is EntryKind.AGREEMENT else label("form", entry.kind, entry.form)
    what = slot_cell(entry, "subject") if entry.kind is EntryKind.AGREEMENT else entry.name
    return [
        slot_cell(entry, "when") or say("timeline.undated"),
        form or "",
        what if what != entry.form else "",
        label("stage", entry.kind, entry.stage),
        str(len(entry.claims)),
        entry.id,
    ]
