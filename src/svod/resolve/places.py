"""Places: whether two tellings of events may be of one place, and whether they are."""

from svod.model.claim import Event, EventForm
from svod.resolve.areas import lies_in, unrelated
from svod.resolve.bodyscoring import SAME, body_score
from svod.resolve.names import key, overlap, stems


def one_place(a: Event, b: Event) -> bool:
    """Whether two tellings may be of one place: of two sites, by their names; towns are one in the other."""
    if not a.place or not b.place:
        return True
    if EventForm.SITE_VISIT in (a.form, b.form):
        return _site(a.place, b.place)
    return not unrelated(a.place, b.place)


def here(a: Event, b: Event) -> bool:
    """Whether both tellings give one place; a visit to a country may be one to its town, a site have two names."""
    if not a.place or not b.place:
        return False
    return (
        key(a.place) == key(b.place)
        or (a.form is b.form is EventForm.VISIT and (lies_in(a.place, b.place) or lies_in(b.place, a.place)))
        or (a.form is b.form is EventForm.SITE_VISIT and _site(a.place, b.place))
    )


def _site(one: str, other: str) -> bool:
    """Whether two names are of one site: «Минский тракторный завод» — «МТЗ»; another works of the town is none."""
    if overlap(one, other, stems):
        return True
    found = body_score(one, other)
    return found.value >= SAME or any(reason.code == "body-short-fits" for reason in found.reasons)
