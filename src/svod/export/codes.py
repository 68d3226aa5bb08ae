"""Codes: what other systems call an area, and what kind of body an organisation is."""

from svod.lexicon import words
from svod.resolve.areas import area_cards, country_of


def country_code(area: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country that an area is or lies in, lower case; None when it is not known for sure."""
    country = country_of(area)
    card = next((card for card in area_cards(country) if card.kind == "country"), None)
    return card.iso.lower() if card and card.iso else None


def is_public(name: str) -> bool:
    """Whether an organisation is a body of the state, by its head: «Министерство энергетики», «правительство»."""
    known = words("organisations", "bodies")
    return any(word in known for word in name.lower().split()[:3])
