"""Tie: the day and the sides of a signing that the page ties to an event: «на полях форума», «по итогам встречи»."""

from datetime import date

from svod.extract.rules.agreement.reading import Reading
from svod.extract.rules.agreement.signers import signs_for
from svod.extract.rules.event import events_of
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.lexicon import table, words
from svod.model.claim import AgreementStage, EventForm, Modality, NameKind
from svod.model.when import When

TIES = words("agreement", "ties")
NOUNS = table("event", "nouns")


def tied_date(scene: Scene, reading: Reading) -> When | None:
    """The date of the event before the signing, when the signing's sentence or the one before it says it was there."""
    if reading.former or reading.count == 0 or reading.stage is AgreementStage.PLANNED:
        return None
    ceremony = _ceremony_after(scene, reading)
    if ceremony is not None or not _tied(scene, reading):
        return ceremony
    dated = [event for event in events_of(scene.text) if event.when and event.modality is Modality.OCCURRED]
    before = [event for event in dated if event.sentence.index <= reading.sentence.index and event.group != "visit"]
    then = scene.text.tokens[reading.sentence.first].lemma == "тогда"
    before = before if then else [event for event in before if not event.earlier]
    groups = _named_groups(scene, reading)
    named = [event for event in before if event.group in groups] or before
    found = next(reversed(named), None) if then else _latest(named)
    return found.when.inferred() if found and found.when else None


def tied_parties(scene: Scene, reading: Reading) -> list[str]:
    """«Мэр Твери Иван Петров встретился с мэром Ниша. По итогам встречи подписано соглашение»: for whom they sign who
    met; none where the page tells of several meetings before."""
    told = [t for t in scene.text.tokens_of(reading.sentence) if NOUNS.get(t.lemma) in {"meeting", "negotiation"}]
    if reading.stage is not AgreementStage.SIGNED or reading.former or reading.parties or reading.signers or not told:
        return []
    met = [event for event in events_of(scene.text) if event.group == "meet" and not event.earlier]
    held = [event for event in met if event.modality is Modality.OCCURRED and len(event.persons) > 1]
    before = [event for event in held if event.sentence.index <= reading.sentence.index]
    sides = [signs_for(scene, one.name) for event in before for one in event.people if one.kind is NameKind.PERSON]
    parties = list(dict.fromkeys(side for side in sides if side))
    return parties if len(before) == 1 and len(parties) == 2 and None not in sides else []


def _ceremony_after(scene: Scene, reading: Reading) -> When | None:
    """«Палаты подписали соглашение. Торжественная церемония состоялась 17 июля»."""
    for event in events_of(scene.text):
        near = 0 <= event.sentence.index - reading.sentence.index <= 2
        if event.form is EventForm.SIGNING and event.modality is Modality.OCCURRED and near and event.when:
            return event.when.inferred()
    return None


def _latest(events: list[Draft]) -> Draft | None:
    """The event of the latest date, the last told of several: the older ones are what is looked back on."""
    dated = [(event.when.start or date.min, at) for at, event in enumerate(events) if event.when]
    return events[max(dated)[1]] if dated else None


def _named_groups(scene: Scene, reading: Reading) -> set[str]:
    """The groups of the event nouns in the signing's sentence: «на полях форума» → show."""
    tokens = scene.text.tokens_of(reading.sentence)
    forms = [EventForm(NOUNS[t.lemma]) for t in tokens if NOUNS.get(t.lemma) in set(EventForm)]
    return {Draft(form, tokens[0], reading.sentence, "").group for form in forms}


def day_of_last(scene: Scene, reading: Reading, before: list[Reading]) -> When | None:
    """«Кроме того, стороны подписали меморандум»: the day of the document told right before."""
    tokens = scene.text.tokens_of(reading.sentence)
    goes_on = tokens[0].lemma == "кроме" or any(token.lemma == "также" for token in tokens[:4])
    last = before[-1] if before and goes_on else None
    near = last is not None and reading.sentence.index - last.sentence.index <= 1 and not last.former
    signed = near and last is not None and last.stage is reading.stage is AgreementStage.SIGNED
    return last.when.inferred() if signed and last is not None and last.when else None


def _tied(scene: Scene, reading: Reading) -> bool:
    here = reading.sentence
    if reading.noun.lemma == "протокол" and any(t.lemma == "заседание" for t in scene.text.tokens_of(here)):
        return True  # «подписали протокол заседания»
    if scene.text.tokens[here.first].lemma == "тогда":
        return True
    for sentence in scene.text.sentences[max(0, here.index - 3) : here.index + 1]:
        if sentence.paragraph != here.paragraph:
            continue
        if any(token.lemma in TIES for token in scene.text.tokens_of(sentence)):
            return True
    return False
