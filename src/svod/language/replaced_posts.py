"""Replaced posts: who came where another had been («X сменил Y на посту министра»)."""

from collections.abc import Iterator
from dataclasses import replace

from svod.language.post_subjects import denied, persons_of
from svod.language.told_posts import since
from svod.lexicon import words
from svod.model.claim import NameKind, Phase
from svod.model.text import Post, Text, Token


def replaced(text: Text) -> Text:
    """The text in which the post of such a sentence is got by the one and lost by the other."""
    verbs = [t for t in text.tokens if t.lemma in words("posts", "replacing") and t.morph.tense == "Past"]
    for verb in (one for one in verbs if not denied(text, one)):
        text = replace(text, posts=tuple(one for post in text.posts for one in list(_made(text, verb, post)) or [post]))
    return text


def _made(text: Text, verb: Token, post: Post) -> Iterator[Post]:
    """«На посту министра Ирину Лось сменил Павел Жук», «министра Юрия Рогова сменил Олег Дым»: what each then has of
    the post."""
    sentence = text.sentence_of(verb.index)
    came = persons_of(text, verb, ("nsubj",), None)
    named = {m.name for m in text.mentions_in(sentence, NameKind.PERSON) if not m.lent and not m.nominal}
    gone, held = named - set(came), [one for one in text.posts if sentence.first <= one.first <= sentence.last]
    told = [one for one in held if one.person is None or one.person in gone]
    busy = any(one.person in came for one in held)
    at_post = any(child.lemma in words("posts", "service") for child in text.children(verb.index, "obl", "nmod"))
    if told != [post] or len(came) != 1 or len(gone) > 1 or (busy and not at_post):
        return
    yield replace(post, person=came[0], phase=Phase.APPOINTED, when=since(text, verb, Phase.APPOINTED))
    for name in gone:
        yield replace(post, person=name, phase=Phase.DISMISSED, when=since(text, verb, Phase.DISMISSED))
