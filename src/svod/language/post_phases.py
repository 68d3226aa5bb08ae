"""Phases of posts by the words before them: «врио», «исполняющий обязанности», «бывший», «избранный», «кандидат в»."""

from svod.language.post_phrase import Phrase
from svod.lexicon import words
from svod.model.claim import Phase
from svod.model.text import Text

ACTING = (("и . о .", 4), ("и.о .", 2), ("и.о.", 1), ("врио", 1), ("ио", 1), ("врип", 1))
"""«и.о.» as its tokens, and how many these are."""
MADE = (("избранн", Phase.ELECTED), ("новоизбранн", Phase.ELECTED), ("новоназначенн", Phase.APPOINTED))
"""Words right before a post that tell how lately it was got."""


def phase_of(text: Text, phrase: Phrase) -> tuple[Phase, int]:
    """The phase by the words before the post, and where they begin: «врио», «и.о.», «бывший», «при губернаторе»."""
    at = phrase.first
    if phrase.heads[0][1].former:
        return Phase.FORMER, at
    before = " ".join(t.text.lower() for t in text.tokens[max(0, at - 4) : at])
    size = next((n for phrase_before, n in ACTING if f" {before}".endswith(f" {phrase_before}")), 0)
    if size or _fulfilling(text, at):
        return Phase.ACTING, at - (size or 2)
    token = text.tokens[at - 1] if at else None
    if token is None or text.sentence_of(at).first == at:
        return Phase.HOLDS, at
    made = next((phase for start, phase in MADE if token.text.lower().startswith(start)), None)
    if made is not None and token.morph.case == text.tokens[phrase.outer].morph.case:
        return made, at - 1
    if token.lemma in words("posts", "former_words") and token.morph.pos in {"ADJ", "DET"}:
        return Phase.FORMER, at - 1
    if token.lemma == "при" and text.tokens[phrase.outer].morph.case == "Loc":
        return Phase.FORMER, at
    candidate = text.tokens[at - 2].lemma if at >= 2 else ""
    office = text.tokens[at - 1].lemma in {"пост", "должность"} and at >= 3
    if (candidate.endswith("кандидат") and token.lemma in {"в", "на"}) or (
        office and text.tokens[at - 3].lemma.endswith("кандидат")
    ):
        return Phase.CANDIDATE, at
    return Phase.HOLDS, at


def _fulfilling(text: Text, at: int) -> bool:
    """«исполняющий обязанности», «исполняющего полномочия», in any case and gender."""
    return (
        at >= 2
        and text.tokens[at - 1].lemma in {"обязанность", "полномочие"}
        and text.tokens[at - 2].text.lower().startswith("исполняющ")
    )
