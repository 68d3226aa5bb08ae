"""Cost: the sum of a project that a sentence of its own tells: «Объём инвестиций в проект – 3 млрд рублей»."""

from dataclasses import dataclass

from svod.extract.act_words import act_nouns
from svod.extract.acts import PLANTS, noun_acts, verb_acts
from svod.extract.clause import clauses
from svod.extract.pattern import preposition
from svod.lexicon import table, words
from svod.model.quantity import Quantity
from svod.model.text import Amount, Sentence, Text, Token

MONEY = frozenset(table("amounts", "currencies").values()) | frozenset(table("amounts", "adjectives").values())
FAR = 14  # tokens from the word of cost to its sum


@dataclass(frozen=True, slots=True)
class Cost:
    """`aimed` where the words say of what it is: «в проект», «строительства завода»."""

    amount: Amount
    aimed: bool


def cost_in(text: Text, sentence: Sentence) -> Cost | None:
    """What the sentence tells to be the cost of something; not «инвестиции в область», not those of a past year."""
    for noun in text.tokens_of(sentence):
        if noun.lemma not in words("project", "costs") or noun.morph.pos != "NOUN" or not _told(text, sentence, noun):
            continue
        sums = (a for a in text.amounts_in(sentence) if noun.index < a.first <= noun.index + FAR)
        amount = next((a for a in sums if a.quantity.unit in MONEY), None)
        if amount is None:
            continue
        own = [t for t in text.tokens[noun.index + 1 : amount.first] if t.morph.pos == "NOUN"]
        aims = [t for t in own if preposition(text, t) == "в" or (t.morph.case == "Gen" and not preposition(text, t))]
        aimed = bool(aims) and _undertaking(aims[0])
        if aimed or not (aims or _dated(text, sentence, amount)):
            return Cost(amount, aimed)
    return None


def cost_after(text: Text, sentence: Sentence) -> Quantity | None:
    """The cost of the one project that a sentence tells of, from it or from what follows before the next project."""
    for following in text.sentences[sentence.index : sentence.index + 3]:
        if following.paragraph - sentence.paragraph > 1:
            return None
        cost = cost_in(text, following)
        if cost is not None and (cost.aimed or following.index <= sentence.index + 1):
            return cost.amount.quantity
        if following.index > sentence.index and builds(text, following):
            return None
    return None


def of_project(text: Text, sentence: Sentence, amount: Amount) -> bool:
    """Whether the sum is that of a project, told as such or right behind it, and no figure of its own."""
    cost = cost_in(text, sentence)
    if cost is None or cost.amount.first != amount.first:
        return False
    before = text.sentences[max(sentence.index - 1, 0) : sentence.index + 1]
    return cost.aimed or any(builds(text, one) for one in before)


def builds(text: Text, sentence: Sentence) -> bool:
    """Whether a works is told of in the sentence."""
    for clause in clauses(text, sentence):
        if any(act.form in PLANTS for acts in (verb_acts, noun_acts) for act in acts(text, clause)):
            return True
    return False


def _told(text: Text, sentence: Sentence, noun: Token) -> bool:
    """«общий объём частных инвестиций составит», «инвестиции –», «стоимость завода»: as what the sentence tells."""
    before = text.tokens[max(noun.index - 4, sentence.first) : noun.index]
    head = next((t for t in before if t.lemma in words("project", "cost_measures")), noun)
    return head.morph.case in {"Nom", "Acc"} and not preposition(text, head)


def _undertaking(aim: Token) -> bool:
    """«в проект», «в его реализацию», «строительства»."""
    known = words("project", "undertakings") | words("project", "generic")
    return (aim.lemma in known or aim.lemma in act_nouns()) and aim.morph.number != "Plur"


def _dated(text: Text, sentence: Sentence, amount: Amount) -> bool:
    """«за год объём инвестиций составил 300 млрд рублей»: a figure of its period."""
    return any(t.first < amount.first and not t.due for t in text.times_in(sentence))
