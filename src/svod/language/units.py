"""Units: their nouns as numbers want them: 2 тонны, 2,5 тонны, 5 тонн, 2 млн тонн."""

from functools import cache

from svod.language.morph import parses
from svod.messages import plural

Forms = tuple[str, str, str]
"""A noun, and its genitive of one and of many."""


@cache
def noun_forms(unit: str) -> Forms | None:
    """The forms of a unit's noun; None where it is not one known noun."""
    readings = [] if " " in unit else parses(unit)
    noun = next((one for one in readings if one.tag.case == "nomn" and one.tag.POS == "NOUN"), None)
    forms = [noun.inflect({"gent", number}) for number in ("sing", "plur")] if noun else []
    if len(forms) < 2 or None in forms:
        return None
    return unit, str(forms[0].word), str(forms[1].word)


def counted(forms: Forms, number: float, *, scaled: bool = False, genitive: bool = False) -> str:
    """The form that a number wants. `scaled`: «млн» stands between; `genitive`: a word does that wants it: «более 2
    тонн»."""
    one, of_one, of_many = forms
    if scaled:
        return of_many
    if not float(number).is_integer():
        return of_one
    return plural(int(number), of_one, of_many, of_many) if genitive else plural(int(number), one, of_one, of_many)
