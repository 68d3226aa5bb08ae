"""Paper: a document noun with the verb that says what becomes of it: «подписали соглашение», «договор действует»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svod.extract.pattern import preposition
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

FORMS, PLANS, GENERIC = (words("agreement", group) for group in ("forms", "plans", "generic"))
STAGES = ("signed", "negotiated", "in_force", "extended", "expired")
VERBS = {stage: words("agreement", stage) for stage in STAGES}
PLANNED = words("agreement", "planned")
PRONOUNS = frozenset({"он", "она", "оно"})
MANY, MARKS, ACTS, SPOKEN, AGENDA, GROUND = (
    words("agreement", group) for group in ("many", "marks", "acts", "spoken", "agenda", "ground")
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as one place of the text tells of it. `stage`: the verb's group; `act`: «подписание договора»."""

    noun: Token
    sentence: Sentence
    verb: Token
    stage: str
    last: int
    """The last token that belongs to it: in «А подписал договор с Б, а В – с Г» the one before «а»."""
    act: Token | None = None


def papers(scene: Scene) -> Iterator[Paper]:
    """The documents of the article's body that something is said to become of."""
    for sentence in scene.text.sentences:
        if sentence.kind in {ParagraphKind.TITLE, ParagraphKind.TABLE}:
            continue
        if not _heads_list(scene, sentence):
            yield from papers_in(scene, sentence)


def papers_in(scene: Scene, sentence: Sentence) -> Iterator[Paper]:
    """Those of one sentence."""
    nouns = [token for token in scene.text.tokens_of(sentence) if is_paper(scene, token)]
    before: Paper | None = None
    for at, token in enumerate(nouns):
        paper = _read(scene, sentence, token) or _in_row(scene, token, before)
        if paper is not None:
            before = paper
            yield replace(paper, last=_end(scene, sentence, token, nouns[at + 1 :]))


def _in_row(scene: Scene, noun: Token, before: Paper | None) -> Paper | None:
    """«подписал соглашение о торговле с Сербией и новый меморандум с Марокко», hung elsewhere: in the same case."""
    if before is None or before.noun.morph.case != noun.morph.case or noun.morph.case == "Gen":
        return None
    joined = scene.text.tokens[_first_of(scene, noun) - 1].lemma in {"и", ",", "также"}
    return replace(before, noun=noun) if joined and before.noun.index > before.verb.index else None


def _first_of(scene: Scene, noun: Token) -> int:
    """Where the adjectives before a noun begin."""
    first = noun.index
    while first > 0 and scene.text.tokens[first - 1].morph.pos in {"ADJ", "DET"}:
        first -= 1
    return first


def _heads_list(scene: Scene, sentence: Sentence) -> bool:
    """«Действуют соглашения о сотрудничестве:» before a list: the items are the documents."""
    following = scene.text.sentences[sentence.index + 1 : sentence.index + 2]
    return scene.text.tokens[sentence.last].text == ":" and any(one.kind is ParagraphKind.ITEM for one in following)


def _end(scene: Scene, sentence: Sentence, noun: Token, following: list[Token]) -> int:
    """«подписаны меморандум между А и Б, протокол между В и Г»: where what is said of one document ends."""
    for other in following:
        before = scene.text.tokens[_first_of(scene, other) - 1]
        alike = other.morph.case == noun.morph.case or {other.morph.case, noun.morph.case} == {"Nom", "Acc"}
        if alike and before.lemma in {",", "и", "также"} and other.index > noun.index + 2:
            return before.index
        ground = scene.text.tokens[other.head]
        if ground.lemma in GROUND and preposition(scene.text, ground) and ground.index > noun.index:
            return ground.index - 1  # «договор заключён на основании меморандума между …»
    return sentence.last


def is_paper(scene: Scene, token: Token) -> bool:
    """A document noun of the lexicon, «дорожная карта» included; not inside a name, nor what another one replaces.

    «Подписали её в четверг»: a pronoun that is signed stands for one, too.
    """
    if token.lemma in PRONOUNS:
        above = scene.text.tokens[token.head]
        signed = above.lemma in VERBS["signed"] and above.lemma != "принять" and above.morph.form == "Fin"
        return token.rel == "obj" and signed and not preposition(scene.text, token)
    if token.morph.pos not in {"NOUN", "PROPN"} or preposition(scene.text, token) in words("agreement", "instead"):
        return False
    mention = scene.text.mention_at(token.index)
    if mention is not None and mention.kind in {NameKind.PERSON, NameKind.ORGANISATION}:
        return False
    if token.lemma == "карта":
        return any(child.lemma == "дорожный" for child in scene.text.children(token.index, "amod"))
    return token.lemma in FORMS or token.lemma in PLANS


def _read(scene: Scene, sentence: Sentence, noun: Token) -> Paper | None:
    resting = _rests_on(scene, noun) or _binds(scene, noun)
    if resting is not None:
        return Paper(noun, sentence, resting[0], "in_force", sentence.last)
    for found in (_carrier(scene, noun), _clause_beside(scene, noun), _outcome(scene, sentence, noun)):
        if found is None:
            continue
        verb, act = found
        stage = "signed" if verb.index == noun.index else _stage(scene, noun, verb, act)
        if stage is not None:
            return Paper(noun, sentence, verb, stage, sentence.last, act)
    return None


def _rests_on(scene: Scene, noun: Token) -> tuple[Token, Token | None] | None:
    """«Основой сотрудничества служит соглашение между А и Б»: what one's work rests on is in force."""
    verb = scene.text.tokens[noun.head]
    if (
        noun.morph.case != "Nom"
        or verb.lemma not in {"служить", "являться", "составлять"}
        or verb.morph.tense != "Pres"
    ):
        return None
    return (verb, None) if any(child.lemma in {"основа", "база"} for child in scene.text.children(verb.index)) else None


def _binds(scene: Scene, noun: Token) -> tuple[Token, Token | None] | None:
    """«Области связаны шестью соглашениями», «область и Сербию связывают договоры»: what binds is in force."""
    verb = scene.text.tokens[noun.head]
    if verb.lemma not in words("agreement", "binding") or preposition(scene.text, noun):
        return None
    by_it = verb.morph.short and noun.morph.case == "Ins"
    return (verb, None) if by_it or (verb.morph.tense == "Pres" and noun.rel == "nsubj") else None


def _outcome(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, Token | None] | None:
    """«Итог визита – дорожная карта на три года»: the outcome, so it is signed; «в планах – подписание договора»."""
    before = scene.text.tokens[sentence.first : noun.index]
    if any(token.morph.pos == "VERB" for token in before):
        return None
    act = scene.text.tokens[noun.head]
    agenda = next((t for t in before if t.lemma in AGENDA and preposition(scene.text, t) == "в"), None)
    if agenda is not None and act.lemma in ACTS and act.index > agenda.index:
        return agenda, act
    if noun.morph.case != "Nom":
        return None
    outcome = any(token.lemma in {"итог", "результат"} and token.morph.case == "Nom" for token in before)
    outcome = outcome or _one_of_them(scene, sentence, before)
    return (noun, None) if outcome and any(token.text in "-–—" for token in before) else None


def _one_of_them(scene: Scene, sentence: Sentence, before: Sequence[Token]) -> bool:
    """«Прошло подписание документов. Одно из них – соглашение»: of what was signed in the sentence before."""
    among = [token.lemma for token in before[:4]]
    if "из" not in among or among[0] not in {"один", "среди"} or not sentence.index:
        return False
    told = scene.text.tokens_of(scene.text.sentences[sentence.index - 1])
    return any(token.lemma in VERBS["signed"] for token in told)


def _clause_beside(scene: Scene, noun: Token) -> tuple[Token, Token | None] | None:
    """«соглашение, которое стороны заключили в мае», «договор, действующий с 2015 года»."""
    for child in scene.text.children(noun.index, "acl:relcl", "acl"):
        verbs = [child, *scene.text.children(child.index, "conj")]
        told = [verb for verb in verbs if verb.morph.pos in {"VERB", "ADJ"} and _group(verb.lemma)]
        if told:
            return told[-1], None  # «принята в мае и действует»: the further one
    return None


def _carrier(scene: Scene, noun: Token) -> tuple[Token, Token | None] | None:
    """The verb whose object or subject the document is, over «подписание», «проект» never."""
    tokens = scene.text.tokens
    at, act = noun, None
    for _ in range(6):
        up = tokens[at.head]
        if up.index == at.index:
            return None
        if up.morph.pos in {"VERB", "AUX", "ADJ"}:
            core = at.rel in {"obj", "nsubj", "nsubj:pass", "nmod", "obl", "iobj"} and (
                act or _governed_well(scene, at, up)
            )
            return (up, act) if core else None
        if at.rel == "conj" and (is_paper(scene, up) or up.lemma in ACTS):
            at = up
        elif up.lemma in ACTS:
            at, act = up, up
        elif up.lemma in MANY or (up.lemma in MARKS and preposition(scene.text, noun) == "под") or act is not None:
            at = up
        else:
            return None
    return None


def _governed_well(scene: Scene, noun: Token, verb: Token) -> bool:
    """The document is what is signed or what is in force: bare, or «подписи под протоколом», «скрепили подписями»."""
    prep = preposition(scene.text, noun)
    if noun.lemma in MARKS or (prep == "под" and verb.lemma in {"поставить", "ставить", "подвести"}):
        return True
    return prep == "" and noun.morph.case != "Ins"


def _group(lemma: str) -> str | None:
    return next((stage for stage in STAGES if lemma in VERBS[stage]), None)


def _spoken_of(scene: Scene, verb: Token, act: Token) -> bool:
    """«обсудили подписание», «темой встречи стало подписание», «возможность заключения»: nothing is signed yet."""
    above = scene.text.tokens[act.head]
    told = {above.lemma, *(child.lemma for child in scene.text.children(verb.index))}
    moved = {"перенести", "отложить", "переносить", "сорвать"}
    return verb.lemma in VERBS["negotiated"] | moved or bool(told & SPOKEN)


def _stage(scene: Scene, noun: Token, verb: Token, act: Token | None) -> str | None:
    if act is not None:
        if _spoken_of(scene, verb, act):
            return "negotiated"
        return "extended" if act.lemma == "продление" else "signed"
    children = {child.lemma for child in scene.text.children(verb.index)}
    if verb.lemma == "поставить" and "подпись" in children:
        return "signed"
    if verb.lemma in {"находиться", "пребывать"} and children & words("agreement", "underway"):
        return "negotiated"
    if verb.lemma == "подвести" and "черта" in children:
        return "expired"
    if verb.lemma in {"вступить", "вступать"} and "сила" in children:
        return "in_force"
    if verb.lemma == "утратить" and "сила" not in children:
        return None
    stage = _group(verb.lemma)
    if (
        stage == "in_force"
        and verb.lemma not in {"действовать", "действующий", "рассчитать"}
        and noun.lemma not in FORMS
    ):
        return None
    if (
        stage == "expired"
        and verb.lemma in {"закрыть", "завершить", "завершиться", "закончиться"}
        and noun.lemma not in PLANS
    ):
        return None
    if stage == "negotiated" and noun.lemma in PLANS:
        return None
    return stage
