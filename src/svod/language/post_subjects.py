"""Subjects of posts: the persons that a verb names as holding, getting or leaving a post."""

from collections.abc import Iterator, Sequence

from svod.language.holders import DASHES
from svod.model.claim import NameKind
from svod.model.text import Text, Token

SUBJECTS = ("nsubj", "nsubj:pass")
OBJECTS = ("obj", "iobj")
GIVING = frozenset(
    {"назначить", "назначать", "утвердить", "поставить", "определить", "избрать", "выбрать", "выдвинуть"}
)


def persons_of(text: Text, verb: Token, rels: Sequence[str], apart: Token | None) -> list[str]:
    """The persons among the verb's arguments of these relations, coordinated ones too; not in the phrase of `apart`."""
    barred = {t.index for t in text.subtree(apart.index)} if apart is not None else set()
    for rel in rels:
        for child in text.children(verb.index, rel):
            if child.index in barred and rel not in {"nsubj", "nsubj:pass"}:
                continue
            if rel == "nsubj" and "obj" in rels and _gives(text, verb):
                continue
            found = _persons_in(text, child)
            if found:
                return found
    if verb.morph.form == "Part" and not verb.morph.short:
        return _persons_in(text, text.tokens[verb.head])[:1]
    return _free_subject(text, verb, barred) if "nsubj:pass" in rels and verb.morph.short else []


def _gives(text: Text, verb: Token) -> bool:
    """«президент назначил министром соперника»: an active verb with an object gives its subject nothing."""
    return verb.morph.voice == "Act" and verb.lemma in GIVING and bool(text.children(verb.index, "obj"))


def _free_subject(text: Text, verb: Token, barred: set[int]) -> list[str]:
    """«Указом президента Асанов Бакыт Талантович назначен …»: the one person there without a post."""
    held = {post.person for post in text.posts}
    people = text.mentions_in(text.sentence_of(verb.index), NameKind.PERSON)
    free = {m.name for m in people if m.name not in held and not m.lent and not m.nominal and m.first not in barred}
    others = {m.name for m in people} - held - free
    return list(free) if len(free) == 1 and not others else []


def _persons_in(text: Text, head: Token) -> list[str]:
    """Names in the phrase of an argument, by mention, by post, by pronoun."""
    found: list[str] = []
    if head.lemma == "который":
        return _named_before(text, head)
    for token in _phrase_with_joined(text, head):
        mention = text.mention_at(token.index)
        if (
            token is not head
            and mention is not None
            and mention.first
            and text.tokens[mention.first - 1].text in DASHES
        ):
            continue  # «утверждён А, министра торговли — Б»: B has another post
        post = next((p for p in text.posts if p.first <= token.index <= p.last and p.person), None)
        if (
            token is not head
            and post is not None
            and post.last + 1 < len(text.tokens)
            and (text.tokens[post.last + 1].text in DASHES)
        ):
            continue
        name = mention.name if mention is not None and mention.kind is NameKind.PERSON and not mention.lent else None
        name = name or (post.person if post is not None else None)
        if name and name not in found:
            found.append(name)
    return found


def _named_before(text: Text, pronoun: Token) -> list[str]:
    """«Анна Белова, которая была директором»: the person that the clause describes."""
    mention = text.mention_at(pronoun.index - 2) if pronoun.index > 1 else None
    comma = pronoun.index and text.tokens[pronoun.index - 1].text == ","
    person = mention is not None and mention.kind is NameKind.PERSON and mention.last == pronoun.index - 2
    return [mention.name] if mention is not None and person and comma else []


def _phrase_with_joined(text: Text, head: Token) -> Iterator[Token]:
    yield head
    for child in text.children(head.index, "conj", "appos", "flat:name", "nmod"):
        if child.rel != "nmod" or child.morph.case == head.morph.case:
            yield from _phrase_with_joined(text, child)


def denied(text: Text, verb: Token) -> bool:
    """«не назначен», «был бы назначен»: nothing is told."""
    return any(c.lemma in {"не", "бы", "если", "чтобы"} for c in text.children(verb.index))


def ahead(text: Text, verb: Token) -> bool:
    """«будет назначен», «станет директором», «возглавит»: still to come."""
    helpers = text.children(verb.index, "aux", "aux:pass", "cop")
    return verb.morph.tense == "Fut" or any(child.text.lower().startswith("буд") for child in helpers)
