"""Text → Claims: the one verb `extract`."""

from svod.extract.rules import agreement, commitment, event, indicator, office, project
from svod.model.claim import Claim
from svod.model.text import Text

RULES = (office, event, agreement, project, commitment, indicator)
"""One module a kind; each hands out `claims(text)`."""


def extract(text: Text) -> tuple[Claim, ...]:
    """All claims of the text, in text order."""
    found = [claim for module in RULES for claim in module.claims(text)]
    return tuple(sorted(found, key=lambda claim: (claim.citation.start, claim.citation.end)))
