"""Parties: who signs a document or is bound by it: the subject of «подписали», «между А и Б», «стороны»."""

from svod.extract.pattern import joined_with, preposition
from svod.extract.people import subject_of as doer_of
from svod.extract.people import taking_part
from svod.extract.rules.agreement.around import (
    along_with,
    announced,
    both_meant,
    in_a_row,
    named_after,
    pair_before,
    signers_after,
)
from svod.extract.rules.agreement.paper import PLANNED, Paper
from svod.extract.scene import Scene
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import NameKind, Participant
from svod.model.text import Token

BOTH, BONDS, TOWNS = (words("agreement", group) for group in ("both", "bonds", "towns"))


def doers(scene: Scene, paper: Paper) -> list[Participant]:
    """The subject of «подписали» or the agents of «подписано … Петровым»; «стороны» are the page's two."""
    verb = paper.verb
    if paper.act is not None:
        return _heading_for(scene, paper)
    if verb.lemma in words("agreement", "binding"):
        return _bound(scene, paper)
    if paper.stage not in {"signed", "negotiated", "extended"}:
        return []
    above = scene.text.tokens[verb.head]
    if verb.morph.form == "Inf" and above.lemma in {"предложить", "предлагать", "призвать"}:
        return []  # who proposes to sign is no signer yet
    top = doer_of(scene, verb)
    subjects = [child for child in scene.text.children(verb.index, "nsubj") if child.index < verb.index]
    if top is not None and top.morph.pos == "NUM" and len(subjects) > 1:
        top = subjects[-1]  # «Одно из событий – Омск и Гомель заключили договор»
    if top is not None and top.index == paper.noun.index:
        top = None
    found: list[Participant] = []
    if top is not None and paper.verb.rel == "acl:relcl" and top.index == paper.noun.index:
        top = None
    if top is not None and not _is_document(top):
        found = [one for item in (top,) for one in taking_part(scene, item) if top.index <= paper.last]
        if not found:
            found = (
                _the_two(scene, paper, top)
                or named_after(scene, top)
                or _pair(scene, top)
                or (both(scene) if top.lemma in BOTH else [])
            )
    if not found and not (top is not None and top.lemma in BOTH):
        found = signers_after(scene, paper)
    persons = [one for one in found if one.kind is NameKind.PERSON]
    if len(found) == len(persons) == 1 and verb.morph.number == "Plur" and verb.morph.form == "Fin":
        found = _before(scene, paper) or found
    if verb.morph.voice == "Pass" or verb.morph.short:
        for child in scene.text.children(verb.index, "obl", "obl:agent", "nmod"):
            if child.morph.case in {"Ins", ""} and not preposition(scene.text, child):
                found += [one for one in taking_part(scene, child) if one.kind is NameKind.PERSON]
    return list({one.name: one for one in found}.values())


def _the_two(scene: Scene, paper: Paper, top: Token) -> list[Participant]:
    """«Мэр Твери встретился с мэром Ниша, и они подписали соглашение»: the two people named before «они»."""
    named = scene.text.mentions_in(paper.sentence, NameKind.PERSON)
    names = list(dict.fromkeys(m.name for m in named if m.last < top.index and not m.lent))
    return [Participant(name, NameKind.PERSON) for name in names] if top.lemma == "они" and len(names) == 2 else []


def _before(scene: Scene, paper: Paper) -> list[Participant]:
    """«Олег Юдин, глава Твери, и Пётр Ким, мэр Омска, подписали»: all people in the nominative before a plural verb."""
    tokens = scene.text.tokens
    named = scene.text.mentions_in(paper.sentence, NameKind.PERSON)
    people = [m for m in named if m.last < paper.verb.index and tokens[m.first].morph.case == "Nom" and not m.lent]
    return [Participant(one.name, NameKind.PERSON) for one in people]


def _bound(scene: Scene, paper: Paper) -> list[Participant]:
    """«Области связаны соглашениями», «область и Сербию связывают договоры»: the sides that are bound."""
    tied = scene.text.children(paper.verb.index, "nsubj:pass", "nsubj", "obj")
    top = next((child for child in tied if child.index != paper.noun.index), None)
    if top is None:
        return []
    joined = [one for item in joined_with(scene.text, top) for one in taking_part(scene, item)]
    return joined or (both(scene) if top.lemma in BOTH else [])


def _pair(scene: Scene, top: Token) -> list[Participant]:
    return [Participant(m.area.name, NameKind.AREA) for m in pair_before(scene, top) if m.area]


def _heading_for(scene: Scene, paper: Paper) -> list[Participant]:
    """«Дума края и совет области готовятся к заключению соглашения», «стороны договорились о подписании»."""
    top = doer_of(scene, paper.verb)
    joint = paper.verb.lemma in PLANNED and paper.verb.morph.number == "Plur"
    if not joint or top is None or paper.act is None or top.index > paper.act.index:
        return []
    found = [one for one in taking_part(scene, top) if one.kind is not NameKind.PERSON]
    return found or (both(scene) if top.lemma in BOTH else [])


def _is_document(token: Token) -> bool:
    return token.lemma in words("agreement", "forms") | words("agreement", "plans")


def both(scene: Scene) -> list[Participant]:
    sides = (scene.home, scene.partner)
    return [Participant(side, NameKind.AREA) for side in sides if side] if all(sides) else []


def on_behalf(scene: Scene, paper: Paper) -> list[Participant]:
    """«от имени завода подписал директор», «с сербской стороны – министр»: for whom the signers sign."""
    found: list[Participant] = []
    for token in scene.text.tokens_of(paper.sentence):
        prep = preposition(scene.text, token)
        if (token.lemma, prep) == ("имя", "от") or (token.lemma == "сторона" and prep in {"с", "со"}):
            for child in scene.text.children(token.index, "nmod", "amod"):
                mention = scene.text.mention_at(child.index)
                land = mention is not None and mention.area is not None and mention.adjective
                own = Participant(mention.name, NameKind.AREA) if land and mention else None
                found += [own] if own else [o for o in taking_part(scene, child) if o.kind is not NameKind.PERSON]
    return found


def counterparts(scene: Scene, paper: Paper) -> list[Participant]:
    """Counterparts: «между А и Б», «соглашение с Б»; «договор о побратимстве А и Б»."""
    found: list[Participant] = []
    between = next((t for t in scene.text.tokens[paper.noun.index : paper.last] if t.lemma == "между"), None)
    listed = in_a_row(scene, between, paper.last) if between is not None else announced(scene, paper)
    if len(listed) > 1:
        return listed
    sources = [paper.noun, paper.verb, *scene.text.children(paper.noun.index, "nmod")]
    for source in sources:
        for child in scene.text.children(source.index, "nmod", "obl"):
            prep = preposition(scene.text, child)
            if prep not in {"с", "со", "между"} or child.index > paper.last or _is_time_word(scene, child):
                continue
            if child.morph.pos == "PRON" or (prep == "между" and both_meant(scene, child)):
                found += both(scene) if child.lemma not in TOWNS else []
            for item in joined_with(scene.text, child):
                if item.index <= paper.last:
                    found += _sides_at(scene, paper, item) or (_unknown(scene, item) if prep == "между" else [])
    if found:
        return found
    for child in scene.text.children(paper.noun.index, "nmod"):
        if child.lemma in BONDS:
            inner = [c for c in scene.text.children(child.index, "nmod") if not preposition(scene.text, c)]
            found += [one for c in inner for one in taking_part(scene, c)]
    return found or along_with(scene, paper)


def _sides_at(scene: Scene, paper: Paper, item: Token) -> list[Participant]:
    """Who stands there; for a signing that is only agreed on, the side of a person: he has signed nothing."""
    found = [one for one in taking_part(scene, item) if " " in one.name or one.kind is not NameKind.PERSON]
    if paper.act is None:
        return found
    sides = (scene.side_of(one.name) if one.kind is NameKind.PERSON else one.name for one in found)
    return [Participant(side, NameKind.AREA) for side in sides if side]


def _unknown(scene: Scene, item: Token) -> list[Participant]:
    """«между Псковом и Чачаком»: a town that the gazetteer does not know."""
    proper = item.morph.pos == "PROPN" and item.text[:1].isupper() and scene.text.mention_at(item.index) is None
    bare = not any(child.rel in {"nmod", "amod"} for child in scene.text.children(item.index))
    return [Participant(nominative((item,), item.index), NameKind.AREA)] if proper and bare else []


def _is_time_word(scene: Scene, token: Token) -> bool:
    return any(t.first <= token.index <= t.last for t in scene.text.times_in(scene.text.sentence_of(token.index)))
