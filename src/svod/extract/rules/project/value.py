"""Value: the amount of goods or the sum of money that is told of an act."""

from svod.extract.acts import PLANTS, Act
from svod.extract.cost import MONEY
from svod.extract.goods import kind_of_thing, listing
from svod.lexicon import words
from svod.model.claim import ProjectForm
from svod.model.quantity import Quantity
from svod.model.text import Amount, Text

SHARES = frozenset({"percent", "times", "place"})


def value_of(text: Text, act: Act) -> Quantity | None:
    """The amount counted in the product, or the sum of money of the clause; «два раза в неделю» is neither."""
    run = listing(text, act.thing, act.clause.last)
    first, last = run[0].index, run[-1].index
    told = [a for a in text.amounts if a.first <= act.clause.last and a.quantity.unit not in SHARES]
    lowest = max(first - 4, act.clause.first) if act.clause.first <= first else first
    counted = next((a for a in told if lowest <= a.first <= last), None)
    sums = [a for a in told if a.quantity.unit in MONEY and act.clause.first <= a.first and not _another(text, act, a)]
    nearest = min(sums, key=lambda a: abs(a.first - act.thing.index), default=None)
    built = act.form is ProjectForm.CONSTRUCTION
    capacity = next((a for a in told if built and act.clause.first <= a.first and _capacity(text, a.first)), None)
    plants = act.form in PLANTS and kind_of_thing(act.thing) in PLANTS  # «40 млн рублей в два завода»
    found = (nearest or counted if plants else counted or nearest) or capacity
    return found.quantity if found else None


def _another(text: Text, act: Act, amount: Amount) -> bool:
    """«вложить миллиард в завод, помочь в строительстве жилья»: the sum of the infinitive before."""
    between = text.tokens[amount.last + 1 : act.head.index + 1]
    joined = any(t.text in {",", "и"} for t in between) and not any(t.morph.pos == "SCONJ" for t in between)
    return joined and any(t.morph.form == "Inf" for t in between)


def _capacity(text: Text, first: int) -> bool:
    """«мощностью 40 тысяч тонн»: how large the works is."""
    before = [t.lemma for t in text.tokens[max(first - 2, 0) : first] if t.morph.case == "Ins"]
    return any(lemma in words("project", "sizes") for lemma in before)


def weighed(text: Text, act: Act) -> Quantity | None:
    """«кормов за год отправлено более 2 тысяч тонн»: the amount told apart from its goods."""
    told = (a.quantity for a in text.amounts if act.clause.first <= a.first <= act.clause.last)
    return next((q for q in told if q.unit not in SHARES | {"item"}), None)
