"""Signing as an occasion: «на церемонии присутствовали …» after a signing that was told with a verb."""

from svod.extract.dating import when_of
from svod.extract.pattern import preposition
from svod.extract.people import subject_of, taking_part
from svod.extract.rules.event.body import genitive
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.extract.setting import place_of
from svod.model.claim import EventForm, Modality, NameKind, Participant
from svod.model.text import Sentence, Token


def signing_before(scene: Scene, sentence: Sentence, noun: Token) -> Draft | None:
    """«Петров и Юдин подписали соглашение. На церемонии присутствовал посол»: the signing was an occasion."""
    about = genitive(scene, noun)
    if about is not None and about.lemma != "подписание":
        return None
    first = 0 if about is not None else max(0, sentence.index - 3)
    for before in reversed(scene.text.sentences[first : sentence.index + 1]):
        for verb in scene.text.tokens_of(before):
            if verb.lemma == "подписать" and verb.morph.pos == "VERB" and verb.index < noun.index:
                draft = Draft(EventForm.SIGNING, noun, sentence, "signing_before")
                top = subject_of(scene, verb)
                draft.add(one for one in (taking_part(scene, top) if top else ()) if one.kind is NameKind.PERSON)
                draft.when = when_of(scene, verb, (verb.index,))
                draft.place = place_of(scene, verb, (verb.index,))
                draft.sentence = before if draft.persons else sentence
                return draft
    return None


def witnesses(scene: Scene, draft: Draft) -> list[Participant]:
    """«В присутствии губернатора Ивана Петрова состоялось подписание …»: who is said to be there."""
    found: list[Participant] = []
    for token in scene.text.tokens_of(draft.sentence):
        if token.lemma == "присутствие":
            for child in scene.text.children(token.index, "nmod"):
                found += [one for one in taking_part(scene, child) if one.kind is NameKind.PERSON]
    return found


def parties(scene: Scene, noun: Token) -> list[Participant]:
    """«подписание соглашения между Омской областью и Сербией»: the sides that the document stands between."""
    for token in scene.text.subtree(noun.index):
        if token.index > noun.index and preposition(scene.text, token) == "между":
            found = taking_part(scene, token)
            return found if len(found) > 1 else []
    return []


def add_signers(scene: Scene, signing: Draft) -> None:
    """«Состоялось подписание плана. Документ подписали Иван Петров и Олег Юдин»: the signers were there."""
    if signing.persons or signing.modality is Modality.CANCELLED:
        return
    for sentence in scene.text.sentences[signing.sentence.index + 1 : signing.sentence.index + 3]:
        for verb in scene.text.tokens_of(sentence):
            signed = verb.lemma == "подписать" or (verb.lemma == "поставить" and _signature(scene, verb))
            top = subject_of(scene, verb) if signed and verb.morph.pos == "VERB" else None
            if top is not None and _takes_up(scene, verb):
                signing.add(one for one in taking_part(scene, top) if one.kind is NameKind.PERSON)
                return


def _signature(scene: Scene, verb: Token) -> bool:
    return any(child.lemma == "подпись" for child in scene.text.children(verb.index))


def _takes_up(scene: Scene, verb: Token) -> bool:
    """What is signed is «документ», «его»: the one just told of."""
    near = [t for child in scene.text.children(verb.index) for t in (child, *scene.text.children(child.index))]
    return any(token.lemma in {"документ", "бумага", "он", "она"} for token in near)
