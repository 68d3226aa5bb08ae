"""Reading: what one place tells of a document: its parties and signers, terms and stage."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from svod.extract.modality import Told, modality_of
from svod.extract.pattern import preposition
from svod.extract.people import subject_of as doer_of
from svod.extract.rules.agreement.around import pair_before, what_ties
from svod.extract.rules.agreement.paper import AGENDA, MANY, PLANNED, PRONOUNS, Paper
from svod.extract.rules.agreement.parties import BOTH, both, counterparts, doers, on_behalf
from svod.extract.rules.agreement.signers import signs_for
from svod.extract.rules.agreement.subject import subject_of
from svod.extract.rules.agreement.terms import count_of, form_of, signed_when, until, valid_of
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import AgreementStage, NameKind, Participant
from svod.model.text import Sentence, Token
from svod.model.when import When

FORMER, FEW, GENERIC = (words("agreement", group) for group in ("former", "few", "generic"))
STAGE = {
    "signed": AgreementStage.SIGNED,
    "negotiated": AgreementStage.NEGOTIATED,
    "in_force": AgreementStage.IN_FORCE,
    "extended": AgreementStage.EXTENDED,
    "expired": AgreementStage.EXPIRED,
}


@dataclass(slots=True)
class Reading:
    """A document as told so far; `generic`: «документ», which takes up one told before."""

    noun: Token
    sentence: Sentence
    rule: str
    form: str
    stage: AgreementStage
    subject: str | None = None
    parties: list[str] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    when: When | None = None
    valid: When | None = None
    count: int | None = None
    generic: bool = False
    former: bool = False
    plural: bool = False
    first: bool = False
    new: bool = False
    some: bool = False  # «ряд соглашений»: the sentences after it may name them
    meant: bool = False  # «стороны»: who they are the page tells elsewhere


def read(scene: Scene, paper: Paper) -> Iterator[Reading]:
    """The readings of one paper: two for «А подписал договор с Б, а В – с Г»; none when it is denied or ordered."""
    stage = stage_of(scene, paper)
    if stage is None:
        return
    noun = paper.noun
    cut = second_pair(scene, paper)
    first = replace(paper, last=cut - 1) if cut else paper
    reading = Reading(noun, paper.sentence, "paper", form_of(scene, noun), stage)
    reading.subject = subject_of(scene, noun, paper.last)
    reading.count = count_of(scene, noun)
    reading.valid = valid_of(scene, paper)
    reading.when = signed_when(scene, paper)
    dated = any(child.rel == "acl" and child.lemma == "заключить" for child in scene.text.children(noun.index))
    if stage is AgreementStage.EXPIRED and not dated:
        own = bool(reading.when and reading.when.text and "прошл" in reading.when.text.lower())
        reading.valid, reading.when = reading.valid or (None if own else until(reading.when)), None
    if (stage is AgreementStage.IN_FORCE and paper.stage == "in_force") or paper.verb.lemma == "находиться":
        reading.when = None
    reading.generic = (noun.lemma in GENERIC and noun.morph.number == "Sing") or noun.lemma in PRONOUNS
    reading.former = any(child.lemma in FORMER for child in scene.text.subtree(noun.index)[:6])
    reading.plural = noun.morph.number == "Plur"
    reading.some = scene.text.tokens[noun.head].lemma in MANY and reading.plural
    described = {child.lemma for child in scene.text.children(noun.index, "amod", "det")}
    reading.first, reading.new = "первый" in described, "новый" in described
    fill_sides(scene, first, reading)
    if not _worth(scene, reading, paper):
        return
    yield reading
    if cut:
        other = replace(reading, rule="second_pair", parties=[], signers=[])
        for at in range(cut, paper.sentence.last + 1):
            _put(other, _named_at(scene, at))
        yield other


def _worth(scene: Scene, reading: Reading, paper: Paper) -> bool:
    """«подписали несколько документов» and a lone «план» say too little."""
    if paper.noun.lemma in GENERIC:
        planned = reading.stage is AgreementStage.PLANNED and bool(reading.parties or reading.subject or reading.when)
        return reading.generic or planned or reading.count is not None
    if paper.noun.lemma in words("agreement", "plans"):
        return bool(reading.parties or reading.signers or reading.valid or reading.former or paper.stage == "in_force")
    return True


def stage_of(scene: Scene, paper: Paper) -> AgreementStage | None:
    """The stage by the verb and how it is told: «подпишут» planned, «поручил подготовить» none."""
    if _ordered(scene, paper.verb):
        return None
    stage = STAGE[paper.stage]
    if paper.act is not None and preposition(scene.text, paper.act) in {"для", "к"}:
        return AgreementStage.PLANNED
    if paper.act is not None and paper.stage != "negotiated":
        if paper.verb.lemma in PLANNED | AGENDA or paper.verb.lemma == "значиться" or paper.act.lemma == "подготовка":
            return AgreementStage.PLANNED
        told = modality_of(scene.text, paper.verb)
        return AgreementStage.PLANNED if told in {Told.PLANNED, Told.WISHED} else None if told is Told.DENIED else stage
    told = modality_of(scene.text, paper.verb)
    if told is Told.DENIED:
        return None
    if paper.stage in {"signed", "negotiated", "extended"} and told in {Told.PLANNED, Told.WISHED, Told.CONDITIONAL}:
        return AgreementStage.PLANNED
    if paper.stage == "signed" and paper.verb.lemma in {"принять", "утвердить"} and told is Told.GOING:
        return None
    return stage


def _ordered(scene: Scene, verb: Token) -> bool:
    """What an instruction or a promise asks for is not claimed once more."""
    at = verb
    for _ in range(4):
        up = scene.text.tokens[at.head]
        order = at.rel in {"nmod", "acl"} and up.lemma in words("commitment", "orders")
        if at.head == at.index or not (order or at.rel in {"xcomp", "ccomp", "conj", "csubj", "obj", "advcl"}):
            return False
        at = up
        if at.lemma in words("commitment", "instruct") | words("commitment", "orders") | words("commitment", "promise"):
            return True
    return False


def fill_sides(scene: Scene, paper: Paper, reading: Reading) -> None:
    """Parties and signers: who signs, «между А и Б», «с Б»; the sides of the signers when no party is named."""
    top = doer_of(scene, paper.verb) if paper.act is None else None
    signing, named = doers(scene, paper), counterparts(scene, paper)
    reading.meant = top is not None and top.lemma in BOTH and signing == both(scene)
    if reading.meant and len(named) > 1:  # «стороны подписали меморандум между А и Б»
        signing, reading.meant = [], False
    behalf = on_behalf(scene, paper) if reading.stage is AgreementStage.SIGNED else []
    for people in (behalf, signing, named):
        _put(reading, people)
    reading.parties = _narrow(scene, reading.parties)
    if reading.subject is None and top is not None:
        reading.subject = what_ties(scene, pair_before(scene, top))
    sides = [side for side in (signs_for(scene, name) for name in reading.signers) if side]
    if len(reading.parties) < 2 and len(reading.signers) > 1:
        if len(sides) == len(reading.signers) and len(set(sides)) > 1:
            reading.parties = list(dict.fromkeys([*reading.parties, *sides]))
        elif len(reading.signers) == 2 and len(sides) == 1 and {scene.home, scene.partner} > set(sides):
            reading.parties = [side for side in (scene.home, scene.partner) if side]
    elif len(reading.parties) == 1 and len(reading.signers) == 1:
        other = [side for side in sides if side not in {reading.parties[0], scene.side_of(reading.parties[0])}]
        reading.parties = [*other, *reading.parties]
    elif reading.parties and not (reading.signers or reading.some) and scene.home:
        apart = any(token.lemma == "между" for token in scene.text.tokens[paper.noun.index : paper.last])
        own = any(scene.home in {name, scene.side_of(name)} for name in reading.parties)
        if not own and (
            len(reading.parties) == 1 or not (apart or signing)
        ):  # «соглашения с тремя областями: А, Б и В»
            reading.parties = [scene.home, *reading.parties]


def _narrow(scene: Scene, parties: list[str]) -> list[str]:
    """«с губернатором Хубэя … между регионами»: the region, not its land as well."""
    lands = {m.area.country for m in scene.text.mentions if m.area and m.area.name in parties}
    return [name for name in parties if name not in lands] if len(parties) > 2 else parties


def _put(reading: Reading, people: list[Participant]) -> None:
    for one in people:
        names = reading.signers if one.kind is NameKind.PERSON else reading.parties
        if one.name not in names:
            names.append(one.name)


def second_pair(scene: Scene, paper: Paper) -> int | None:
    """Where «, а В – с Г» begins after the document; None when there is no second pair."""
    tokens = scene.text.tokens
    for at in range(paper.noun.index + 1, paper.sentence.last - 2):
        if tokens[at].text != "а" or tokens[at - 1].text != ",":
            continue
        rest = tokens[at + 1 : paper.sentence.last + 1]
        dash = next((i for i, token in enumerate(rest) if token.text in {"-", "–", "—"}), None)
        if dash and dash + 1 < len(rest) and rest[dash + 1].lemma in {"с", "со"}:
            return at
    return None


def _named_at(scene: Scene, at: int) -> list[Participant]:
    mention = scene.text.mention_at(at)
    if mention is None or mention.first != at or mention.adjective or mention.lent:
        return []
    return [Participant(mention.area.name if mention.area else mention.name, mention.kind)]
