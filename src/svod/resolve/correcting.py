"""Correcting: claims as people's judgements leave them: without the wrong ones, with the slots that were put right."""

import json
from collections.abc import Iterable
from dataclasses import replace

from svod.model.claim import Claim, NameKind, kind_of
from svod.model.contract import claim_to_json
from svod.model.entry import Filed
from svod.model.revive import claim_from_json
from svod.model.verdicts import Verdicts
from svod.resolve.filing import names_of


def judged(told: Iterable[Filed], verdicts: Verdicts) -> list[Filed]:
    """The claims that are left, corrected where a person corrected them."""
    left = [one for one in told if one.id not in verdicts.wrong]
    return [corrected(one, verdicts.corrected[one.id]) if one.id in verdicts.corrected else one for one in left]


def corrected(one: Filed, slots: str) -> Filed:
    """The claim with other slots (JSON), filed by the names that it has then. ValueError when they do not fit."""
    claim = with_slots(one.claim, slots)
    before, after = names_of(one.claim), names_of(claim)
    people = {name for name, kind in after.items() if kind is NameKind.PERSON or (kind is None and name in one.people)}
    bodies = {n for n, kind in after.items() if kind is NameKind.ORGANISATION or (kind is None and n not in one.areas)}
    areas = {name for name, kind in after.items() if kind is NameKind.AREA}
    gone = set(before) - set(after)
    return replace(
        one,
        claim=claim,
        people=tuple(sorted(people)),
        organisations=tuple(sorted(bodies - people - areas)),
        areas=tuple(sorted((set(one.areas) - gone) | areas)),
    )


def with_slots(claim: Claim, slots: str) -> Claim:
    """The claim with some of its slots replaced; its citation stays. ValueError when the JSON does not fit."""
    said = json.loads(slots)
    data = claim_to_json(claim, "")
    own = set(data) - {"id", "kind", "start", "end", "quote", "rule", "confidence"}
    if not isinstance(said, dict) or not said.keys() <= own:
        raise ValueError(f"{kind_of(claim)}: {', '.join(sorted(own))}")
    try:
        return claim_from_json(data | said)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
