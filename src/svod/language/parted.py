"""Parted: a name right after a post that is another's: «Указом президента | Асанов Бакыт назначен …»."""

from svod.language.holding import Holding
from svod.language.morph import parses
from svod.language.post_words import is_plural
from svod.lexicon import words
from svod.model.claim import Phase
from svod.model.text import Mention, Text

VOWELS = frozenset("аеёиоуыэюя.")
NOMINATIVE = ("ов", "ев", "ёв", "ин", "ын", "ич", "ский", "цкий")
"""Ends of a man's name that say for sure that it stands in the nominative."""


def parted(text: Text, holding: Holding, mention: Mention) -> bool:
    """«Указом президента | Асанов Бакыт Талантович назначен»: a post in the genitive, a man's name that is not."""
    names = [text.tokens[i].text for i in range(mention.first, mention.last + 1)]
    if holding.phase is Phase.ACTING:  # «исполняющий обязанности министра Иван Петров»
        return False
    if is_plural(text.tokens[holding.phrase.outer]):  # «представителями Ивана Петрова»
        cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
        return holding.case(text) in {"Ins", "Dat", "Loc"} and cases == {"Gen"}
    if _of_kin(text, holding):
        return True
    if _left(text, holding) and text.tokens[mention.first].morph.case == "Nom":
        return True
    if len(holding.phrase.heads) > 1 and _of_the_inner(text, holding, mention):
        return True
    plain = names[-1].endswith(NOMINATIVE) and all(name[-1] not in VOWELS for name in names)
    post = text.tokens[holding.phrase.outer]
    genitive = holding.case(text) == "Gen" and not any("nomn" in parse.tag for parse in parses(post.text))
    return plain and genitive


def _of_kin(text: Text, holding: Holding) -> bool:
    """«дочь президента | Анна Белова», «жена бывшего мэра»: the post is that of another, who is not named."""
    before = {holding.start - 1, holding.phrase.first - 1, text.tokens[holding.phrase.outer].head}
    kin = any(text.tokens[at].lemma in words("posts", "kin") for at in before if at >= 0)
    return kin and holding.case(text) == "Gen"


def _left(text: Text, holding: Holding) -> bool:
    """«оставивший пост главы района | Павел Ким»: the post is the complement of another noun."""
    post = text.tokens[holding.phrase.outer]
    noun = text.tokens[post.head]
    return post.morph.case == "Gen" and noun.lemma in words("posts", "service") and noun.lemma != "обязанность"


def _of_the_inner(text: Text, holding: Holding, mention: Mention) -> bool:
    """«советник президента Сербии | Милана Петровича прибыл», «стал его советником»: a name in the genitive is his."""
    post = text.tokens[holding.phrase.outer]
    cases = {text.tokens[i].morph.case for i in range(mention.first, mention.last + 1)}
    other = post.morph.case in {"Nom", "Ins", "Dat"} and not any("gent" in parse.tag for parse in parses(post.text))
    written = text.text[mention.start : mention.end]
    return other and cases <= {"Gen", "Acc"} and mention.name.split()[0] not in written.split()
