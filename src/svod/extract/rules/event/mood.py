"""Mood: whether an event is told as held, planned, proposed or called off."""

from svod.extract.modality import Told, modality_of, negated
from svod.extract.rules.event.carrier import HAPPEN, SUBJECTS, Carrier
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import Modality
from svod.model.text import Token
from svod.model.when import When

PLANNING, PROPOSING, CANCELLING, HOLD = (
    words("event", group) for group in ("planning", "proposing", "cancelling", "hold")
)
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


def carried_mood(scene: Scene, carrier: Carrier, noun: Token, *, held: bool) -> Modality:
    """How the carrier tells the event; where one «договорился на заседании», the session was held."""
    verb = carrier.verb
    if verb is None or not (held or carrier.rel in {"obj", "obl"}):
        return Modality.OCCURRED
    clauses = (c for c in scene.text.children(noun.index, "acl:relcl") if c.lemma in HAPPEN | HOLD)
    clause = next((c for c in clauses if _told_of(scene, c, noun)), None)
    if clause is not None and not held:
        return mood_of(scene, clause)
    if _had_passed(scene, noun):
        return Modality.OCCURRED
    past = verb.morph.form == "Fin" and verb.morph.tense == "Past" and verb.morph.voice != "Pass"
    if carrier.rel == "obl" and past and not carrier.frames and carrier.preposition in {"на", "в"}:
        return Modality.CANCELLED if verb.lemma in words("event", "cancelling") else Modality.OCCURRED
    if carrier.rel == "obj" and "итог" in carrier.frames:
        return Modality.OCCURRED  # «подведут итоги визита»
    told = mood_of(scene, verb)
    loose = not held and carrier.rel not in SUBJECTS and told in {Modality.CANCELLED, Modality.PROPOSED}
    return Modality.OCCURRED if loose else told


def _told_of(scene: Scene, clause: Token, noun: Token) -> bool:
    """«совещание по форуму, который состоится в мае»: «который» of another gender is not the noun's own."""
    pronoun = next((c for c in scene.text.children(clause.index) if c.lemma == "который"), None)
    genders = {pronoun.morph.gender, noun.morph.gender} - {""} if pronoun is not None else set[str]()
    return len(genders) < 2 or noun.morph.number == "Plur"


def _had_passed(scene: Scene, noun: Token) -> bool:
    """«поручил участвовать в заседании, проходившем в Омске»: it was held, whatever the verb above asks for."""
    named = (noun, *scene.text.children(noun.index, "nmod"))  # «в заседании совета, проходившем»: hung on the body
    clauses = (clause for one in named for clause in scene.text.children(one.index, "acl"))
    return any(
        c.lemma in HAPPEN - PLANNING and c.morph.tense == "Past" and c.morph.case == noun.morph.case for c in clauses
    )
