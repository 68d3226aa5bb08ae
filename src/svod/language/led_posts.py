"""Led posts: who leads a body, told by a verb («X возглавляет фонд»); and joint bodies by name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.language.morph import inflected
from svod.language.post_area import PostAreas
from svod.language.post_bodies import named, organisation_of
from svod.language.post_frame import Part, PartKind
from svod.language.post_subjects import SUBJECTS, denied, persons_of
from svod.language.post_words import head_at
from svod.lexicon import table, words
from svod.model.claim import NameKind, Phase
from svod.model.text import Post, Sentence, Text, Token

JOINT = frozenset({"группа", "совет", "комиссия", "комитет"})
"""What bodies of two sides are."""


def leading(text: Text, areas: PostAreas) -> Iterator[Post]:
    """«X возглавляет фонд «Дом»», «белорусскую часть возглавляет заместитель министра X», «X руководит заводом»."""
    roles = table("posts", "leading")
    for verb in text.tokens:
        if verb.lemma not in roles or verb.morph.pos != "VERB" or denied(text, verb) or verb.morph.form == "Inf":
            continue
        what = next((c for c in text.children(verb.index, "obj", "obl", "iobj") if _led(text, c)), None)
        persons = persons_of(text, verb, SUBJECTS, what) if what is not None else []
        if what is None or len(persons) != 1 or verb.morph.tense == "Fut":
            continue
        phase = Phase.APPOINTED if verb.lemma == "возглавить" else Phase.HOLDS
        if verb.morph.tense == "Past" and verb.lemma != "возглавить":
            phase = Phase.FORMER  # «ранее руководил заводом», «возглавлявший фонд»
        yield _leads(text, areas, verb, what, persons[0], phase, roles[verb.lemma])


def _led(text: Text, noun: Token) -> bool:
    """A body that has a head; no delegation, no meeting, no list."""
    if any(c.rel == "case" for c in text.children(noun.index)):
        return False
    mention = text.mention_at(noun.index)
    organisation = mention is not None and mention.kind is NameKind.ORGANISATION
    return (noun.lemma in words("posts", "led_bodies") or organisation) and noun.lemma not in words("posts", "no_body")


def _leads(text: Text, areas: PostAreas, verb: Token, what: Token, person: str, phase: Phase, role: str) -> Post:
    sentence = text.sentence_of(verb.index)
    run = _run(text, what)
    area = next((a.name for t in run if (a := areas.area_at(t.index)) is not None), None)
    if what.lemma in {"часть", "сторона"}:
        chair = named([t for t in run if t.index <= what.index])
        shown = " ".join(t.text.lower() for t in _in_genitive(run, what)) or chair
        body = body_before(text, sentence)
        return _told(sentence, verb, f"председатель {shown}", body, area, phase, person)
    if what.lemma in {"область", "край", "республика", "район", "город", "регион", "правительство"}:
        role = "председатель правительства" if what.lemma == "правительство" else "глава"
        return _told(sentence, verb, role, None, area or areas.own(what.lemma), phase, person)
    if what.lemma == "совет" and [t.lemma for t in run if t.index == what.index + 1] == ["директор"]:
        return _told(sentence, verb, "председатель совета директоров", None, None, phase, person)
    if what.lemma in {"совет", "комиссия", "комитет", "палата", "группа", "дума", "собрание", "парламент"}:
        role = "председатель"
    parts = [Part(PartKind.NOUN, t.index, t.index) for t in run]
    organisation = organisation_of(text, parts)
    area = areas.bodies.body(parts)
    if organisation == what.lemma and what.lemma in JOINT:
        organisation, area = body_before(text, sentence) or organisation, _with_side(text, areas, verb)
    return _told(sentence, verb, role, organisation, area, phase, person)


def _with_side(text: Text, areas: PostAreas, verb: Token) -> str | None:
    """«С сербской стороны совет возглавляет X»."""
    side = next((c for c in text.children(verb.index, "obl", "nmod") if c.lemma == "сторона"), None)
    area = areas.area_at(side.index - 1) if side is not None and side.index else None
    return area.name if area is not None else None


def _in_genitive(run: Sequence[Token], what: Token) -> list[Token]:
    """«белорусскую часть» → «белорусской части», as tokens with other text."""
    return [
        replace(t, text=inflected(t.text, t.morph, "gent", "sing", *(("femn",) if t.index != what.index else ())))
        for t in run
        if t.index <= what.index
    ]


def _run(text: Text, noun: Token) -> list[Token]:
    """The noun with the adjectives before it and what stands in the genitive or in quotation marks after it."""
    last = noun.index
    mention = text.mention_at(noun.index)
    if mention is not None and mention.kind is NameKind.ORGANISATION:
        last = mention.last
    first, sentence = noun.index, text.sentence_of(noun.index)
    while (
        first > sentence.first
        and text.tokens[first - 1].morph.pos == "ADJ"
        and text.tokens[first - 1].head == noun.index
    ):
        first -= 1
    while last < sentence.last:
        token = text.tokens[last + 1]
        other = text.mention_at(token.index)
        if head_at(text, token.index) is not None and token.morph.number != "Plur":
            break
        if other is not None and other.kind is not NameKind.PERSON and other.first == token.index:
            last = other.last
        elif (token.morph.case == "Gen" and token.morph.pos in {"NOUN", "ADJ", "PROPN"} and other is None) or (
            token.text in '«»“”"' and token.text
        ):
            last += 1
        else:
            break
    return list(text.tokens[first : last + 1])


def body_before(text: Text, sentence: Sentence) -> str | None:
    """The joint body that the page speaks of, at its fullest: «рабочая группа по сотрудничеству …», «совет»."""
    best: list[Token] = []
    for token in text.tokens[: sentence.last + 1]:
        if token.lemma in JOINT and token.morph.number != "Plur":
            run = _body(text, token)
            if len(run) > len(best):
                best = run
    return named(best) if best else None


def _body(text: Text, noun: Token) -> list[Token]:
    """Adjectives before it, and the tail «по …»."""
    first = noun.index
    while first > 0 and text.tokens[first - 1].morph.pos == "ADJ" and text.tokens[first - 1].head == noun.index:
        first -= 1
    last, sentence = noun.index, text.sentence_of(noun.index)
    below = {t.index for t in text.subtree(noun.index) if t.morph.pos not in {"VERB"}}
    if last < sentence.last and text.tokens[last + 1].lemma == "по":  # hung on «заседание» before the body
        below |= {t.index for t in text.subtree(text.tokens[last + 1].head) if t.index > last and t.morph.pos != "VERB"}
    if last < sentence.last and text.tokens[last + 1].lemma in {"по", "глава", "регион"}:
        while last < sentence.last and (last + 1) in below and text.tokens[last + 1].text not in {"–", "—", "("}:
            last += 1
    while text.tokens[last].morph.pos in {"ADP", "CCONJ", "PUNCT"} and last > noun.index:
        last -= 1
    return list(text.tokens[first : last + 1])


def _told(
    sentence: Sentence, verb: Token, role: str, organisation: str | None, area: str | None, phase: Phase, person: str
) -> Post:
    return Post(verb.start, verb.end, verb.index, verb.index, role, organisation, area, phase, person)
