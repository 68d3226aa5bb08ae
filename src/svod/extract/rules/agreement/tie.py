"""Tie: the date of a signing that the page ties to a dated event: «на полях форума», «итогом переговоров стало …»."""

from svod.extract.rules.agreement.reading import Reading
from svod.extract.rules.event import events
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.language.lexicon import words
from svod.model.claim import Modality
from svod.model.when import When

TIES = words("agreement", "ties")


def tied_date(scene: Scene, reading: Reading) -> When | None:
    """The date of the event before the signing, when the signing's sentence or the one before it says it was there."""
    if reading.former or reading.count == 0 or not _tied(scene, reading):
        return None
    dated = [event for event in events(scene) if event.when and event.modality is Modality.OCCURRED and not event.earlier]
    before = [event for event in dated if event.sentence.index <= reading.sentence.index and event.group != "visit"]
    found: Draft | None = before[-1] if before else None
    if reading.stage == "planned" and found is not None:
        return None
    return found.when.inferred() if found and found.when else None


def _tied(scene: Scene, reading: Reading) -> bool:
    here = reading.sentence
    for sentence in scene.text.sentences[max(0, here.index - 3) : here.index + 1]:
        if sentence.paragraph != here.paragraph:
            continue
        if any(token.lemma in TIES for token in scene.text.tokens_of(sentence)):
            return True
    return False
