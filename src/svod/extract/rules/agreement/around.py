"""Around: what is told of a document past its tree: signers after the verb, «между регионами», its content."""

from collections.abc import Sequence
from itertools import pairwise

from svod.extract.pattern import noun_phrase, preposition
from svod.extract.rules.agreement.paper import Paper
from svod.extract.scene import Scene
from svod.language.morph import nominative, parses
from svod.lexicon import words
from svod.model.claim import NameKind, Participant
from svod.model.text import Mention, Sentence, Token

CONTENT, GENERIC, FORMS = (words("agreement", group) for group in ("content", "generic", "forms"))
TOWNS, BONDS, SIDES = (words("agreement", group) for group in ("towns", "bonds", "sides"))


def signers_after(scene: Scene, paper: Paper) -> list[Participant]:
    """«Соглашение подписали вчера врио мэра Иван Петров – по поручению … – и аким Олег Юдин»: no subject parsed.

    «Протокол подписан вице-премьером – полпредом президента Олегом Юдиным»: no agent parsed.
    """
    verb = paper.verb
    passive = verb.morph.voice == "Pass" or verb.morph.short
    if (verb.morph.form != "Fin" and not passive) or paper.noun.index > verb.index:
        return []
    found: list[Participant] = []
    case = "Ins" if passive else "Nom"
    for mention in scene.text.mentions_in(paper.sentence, NameKind.PERSON):
        if not verb.index < mention.first <= paper.last or mention.lent:
            continue
        between = scene.text.tokens[verb.index + 1 : mention.first]
        if any(token.morph.pos == "VERB" and token.morph.form == "Fin" for token in between):
            break
        if passive and any(token.lemma in {"с", "со", "между", "перед"} for token in between):
            break
        cases = {token.morph.case for token in scene.text.tokens[mention.first : mention.last + 1]}
        if scene.text.tokens[mention.first].morph.case == case or (passive and case in cases):
            found.append(Participant(mention.name, NameKind.PERSON))
    return found


def along_with(scene: Scene, paper: Paper) -> list[Participant]:
    """«соглашение о расширении связей с Сербией», hung on «связей»: the first name after «с» in what it is about.

    «с губернаторами провинций Хубэй, Аньхой и Хэнань»: all names that a plural of their kind announces.
    """
    tokens = scene.text.tokens
    for token in tokens[paper.noun.index + 1 : paper.last]:
        if token.morph.pos in {"VERB", "PUNCT"}:
            return []
        if token.lemma in {"с", "со"}:
            at = _past_type(scene, token.index + 1, paper.last)
            mention = scene.text.mention_at(at)
            named = mention is not None and mention.kind in {NameKind.AREA, NameKind.ORGANISATION}
            if mention and named and mention.first == at and not mention.adjective and not mention.lent:
                return [Participant(mention.area.name if mention.area else mention.name, mention.kind)]
            kinds = scene.text.tokens[at : at + 5]
            kind = next((t for t in kinds if t.morph.pos == "NOUN" and t.lemma in SIDES), None)
            return named_after(scene, kind) if kind is not None and kind.index < paper.last else []
    return []


def _past_type(scene: Scene, at: int, last: int) -> int:
    """«с предприятием «Кама»»: where the name begins behind its type and quotation mark."""
    tokens = scene.text.tokens
    typed = tokens[at].morph.pos == "NOUN" and scene.text.mention_at(at) is None
    if typed and at < last and tokens[at + 1].text in '«"„“':
        return at + 1 if scene.text.mention_at(at + 1) else at + 2
    return at


def in_a_row(scene: Scene, between: Token, last: int) -> list[Participant]:
    """«между Омским НИИ (Россия) и правительством Сербии»: the names after «между», word by word."""
    tokens, at, idle = scene.text.tokens, between.index + 1, 0
    found: list[Participant] = []
    while at <= last and idle < 4:
        mention, token = scene.text.mention_at(at), tokens[at]
        town = mention is not None and mention.kind is NameKind.PLACE and mention.first == mention.last
        named = mention is not None and (town or mention.kind in {NameKind.AREA, NameKind.ORGANISATION})
        if mention and named and at > between.index + 1 and mention.first == at and scene.text.mention_at(at - 1):
            at = mention.last + 1  # «Орским районом Омской области»: what the side lies in
        elif mention and named and not mention.adjective and not mention.lent and mention.first == at:
            kind = (
                NameKind.AREA if mention.kind is NameKind.PLACE else mention.kind
            )  # a town the gazetteer does not know
            found.append(Participant(mention.area.name if mention.area else mention.name, kind))
            at, idle = mention.last + 1, 0
        elif (unknown := _unknown_at(scene, at)) is not None:
            found.append(Participant(nominative(unknown, unknown[-1].index), NameKind.AREA))
            at, idle = unknown[-1].index + 1, 0
        elif token.text == "(":
            at = next((t.index + 1 for t in tokens[at : at + 8] if t.text == ")"), last + 1)
        elif token.lemma in {"и", ",", "а", "также"} or (
            token.morph.case == "Ins" and (mention is None or mention.adjective)
        ):
            at, idle = at + 1, idle + 1
        else:
            break
    return list({one.name: one for one in found}.values())


def _unknown_at(scene: Scene, at: int) -> tuple[Token, ...] | None:
    """«Чачаком», «Сергиевым Посадом», «городом Вэйхай»: a town that the gazetteer does not know."""
    tokens = scene.text.tokens
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper() and scene.text.mention_at(end) is None:
        end += 1
    run = tokens[at:end]
    named = bool(run) and _proper(run[-1]) and all(t.morph.pos in {"PROPN", "ADJ"} for t in run[:-1])
    typed = tokens[at - 1].lemma in SIDES
    return run if named and (typed or run[-1].morph.case == "Ins") else None


def _proper(token: Token) -> bool:
    """A name, or a word that no dictionary has."""
    unknown = token.morph.pos == "NOUN" and not any(parse.is_known for parse in parses(token.text))
    return token.morph.pos == "PROPN" or unknown


def announced(scene: Scene, paper: Paper) -> list[Participant]:
    """«соглашения у Омской области с тремя регионами: Хубэем, Абайской и Минской областями»: all that are named."""
    run = scene.text.tokens[paper.noun.index : paper.last + 1]
    colon = next((token for token in run if token.text == ":"), None)
    along = next((token for token in run if token.lemma in {"с", "со"}), None)
    if colon is None or along is None or not 0 < colon.index - along.index < 5 or paper.noun.morph.number != "Plur":
        return []
    whose = [t for t in run if t.lemma in {"у", "за"} and t.index < along.index]
    named = [m for t in whose if (m := scene.text.mention_at(t.index + 1)) and m.area]
    own = [Participant(m.area.name, NameKind.AREA) for m in named if m.area]
    inside = [m for m in scene.text.mentions_in(paper.sentence) if colon.index < m.first <= paper.last and m.area]
    parts = [m.area for m in inside if m.area]
    wider = {part.country for part in parts} if len(parts) > 1 else set()
    return own + [Participant(part.name, NameKind.AREA) for part in parts if part.name not in wider]


def named_after(scene: Scene, top: Token) -> list[Participant]:
    """«города-побратимы Псков и Чачак подписали план»: the names that a plural of their kind announces."""
    kind = top.lemma.split("-")[0]
    if not {kind, kind[:-1]} & SIDES or top.morph.number != "Plur":
        return []
    last = scene.text.sentence_of(top.index).last
    verb = next((t.index for t in scene.text.tokens[top.index : last + 1] if t.morph.pos == "VERB"), last + 1)
    found: list[Participant] = []
    at = top.index + 5
    for mention in scene.text.mentions:
        if top.index < mention.first < min(verb, at + 4) and mention.area and not mention.adjective:
            found.append(Participant(mention.area.name, NameKind.AREA))
            at = mention.last
    return found if len(found) > 1 else []


def pair_before(scene: Scene, top: Token) -> list[Mention]:
    """«… о побратимстве Пскова и Чачака. Соглашение муниципалитеты подписали в мае»: the two towns named last, joined
    by «и», in the sentence or the one before."""
    attributed = any(scene.text.children(top.index, "amod", "nmod", "appos"))
    if top.lemma not in TOWNS or top.morph.number != "Plur" or attributed:
        return []
    first = scene.text.sentences[max(scene.text.sentence_of(top.index).index - 1, 0)].first
    towns = [m for m in scene.text.mentions if first <= m.first < top.index and _town(m)]
    for one, other in reversed(list(pairwise(towns))):
        if [token.lemma for token in scene.text.tokens[one.last + 1 : other.first]] == ["и"]:
            return [one, other]
    return []


def _town(mention: Mention) -> bool:
    return bool(mention.area and mention.area.kind in {"city", "town"} and not mention.adjective and not mention.lent)


def what_ties(scene: Scene, pair: Sequence[Mention]) -> str | None:
    """«о побратимстве Пскова и Чачака»: the bond that the two are named with."""
    noun = scene.text.tokens[pair[0].first - 1] if pair and pair[0].first else None
    return noun.lemma if noun is not None and noun.lemma in BONDS else None


def both_meant(scene: Scene, item: Token) -> bool:
    """«между нашими областями», «между двумя регионами»: the page's two sides."""
    named = any(scene.text.mention_at(token.index) for token in scene.text.subtree(item.index)[:6])
    return item.lemma in SIDES and item.morph.number == "Plur" and not named


def content_of(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """What a document is about by a verb that says so."""
    found = _content(scene, sentence, noun) if noun.lemma in FORMS else None
    return noun_phrase(scene.text, found) if found is not None else None


def _content(scene: Scene, sentence: Sentence, noun: Token) -> Token | None:
    """«протокол, который предусматривает поставки»; «Документ касается поставок» in the sentence after."""
    for clause in scene.text.children(noun.index, "acl:relcl", "acl"):
        found = _told_by(scene, clause)
        if found is not None:
            return found
    if sentence.index + 1 >= len(scene.text.sentences):
        return None
    for verb in scene.text.tokens_of(scene.text.sentences[sentence.index + 1]):
        top = next(scene.text.children(verb.index, "nsubj"), None) if verb.lemma in CONTENT else None
        if top is not None and _takes_up(top, noun):
            return _told_by(scene, verb)
    return None


def _takes_up(top: Token, noun: Token) -> bool:
    """«документ», «оно», «соглашение»: the one just told of."""
    same_number = top.morph.number == noun.morph.number
    return top.lemma in GENERIC or top.lemma == noun.lemma or (top.lemma in {"он", "она", "они", "оно"} and same_number)


def _told_by(scene: Scene, verb: Token) -> Token | None:
    """What the verb of content governs: «предусматривает поставки», «касается поставок», «направлен на развитие»."""
    if verb.lemma not in CONTENT:
        return None
    for child in scene.text.children(verb.index, "obj", "obl", "iobj"):
        onto = preposition(scene.text, child)
        bare = onto == "" and child.morph.case in {"Acc", "Gen"}
        if child.index > verb.index and child.morph.pos == "NOUN" and (bare or (onto == "на" and verb.morph.short)):
            return child
    return None
