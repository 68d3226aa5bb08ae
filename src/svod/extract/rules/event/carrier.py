"""Carrier: the verb that carries an event noun, reached over frame nouns («в ходе визита») and coordination."""

from dataclasses import dataclass

from svod.extract.pattern import preposition
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Token

FRAMES, HAPPEN, REPORT, PLANNING, CANCELLING = (
    words("event", group) for group in ("frames", "happen", "report", "planning", "cancelling")
)
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carries an event noun: its verb, the relation and preposition it stands in, the frame nouns between."""

    verb: Token | None
    rel: str
    preposition: str
    frames: tuple[str, ...]


def carrier_of(scene: Scene, noun: Token) -> Carrier:
    """Climb from the noun over frame nouns and coordination to its verb."""
    comer = _for_which_one_comes(scene, noun)
    if comer is not None:
        return Carrier(comer, "obl", "для", ("участие",))
    prep, main = preposition(scene.text, noun), main_carrier(scene, noun)
    for child in scene.text.children(noun.index, "acl:relcl", "acl", "parataxis"):
        if child.morph.pos == "VERB" and child.lemma in HAPPEN and _about(scene, child, noun):
            return main if child.lemma in PLANNING and _tells_end(main) else Carrier(child, "nsubj", prep, ())
    return main


def _tells_end(main: Carrier) -> bool:
    """«Визит, намеченный на май, не состоялся»: what became of the plan, told by the verb above."""
    return (
        main.verb is not None
        and main.rel in SUBJECTS
        and main.verb.lemma in (HAPPEN - PLANNING | CANCELLING) - {"стать", "быть", "являться"}
    )


def main_carrier(scene: Scene, noun: Token) -> Carrier:
    """The verb above, whatever a clause of the noun's own tells: «В форуме, который идёт в Омске, | участвует …»."""
    tokens, at = scene.text.tokens, noun
    frames: list[str] = []
    astray = False
    prep = preposition(scene.text, noun)
    for _ in range(8):
        up = tokens[at.head]
        if up.index == at.index:
            verb = at if at.morph.pos == "VERB" else None
            torn = _torn_off(scene, noun) if at is noun else None
            return Carrier(torn or verb, "nsubj" if torn else "root", prep, tuple(frames))
        if up.morph.pos in {"VERB", "AUX"} or (up.morph.pos in {"ADJ", "ADV"} and at.rel in SUBJECTS):
            if astray:
                return Carrier(up, "obl", prep, tuple(frames))
            if up.lemma in {"принять", "принимать"} and any(
                c.lemma == "участие" for c in scene.text.children(up.index, "obj")
            ):
                frames.append("участие")
            rel = "nsubj" if at.rel == "conj" and noun.morph.case == "Nom" and up.lemma in HAPPEN else at.rel
            return Carrier(up, rel, prep, tuple(frames))
        if at.rel in {"conj", "amod"}:  # «бизнес-миссия предприятий» is often parsed with the people on top
            at = up
            prep = prep or preposition(scene.text, up)
            continue
        person = scene.text.mention_at(up.index)
        if astray or (prep and person is not None and person.kind is NameKind.PERSON):
            at, astray = up, True  # «сообщил губернатор Иван Петров на форуме»: the forum is hung on the name
            continue
        if up.lemma not in FRAMES and up.lemma not in REPORT:
            return Carrier(None, at.rel, prep, (*frames, up.lemma))
        frames.append(up.lemma)
        spoken = prep and up.lemma in REPORT  # «на открытии форума | с речью» stands at the verb
        at, prep = up, prep if spoken else preposition(scene.text, up) or prep
    return Carrier(None, "", prep, tuple(frames))


def _torn_off(scene: Scene, noun: Token) -> Token | None:
    """«Бизнес-миссия области в Сербию | не состоялась»: the verb that the parser has made a sentence of its own."""
    after = scene.text.tokens[noun.index + 1 : scene.text.sentence_of(noun.index).last + 1]
    verb = next((t for t in after if t.morph.pos == "VERB" and t.head == t.index), None)
    if verb is None or noun.morph.case != "Nom" or verb.lemma not in HAPPEN | CANCELLING:
        return None
    if any(scene.text.children(verb.index, *SUBJECTS)):
        return None
    agrees = verb.morph.number == noun.morph.number and verb.morph.gender in {"", noun.morph.gender}
    return verb if agrees or verb.morph.number == noun.morph.number == "Plur" else None


def _for_which_one_comes(scene: Scene, noun: Token) -> Token | None:
    """«прибывшим для участия в 47-м заседании», however it is parsed: the verb before «для»."""
    tokens, at = scene.text.tokens, noun.index - 1
    first = scene.text.sentence_of(noun.index).first
    while at > first and (tokens[at].morph.pos in {"ADJ", "NUM"} or tokens[at].text in ",«"):
        at -= 1
    if at - 2 > first and tokens[at - 1].lemma in {"работа", "мероприятие"} and tokens[at - 2].lemma in {"в", "во"}:
        at -= 2  # «для участия в работе форума»
    elif at - 2 > first and tokens[at].lemma in {"работа"} and tokens[at - 1].lemma in {"в", "во"}:
        at -= 1
    if at - 2 <= first or [t.lemma for t in tokens[at - 2 : at]] != ["для", "участие"]:
        return None
    return next((t for t in reversed(tokens[first : at - 2]) if t.morph.pos == "VERB"), None)


def _about(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether a clause beside the noun has the noun as its subject: «встреча, которая прошла», «она прошла»."""
    if verb.morph.form == "Part" and verb.rel == "acl":
        return True
    own = next(scene.text.children(verb.index, "nsubj", "nsubj:pass"), None)
    return own is not None and own.lemma in {"который", "он", "она", "оно", "это"} and noun.index < own.index
