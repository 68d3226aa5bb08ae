"""Counts: how many firms, people or vehicles do something."""

from collections.abc import Iterator

from svod.extract.rules.indicator.frame import Frame, Reading
from svod.extract.rules.indicator.scope import Sides
from svod.language.lexicon import words
from svod.language.morph import inflected, joined
from svod.model.claim import Measure
from svod.model.text import Amount, Token


def count(frame: Frame) -> Iterator[Reading]:
    """С партнёрами из республики торгуют 64 предприятия; «280 – из России» after a count of firms."""
    last: str | None = None
    for amount in [a for a in frame.free() if a.quantity.unit == "item"]:
        noun = counted_noun(frame, amount)
        if noun is None:
            if last and _of_them(frame, amount):
                frame.take(amount)
                yield Reading(
                    Measure.COUNT, amount.first, amount.quantity, of=last, sides=Sides(_sides(frame, amount, None).area)
                )
            continue
        if noun.lemma not in words("indicator", "counted") or not _told(frame, noun):
            continue
        frame.take(amount)
        last = named(frame, noun)
        period = frame.period(amount.first, carry=False)
        yield Reading(
            Measure.COUNT, amount.first, amount.quantity, of=last, sides=_sides(frame, amount, noun), period=period
        )


def counted_noun(frame: Frame, amount: Amount) -> Token | None:
    """The noun that the figure counts, past its adjectives."""
    for token in frame.text.tokens[amount.last + 1 : min(amount.last + 6, frame.sentence.last + 1)]:
        if token.morph.pos == "NOUN":
            return token
        if token.morph.pos not in {"ADJ", "DET", "VERB", "PROPN"}:
            return None
    return None


def _told(frame: Frame, noun: Token) -> bool:
    """Whether a verb of the sentence near the noun tells what they do."""
    near = [t for t in frame.tokens if noun.index - 14 <= t.index <= noun.index + 10]
    return any(t.lemma in words("indicator", "counting") and t.morph.pos in {"VERB", "ADJ"} for t in near)


def _of_them(frame: Frame, amount: Amount) -> bool:
    before = [t.lemma for t in frame.text.tokens[max(frame.sentence.first, amount.first - 5) : amount.first]]
    after = [t.text.lower() for t in frame.text.tokens[amount.last + 1 : amount.last + 3]]
    return "из" in before or ("из" in after and bool({"–", "—", "-"} & set(after)))


def named(frame: Frame, noun: Token) -> str:
    """The things in the plural nominative with what follows: «предприятия с иностранным участием»."""
    run = [noun]
    for token in frame.text.tokens[noun.index + 1 : frame.sentence.last + 1]:
        held = token.head in {t.index for t in run} or token.morph.pos in {"ADP", "ADJ"}
        if not held or token.rel == "conj" or token.morph.pos in {"VERB", "PUNCT", "CCONJ", "PRON"} or len(run) > 6:
            break
        if token.morph.pos == "ADP" and token.text.lower() not in {"с", "со", "в", "из", "для"}:
            break
        run.append(token)
    while run[-1].morph.pos in {"ADP", "ADJ"} and len(run) > 1:
        run.pop()
    adjectives: list[Token] = []
    for token in reversed(frame.text.tokens[max(frame.sentence.first, noun.index - 3) : noun.index]):
        if token.morph.pos != "ADJ" or frame.text.mention_at(token.index):
            break
        adjectives.insert(0, token)
    kept = [t for t in adjectives if not t.text[0].isdigit()]
    forms = [inflected(t.text, t.morph, "nomn", "plur") for t in [*kept, noun]]
    return joined([*kept, *run], [*forms, *(t.text for t in run[1:])])


def _sides(frame: Frame, amount: Amount, noun: Token | None) -> Sides:
    """Whose they are: «пензенских», «области», «из Витебска», and the other side when the sentence names it."""
    first, last = (noun.index - 3, noun.index + 3) if noun else (amount.first, amount.last + 4)
    own, rest = None, None
    for mention in frame.text.mentions:
        if not mention.area or mention.lent or not frame.sentence.first <= mention.first <= frame.sentence.last:
            continue
        if own is None and first <= mention.first <= last + 1:
            own = mention.name
        elif mention.name != own:
            rest = rest or mention.name
    if own is None:
        whole = frame.sides(frame.sentence.first, frame.sentence.last, amount.first)
        return Sides(whole.area, rest if rest != whole.area else None)
    return Sides(own, rest)
