"""Listed: documents of a list: «Действуют соглашения о сотрудничестве:» and an item for each counterpart."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.modality import Told, modality_of
from svod.extract.people import taking_part
from svod.extract.rules.agreement.paper import GENERIC, PLANNED, VERBS, Paper, is_paper
from svod.extract.rules.agreement.parties import counterparts
from svod.extract.rules.agreement.reading import Reading
from svod.extract.rules.agreement.subject import subject_of
from svod.extract.rules.agreement.terms import form_of, valid_of
from svod.extract.scene import Scene
from svod.model.claim import AgreementStage, NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

DONE = PLANNED.union(*VERBS.values())
NOT_YET = frozenset({Told.PLANNED, Told.WISHED})


def listed(scene: Scene) -> Iterator[Reading]:
    """A reading for each item «с хокимиятом …» or «меморандум между …» under a sentence that tells of documents."""
    head: Reading | None = None
    for sentence in scene.text.sentences:
        tokens = scene.text.tokens_of(sentence)
        if tokens[-1].text == ":":
            noun = next((t for t in tokens if is_paper(scene, t) and t.morph.number == "Plur"), None)
            done = any(t.lemma in DONE for t in tokens)  # «в музее хранятся документы:»
            head = _head(scene, sentence, noun, tokens) if noun and done else None
            continue
        if head is None or sentence.kind is not ParagraphKind.ITEM:
            head = None
            continue
        item = _of_name(scene, sentence, tokens, head) or _item(scene, sentence, tokens, head)
        if item is not None:
            yield item


def _of_name(scene: Scene, sentence: Sentence, tokens: tuple[Token, ...], head: Reading) -> Reading | None:
    """«Меморандум о взаимопонимании между палатой Омска и союзом Белграда;»: the item is a document of its own."""
    noun = next((token for token in tokens if token.morph.pos in {"NOUN", "PROPN"}), None)
    if noun is None or not is_paper(scene, noun) or noun.lemma in GENERIC:
        return None
    paper = Paper(noun, sentence, noun, "signed", sentence.last)
    parties = list(dict.fromkeys(one.name for one in counterparts(scene, paper) if one.kind is not NameKind.PERSON))
    return Reading(
        noun,
        sentence,
        "listed",
        form_of(scene, noun),
        head.stage,
        subject=subject_of(scene, noun, sentence.last),
        parties=parties,
        valid=valid_of(scene, paper),
        when=head.when,
        plural=True,
    )


def _head(scene: Scene, sentence: Sentence, noun: Token, tokens: tuple[Token, ...]) -> Reading:
    force = any(token.lemma in {"действовать", "действующий", "реализоваться"} for token in tokens)
    stage = AgreementStage.IN_FORCE if force else AgreementStage.SIGNED
    if not force and any(modality_of(scene.text, t) in NOT_YET for t in tokens if t.lemma in VERBS["signed"] | PLANNED):
        stage = AgreementStage.PLANNED
    when = next((time.when for time in scene.text.times_in(sentence) if time.when and time.when.end), None)
    reading = Reading(noun, sentence, "listed", form_of(scene, noun), stage, subject_of(scene, noun), when=when)
    for child in scene.text.children(noun.index, "nmod"):
        if child.morph.case == "Gen":
            reading.parties += [one.name for one in taking_part(scene, child) if one.kind is not NameKind.PERSON]
    if not reading.parties and scene.home:
        reading.parties = [scene.home]
    return reading


def _item(scene: Scene, sentence: Sentence, tokens: tuple[Token, ...], head: Reading) -> Reading | None:
    noun = next((token for token in tokens if token.morph.pos in {"NOUN", "PROPN"}), None)
    if noun is None or tokens[0].lemma not in {"с", "со"}:
        return None
    others = [one.name for one in taking_part(scene, noun) if one.kind is not NameKind.PERSON]
    when = next((time.when for time in scene.text.times_in(sentence) if time.when), None)
    if not others:
        return None
    return replace(head, noun=noun, sentence=sentence, parties=[*head.parties, *others[:1]], when=when, plural=True)
