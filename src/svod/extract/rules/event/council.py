"""Council: a body whose own name stands for its session: «второй Совет регионов прошёл в Омске»."""

from svod.extract.rules.event.body import BODIES, genitive, name_run, ordinal_of
from svod.extract.rules.event.carrier import SUBJECTS, carrier_of
from svod.extract.rules.event.company import attended
from svod.extract.scene import Scene
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Token

SITTING = words("event", "sitting")
GATHERINGS = BODIES - {"правительство", "группа", "союз", "объединение", "ассоциация", "палата", "штаб"}


HELD = frozenset({"проведение", "ход", "рамка", "итог", "поле"})
"""Nouns that frame the session of a numbered council."""


def is_council(scene: Scene, token: Token) -> bool:
    """«прошёл Совет регионов», «участвовал во втором Совете регионов»; never «вошёл в совет», «совет решил»."""
    if token.lemma not in GATHERINGS or token.morph.number == "Plur":
        return False
    told_apart = ordinal_of(scene, token) is not None or genitive(scene, token) is not None
    if not told_apart or scene.text.tokens[token.index - 1].lemma in {"заседание", "сессия", "совещание"}:
        return False
    carrier = carrier_of(scene, token)
    verb = carrier.verb
    if verb is None or carrier.preposition not in {"", "в", "во", "на"}:
        return False
    if carrier.rel in SUBJECTS:
        return verb.lemma in SITTING and not carrier.frames
    if set(carrier.frames) & HELD and ordinal_of(scene, token) is not None:
        return True  # «во время проведения второго Совета регионов»
    taken = verb.lemma in {"участвовать", "поучаствовать", "принять", "принимать", "выступить", "выступать"}
    return taken and attended(carrier)


def is_houseless(name: str) -> bool:
    """Whether a name is of a council or group, which has no house to be visited and pays no visits itself."""
    return bool(words("event", "houseless") & set(name.lower().split()[:2]))


def housed(name: str | None) -> str | None:
    """A venue that has a house: «в министерстве», never «в рабочей группе»."""
    return name if name is not None and not is_houseless(name) else None


def name_of_council(scene: Scene, token: Token) -> str:
    """The body's full name in the nominative."""
    run = name_run(scene, token)
    mention = scene.text.mention_at(token.index)
    named = nominative(run, token.index)
    longer = mention is not None and mention.kind is NameKind.ORGANISATION and len(mention.name) >= len(named)
    return mention.name if mention and longer else named


def is_parliament(scene: Scene, token: Token) -> bool:
    """«депутат Конгресса США»: a country's own."""
    after = scene.text.mention_at(token.index + 1) if token.index + 1 < len(scene.text.tokens) else None
    own = after is not None and after.area is not None and after.area.kind == "country" and not after.adjective
    return token.lemma == "конгресс" and own
