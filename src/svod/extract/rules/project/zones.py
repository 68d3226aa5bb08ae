"""Zones: economic zones and industrial parks as the place of a project: «в индустриальном парке «Феникс»»."""

from svod.extract.acts import Act
from svod.extract.clause import Clause
from svod.extract.pattern import preposition
from svod.extract.sides import home
from svod.language.morph import nominative
from svod.lexicon import words
from svod.model.text import Text, Token

QUOTES = '«"„“»”'


def zone_of(text: Text, act: Act) -> str | None:
    """«в ТОР «Заря»» → ТОР Заря, «на территории технопарка «Луч»» → технопарк Луч; only where it has a name."""
    for token in text.tokens[act.clause.first : act.clause.last]:
        if token.lemma in words("project", "zones") and token.index != act.thing.index and _inside(text, token):
            name = _title(text, token, act.clause)
            attributes = [c for c in text.children(token.index, "amod") if c.index < token.index]
            run = text.tokens[min((c.index for c in attributes), default=token.index) : token.index + 1]
            if name:
                return f"{nominative(run, token.index)} {name}"
    return None


def land_of(text: Text, place: str) -> str:
    """Whose land the place is: a zone stands in the page's own region, an area is its own."""
    here = home(text)
    named = any(m.area is not None and m.name == place for m in text.mentions)
    return place if named or here is None else here.name


def _inside(text: Text, noun: Token) -> bool:
    """«в ТОР», «на территории парка»."""
    above = text.tokens[noun.head]
    grounds = above.lemma in words("project", "grounds") and preposition(text, above) in {"в", "на"}
    return grounds or (preposition(text, noun) in {"в", "на"} and noun.morph.case in {"Loc", ""})


def _title(text: Text, noun: Token, clause: Clause) -> str:
    """The name in quotation marks right behind the word."""
    opening = text.tokens[noun.index + 1]
    if opening.text not in QUOTES:
        return ""
    rest = text.tokens[opening.index + 1 : clause.last + 1]
    end = next((t for t in rest[:6] if t.text in QUOTES), None)
    return text.text[opening.end : end.start] if end is not None else ""
