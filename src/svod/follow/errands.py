"""Errands: whether the page that tells of an order to take part tells too that those who were sent were there. Pure."""

from collections.abc import Iterable

from svod.lexicon import table, words
from svod.model.claim import Commitment, CommitmentForm, Event, EventForm, Modality
from svod.model.entry import Filed
from svod.resolve.names import key, stems

SENT = frozenset({CommitmentForm.INSTRUCTION, CommitmentForm.INTENTION, CommitmentForm.PROMISE})


def sends(promise: Filed) -> bool:
    """Whether a promise is to be there: «участвовать в заседании», «посетить выставку»."""
    told = promise.claim
    if not isinstance(told, Commitment) or told.form not in SENT or not told.owner:
        return False
    return told.what.split(" ", 1)[0].casefold() in words("follow", "attending")


def carried_out(promise: Filed, beside: Iterable[Filed]) -> Filed | None:
    """The event of the promise's page that tells that it was kept: «поручил делегации участвовать в заседании совета …
    В заседании участвовал представитель области». None unless the page says so of those who were to act."""
    told = promise.claim
    if not isinstance(told, Commitment) or not sends(promise):
        return None
    found = [one for one in beside if one.page == promise.page and _is_it(promise, told, one)]
    return min(found, key=lambda one: (one.claim.citation.start, one.id), default=None)


def _is_it(promise: Filed, told: Commitment, one: Filed) -> bool:
    event = one.claim
    if not isinstance(event, Event) or event.modality is not Modality.OCCURRED:
        return False
    if event.citation.start < told.citation.start or set(one.words.split()) & words("follow", "earlier"):
        return False
    if (
        event.when
        and promise.published
        and (event.when.end or event.when.start or promise.published) > promise.published
    ):
        return False
    return _of_form(event.form, promise, told) and _about(event, told) and _there(event, one, told)


def _of_form(form: EventForm, promise: Filed, told: Commitment) -> bool:
    """Whether what was asked for names an event of this form: «заседание», «выставка»; «посетить» names a visit."""
    own = stems(told.what)
    forms = {table("event", "nouns").get(word) for word in promise.words.split() if stems(word) & own}
    if told.what.split(" ", 1)[0].casefold() in words("follow", "coming"):
        forms |= {EventForm.VISIT.value, EventForm.SITE_VISIT.value}
    return form.value in forms


def _about(event: Event, told: Commitment) -> bool:
    """Whether the two name one body, or where none is named one place."""
    own = stems(told.what)
    if event.body:
        body = stems(event.body)
        return len(body & own) * 2 >= len(body)
    return bool(event.place) and bool(stems(event.place or "") & own)


def _there(event: Event, one: Filed, told: Commitment) -> bool:
    """Whether those who were to act, or somebody of their side, took part."""
    present = {key(p.name) for p in event.participants}
    return any(key(name) in present or (event.participants and name in one.areas) for name in told.owner)
