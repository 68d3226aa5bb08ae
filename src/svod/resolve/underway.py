"""Underway: the day of a visit that nobody dates, where a dated page tells of the stay in the present."""

import re
from collections.abc import Sequence

from svod.language.morph import parses
from svod.lexicon import words
from svod.model.claim import Event, EventForm, Modality
from svod.model.entry import Filed
from svod.model.when import Basis, When
from svod.resolve.names import key, stems

REACH = 6
"""So many words after its verb a stay has its place: «находится с официальным визитом в Сербии»."""


def underway(tellings: Sequence[Filed]) -> When | None:
    """The day of the first page that tells of a visit as going on («делегация работает в Сербии»): it is the visit's
    by inference. The claim itself has none, for no word of its sentence is a date."""
    days = [one.published for one in tellings if one.published and _goes_on(one)]
    return When.day(min(days), Basis.INFERRED) if days else None


def _goes_on(one: Filed) -> bool:
    event = one.claim
    if not isinstance(event, Event) or event.form is not EventForm.VISIT or event.modality is not Modality.OCCURRED:
        return False
    said = re.findall(r"[\w-]+", key(event.citation.quote))
    staying = (said[at + 1 : at + 1 + REACH] for at, word in enumerate(said) if _stays(word))
    return bool(event.place) and any(stems(event.place or "") & stems(" ".join(rest)) for rest in staying)


def _stays(word: str) -> bool:
    parse = parses(word)[0]
    return parse.tag.tense == "pres" and parse.normal_form in words("event", "stay")
