"""Reading: what one place tells of a document: its parties and signers, terms and stage."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from svod.extract.modality import Told, modality_of
from svod.extract.pattern import joined_with, preposition
from svod.extract.people import subject_of as doer_of
from svod.extract.people import taking_part
from svod.extract.rules.agreement.around import (
    BONDS,
    along_with,
    announced,
    both_meant,
    in_a_row,
    named_after,
    pair_before,
    signers_after,
    what_ties,
)
from svod.extract.rules.agreement.paper import MANY, PLANNED, Paper
from svod.extract.rules.agreement.signers import signs_for
from svod.extract.rules.agreement.terms import count_of, form_of, signed_when, subject_of, until, valid_of
from svod.extract.scene import Scene
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.claim import AgreementStage, NameKind, Participant
from svod.model.text import Sentence, Token
from svod.model.when import When

FORMER, FEW, GENERIC = (words("agreement", group) for group in ("former", "few", "generic"))
BOTH = frozenset(
    {"сторона", "регион", "область", "страна", "республика", "глава", "руководитель", "мы", "они", "партнер", "субъект"}
)
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


def read(scene: Scene, paper: Paper) -> Iterator[Reading]:
    """The readings of one paper: two for «А подписал договор с Б, а В – с Г»; none when it is denied or ordered."""
    stage = stage_of(scene, paper)
    if stage is None:
        return
    noun = paper.noun
    cut = second_pair(scene, paper)
    first = replace(paper, last=cut - 1) if cut else paper
    reading = Reading(noun, paper.sentence, "paper", form_of(scene, noun), stage)
    reading.subject = subject_of(scene, noun)
    reading.count = count_of(scene, noun)
    reading.valid = valid_of(scene, paper)
    reading.when = signed_when(scene, paper)
    dated = any(child.rel == "acl" and child.lemma == "заключить" for child in scene.text.children(noun.index))
    if stage is AgreementStage.EXPIRED and not dated:
        own = bool(reading.when and reading.when.text and "прошл" in reading.when.text.lower())
        reading.valid, reading.when = reading.valid or (None if own else until(reading.when)), None
    if stage is AgreementStage.IN_FORCE and paper.stage == "in_force":
        reading.when = None
    reading.generic = noun.lemma in GENERIC and noun.morph.number == "Sing"
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
        return reading.generic or reading.stage is AgreementStage.PLANNED or reading.count is not None
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
        if paper.verb.lemma in PLANNED or paper.verb.lemma == "значиться":
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
        if at.head == at.index or at.rel not in {"xcomp", "ccomp", "conj", "csubj", "obj", "advcl"}:
            return False
        at = scene.text.tokens[at.head]
        if at.lemma in {"поручить", "поручать", "поручение", "обязать", "пообещать", "обещать"}:
            return True
    return False


def fill_sides(scene: Scene, paper: Paper, reading: Reading) -> None:
    """Parties and signers: who signs, «между А и Б», «с Б»; the sides of the signers when no party is named."""
    for people in (_doers(scene, paper), _with(scene, paper)):
        _put(reading, list(people))
    top = doer_of(scene, paper.verb) if paper.act is None else None
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
    elif len(reading.parties) == 1 and not reading.signers and scene.home and not reading.some:
        own = scene.home in {reading.parties[0], scene.side_of(reading.parties[0])}
        reading.parties = reading.parties if own else [scene.home, *reading.parties]


def _put(reading: Reading, people: list[Participant]) -> None:
    for one in people:
        names = reading.signers if one.kind is NameKind.PERSON else reading.parties
        if one.name not in names:
            names.append(one.name)


def _doers(scene: Scene, paper: Paper) -> list[Participant]:
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
            found = named_after(scene, top) or _pair(scene, top) or (_both(scene) if top.lemma in BOTH else [])
    if not found and not (top is not None and top.lemma in BOTH):
        found = signers_after(scene, paper)
    if verb.morph.voice == "Pass" or verb.morph.short:
        for child in scene.text.children(verb.index, "obl", "nmod"):
            if child.morph.case in {"Ins", ""} and not preposition(scene.text, child):
                found += [one for one in taking_part(scene, child) if one.kind is NameKind.PERSON]
    return found


def _bound(scene: Scene, paper: Paper) -> list[Participant]:
    """«Области связаны соглашениями», «область и Сербию связывают договоры»: the sides that are bound."""
    tied = scene.text.children(paper.verb.index, "nsubj:pass", "nsubj", "obj")
    top = next((child for child in tied if child.index != paper.noun.index), None)
    if top is None:
        return []
    joined = [one for item in joined_with(scene.text, top) for one in taking_part(scene, item)]
    return joined or (_both(scene) if top.lemma in BOTH else [])


def _pair(scene: Scene, top: Token) -> list[Participant]:
    return [Participant(m.area.name, NameKind.AREA) for m in pair_before(scene, top) if m.area]


def _heading_for(scene: Scene, paper: Paper) -> list[Participant]:
    """«Дума края и совет области готовятся к заключению соглашения», «стороны договорились о подписании»."""
    top = doer_of(scene, paper.verb)
    joint = paper.verb.lemma in PLANNED and paper.verb.morph.number == "Plur"
    if not joint or top is None or paper.act is None or top.index > paper.act.index:
        return []
    found = [one for one in taking_part(scene, top) if one.kind is not NameKind.PERSON]
    return found or (_both(scene) if top.lemma in BOTH else [])


def _is_document(token: Token) -> bool:
    return token.lemma in words("agreement", "forms") | words("agreement", "plans")


def _both(scene: Scene) -> list[Participant]:
    sides = (scene.home, scene.partner)
    return [Participant(side, NameKind.AREA) for side in sides if side] if all(sides) else []


def _with(scene: Scene, paper: Paper) -> list[Participant]:
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
                found += _both(scene)
            for item in joined_with(scene.text, child):
                if item.index <= paper.last:
                    found += taking_part(scene, item) or (_unknown(scene, item) if prep == "между" else [])
    if found:
        return found
    for child in scene.text.children(paper.noun.index, "nmod"):
        if child.lemma in BONDS:
            inner = [c for c in scene.text.children(child.index, "nmod") if not preposition(scene.text, c)]
            found += [one for c in inner for one in taking_part(scene, c)]
    return found or along_with(scene, paper)


def _unknown(scene: Scene, item: Token) -> list[Participant]:
    """«между Псковом и Чачаком»: a town that the gazetteer does not know."""
    proper = item.morph.pos == "PROPN" and item.text[:1].isupper() and scene.text.mention_at(item.index) is None
    bare = not any(child.rel in {"nmod", "amod"} for child in scene.text.children(item.index))
    return [Participant(nominative((item,), item.index), NameKind.AREA)] if proper and bare else []


def _is_time_word(scene: Scene, token: Token) -> bool:
    return any(t.first <= token.index <= t.last for t in scene.text.times_in(scene.text.sentence_of(token.index)))


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
