"""Subject: what a document is about, by «о», by «по», by a genitive, behind the sides or in their spheres."""

from svod.extract.pattern import preposition
from svod.extract.scene import Scene
from svod.extract.setting import within
from svod.language.morph import inflected, joined, reading
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.text import Token


def subject_of(scene: Scene, noun: Token, last: int | None = None) -> str | None:
    """«соглашение о сотрудничестве в торговле» → «сотрудничество в торговле»; `last`: where what is said of it ends."""
    top = noun
    for child in scene.text.children(noun.index, "nmod"):
        if child.lemma in {"мероприятие", "действие"}:
            top = child
    wanted = {"о", "об", "обо"} if top is noun else {"о", "об", "по"}
    wanted |= {"по"} if noun.lemma in {"карта", "программа", "план", "контракт"} else set()
    wanted |= {"на"} if noun.lemma in {"контракт", "договор"} else set()
    wanted |= {"к"} if top is not noun or noun.lemma == "протокол" else set()
    by_deed = noun.lemma in {"соглашение", "меморандум"}  # «соглашение по освоению острова», not «по итогам встречи»
    found = [c for source in dict.fromkeys((top, noun)) for c in scene.text.children(source.index, "nmod", "obl")]
    for child in (*found, *_after(scene, top), *_past_sides(scene, noun, last)):
        plain = not _is_time(scene, child) and not _is_amount(scene, child)
        near = noun.index < child.index <= (last or child.index) and child.morph.pos != "PRON"
        deed = by_deed and child.lemma.endswith(("ение", "ание", "ство")) and preposition(scene.text, child) == "по"
        if near and plain and (deed or preposition(scene.text, child) in wanted):
            if child.morph.pos == "ADJ":
                following = scene.text.tokens[child.index + 1 : child.index + 12]
                child = next(
                    (t for t in following if t.morph.pos == "NOUN" and t.morph.case == child.morph.case), child
                )
            child = _governed(scene, child)
            return in_nominative(_run(scene, child), child)
    return _programme_of(scene, noun)


def _programme_of(scene: Scene, noun: Token) -> str | None:
    """«программа межрегионального сотрудничества», «дорожная карта развития связей»: told by a genitive."""
    if noun.lemma not in words("agreement", "plans") | words("agreement", "maps"):
        return None
    for child in scene.text.children(noun.index, "nmod"):
        bare = child.morph.case == "Gen" and not preposition(scene.text, child) and child.index > noun.index
        if bare and child.lemma in words("agreement", "matters"):
            return in_nominative(_run(scene, child), child)
    return None


def _governed(scene: Scene, child: Token) -> Token:
    """«о культурном сотрудничестве Омской и Томской областей», hung on «областей»: the noun in the case of «о»."""
    case = next(scene.text.children(child.index, "case"), None)
    if case is None or case.lemma not in {"о", "об", "обо"} or child.morph.case in {"Loc", ""}:
        return child
    between = scene.text.tokens[case.index + 1 : child.index]
    return next((t for t in between if t.morph.pos == "NOUN" and t.morph.case == "Loc"), child)


def _after(scene: Scene, noun: Token) -> list[Token]:
    """The noun of a preposition that stands right after the document, its closing quote and its term between."""
    tokens, at = scene.text.tokens, noun.index + 1
    while at < len(tokens) - 1 and (
        tokens[at].text in '»”"' or tokens[at].lemma == "на" or _is_time(scene, tokens[at])
    ):
        at += 1
    return [tokens[tokens[at].head]] if at < len(tokens) and tokens[at].morph.pos == "ADP" else []


def _past_sides(scene: Scene, noun: Token, last: int | None) -> list[Token]:
    """«соглашение между правительствами о научных обменах»: what stands past the sides, hung on them."""
    tokens = scene.text.tokens
    run = tokens[noun.index + 1 : (last or scene.text.sentence_of(noun.index).last) + 1]
    if not run or run[0].lemma not in {"между", "с"}:
        return []
    about = next((t for t in run if t.lemma in {"о", "об"} or t.morph.form in {"Fin", "Inf"}), None)
    return [tokens[about.head]] if about is not None and about.lemma in {"о", "об"} else []


def _is_amount(scene: Scene, token: Token) -> bool:
    amounts = scene.text.amounts_in(scene.text.sentence_of(token.index))
    return token.morph.pos == "NUM" or any(one.first <= token.index <= one.last for one in amounts)


def in_nominative(run: tuple[Token, ...], head: Token) -> str:
    """The run with its head and all adjectives before it in the nominative: «торговом и культурном сотрудничестве»."""
    tag = reading(head.text, head.morph)
    number = "plur" if head.morph.number == "Plur" else "sing"
    gender = {str(tag.tag.gender)} if tag and tag.tag.gender and number == "sing" else set()
    shown = []
    for at, token in enumerate(run):
        if at + 2 < len(run) and _compound(token, run[at + 2]):
            shown.append(inflected(token.text, run[at + 2].morph, "nomn", number, *gender))
        elif token.index == head.index:
            shown.append(inflected(token.text, token.morph, "nomn", number))
        elif token.index < head.index and token.morph.pos == "ADJ" and token.morph.case == head.morph.case:
            shown.append(inflected(token.text, token.morph, "nomn", number, *gender))
        elif _beside(token, head, run):
            shown.append(inflected(token.text, token.morph, "nomn", "plur" if token.morph.number == "Plur" else "sing"))
        else:
            shown.append(token.text)
    return joined(run, shown)


def _beside(token: Token, head: Token, run: tuple[Token, ...]) -> bool:
    """«о взаимопонимании, дружбе и сотрудничестве»: a noun in the head's case, joined to it by «,» or «и»."""
    before = next((one for one in run if one.index == token.index - 1), None)
    joins = before is not None and before.lemma in {",", "и"} and token.morph.pos == "NOUN"
    return joins and token.morph.case == head.morph.case and head.morph.case == "Loc" and token.index > head.index


def _run(scene: Scene, head: Token) -> tuple[Token, ...]:
    """The run of the subject: up to a verb, a date, «между», a party after «с», or a mark that ends it."""
    tokens = scene.text.tokens
    last = scene.text.sentence_of(head.index).last
    first = head.index
    while tokens[first - 1].morph.pos in {"ADJ", "DET", "CCONJ"} or tokens[first - 1].text in ",-–":
        first -= 1
    before = tokens[first - 1]
    while first < head.index and tokens[first].morph.pos not in {"ADJ", "DET"}:
        first += 1
    if _compound(before, tokens[first]):  # «о торгово-экономическом, научном сотрудничестве», taken for a noun
        first = before.index
    end = head.index
    for at in range(head.index + 1, last + 1):
        if _ends(scene, head, tokens[at]):
            break
        end = at
    while end > head.index and (tokens[end].morph.pos in {"ADP", "CCONJ", "ADJ", "DET"} or tokens[end].text in ",-–—("):
        end -= 1
    opened = any(token.text in '«"“' for token in tokens[first:end])
    while end > head.index and tokens[end].text in '»"”' and not opened:
        end -= 1
    return tokens[first : end + 1]


def _compound(token: Token, adjective: Token) -> bool:
    """Whether a word with a hyphen is an adjective in the row that `adjective` goes on."""
    return (
        "-" in token.text[1:-1]
        and token.morph.pos not in {"ADJ", "PUNCT"}
        and adjective.morph.pos == "ADJ"
        and token.text[-2:] == adjective.text[-2:]
        and adjective.index == token.index + 2
    )


def _ends(scene: Scene, head: Token, token: Token) -> bool:
    if token.morph.pos in {"VERB", "AUX", "SCONJ", "PRON", "ADV"} or token.lemma in {"между", "с", "со", "а"}:
        return True
    if token.morph.pos == "PUNCT" and token.text != ",":
        return token.text not in '«»"“”„'
    if _is_time(scene, token) or (token.lemma == "на" and _is_time(scene, scene.text.tokens[token.index + 1])):
        return True
    mention = scene.text.mention_at(token.index)
    if mention is not None and mention.kind is NameKind.PERSON:
        return True
    if token.morph.pos in {"PUNCT", "CCONJ", "ADP"} or within(scene, head, token.index):
        return False
    return not _of_spheres(scene, head, token)


def _of_spheres(scene: Scene, head: Token, token: Token) -> bool:
    """«сотрудничестве в торговой, научной и иных сферах», hung on the verb: the spheres belong to the subject."""
    tokens = scene.text.tokens
    start = head.index + 1
    if start >= len(tokens) or tokens[start].lemma not in {"в", "во"}:
        return False
    run = tokens[start : token.index + 24]
    end = next((t.index for t in run if t.lemma in {"сфера", "область"} and not scene.text.mention_at(t.index)), None)
    row = tokens[start + 1 : end] if end else ()
    return bool(
        end
        and token.index <= end
        and all(t.morph.pos in {"ADJ", "CCONJ", "PUNCT", "DET"} or t.lemma == "также" for t in row)
    )


def _is_time(scene: Scene, token: Token) -> bool:
    return any(
        time.first <= token.index <= time.last for time in scene.text.times_in(scene.text.sentence_of(token.index))
    )
