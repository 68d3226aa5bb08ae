"""Mood: whether an event is told as held, planned, proposed or called off."""

from svod.extract.modality import Told, modality_of, negated
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import Modality
from svod.model.text import Token
from svod.model.when import When

PLANNING, PROPOSING, CANCELLING = (words("event", group) for group in ("planning", "proposing", "cancelling"))
BY_TOLD = {
    Told.DONE: Modality.OCCURRED,
    Told.GOING: Modality.OCCURRED,
    Told.PLANNED: Modality.PLANNED,
    Told.WISHED: Modality.PROPOSED,
    Told.CONDITIONAL: Modality.PROPOSED,
    Told.DENIED: Modality.CANCELLED,
}


def mood_of(scene: Scene, verb: Token) -> Modality:
    """How the verb that carries an event tells it: «запланирована» planned, «не состоялась» cancelled."""
    if verb.morph.pos not in {"VERB", "AUX", "ADJ", "ADV"}:
        return Modality.OCCURRED
    if verb.lemma in CANCELLING:
        return Modality.OCCURRED if negated(scene.text, verb) else Modality.CANCELLED
    if verb.lemma in PLANNING and verb.lemma not in PROPOSING:
        return Modality.CANCELLED if negated(scene.text, verb) else Modality.PLANNED
    mood = BY_TOLD[modality_of(scene.text, verb)]
    if mood is Modality.PROPOSED and any(above.lemma in PLANNING - PROPOSING for above in _above(scene, verb)):
        return Modality.PLANNED
    return mood


def _above(scene: Scene, verb: Token) -> list[Token]:
    found: list[Token] = []
    at = verb
    while at.rel in {"xcomp", "csubj", "ccomp"} and at.head != at.index and len(found) < 5:
        at = scene.text.tokens[at.head]
        found.append(at)
    return found


def by_date(scene: Scene, mood: Modality, when: When | None) -> Modality:
    """A present tense with a date to come is a plan: «завтра делегация прибывает»."""
    published = scene.text.article.published
    if mood is not Modality.OCCURRED or not (published and published.end and when and when.start):
        return mood
    return Modality.PLANNED if when.start > published.end else mood
