"""The whole way of a page, in order; the only place that knows it."""

import hashlib
from dataclasses import dataclass
from typing import Any

from svod.extract import extract
from svod.language import understand
from svod.model.claim import Claim, kind_of
from svod.model.contract import claim_to_json, document_to_json, mentions_to_json, problems_to_json
from svod.model.page import Article, Page
from svod.model.text import Text
from svod.read import read


@dataclass(frozen=True, slots=True)
class Digest:
    """What one page says: pure, picklable, a function of the page's bytes alone."""

    text: Text
    claims: tuple[Claim, ...]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.text.article


def digest(page: Page) -> Digest:
    """Page → claims: read, understand, extract. Pure, so that any runner can map it."""
    text = understand(read(page))
    return Digest(text, extract(text))


def claim_ids(found: Digest) -> list[str]:
    """Stable names of the digest's claims, in their order: by page, kind, place and what is said."""
    ids: list[str] = []
    for claim in found.claims:
        citation = claim.citation
        key = f"{found.article.page}|{kind_of(claim)}|{citation.start}|{citation.end}|{claim_to_json(claim, '')}"
        ids.append(f"{kind_of(claim)}-{hashlib.sha256(key.encode()).hexdigest()[:12]}")
    return ids


def digest_to_json(found: Digest) -> dict[str, Any]:
    """One line of `svod read --json`."""
    return {
        "document": document_to_json(found.article),
        "claims": [claim_to_json(c, i) for c, i in zip(found.claims, claim_ids(found), strict=True)],
        "mentions": mentions_to_json(found.text),
        "problems": problems_to_json(found.article.problems),
    }
