"""Posts named in the text, and who holds them."""

from dataclasses import replace

from svod.language.holders import Holders, Holding, phase_of
from svod.language.nominal import nominals
from svod.language.post_area import PostAreas
from svod.language.post_phrase import Phrase, phrases
from svod.language.post_slots import slots_of
from svod.language.told_posts import told_posts
from svod.model.text import Post, Text

STATE = frozenset({"президент", "премьер-министр", "премьер", "король", "вице-премьер"})


def posts(text: Text) -> Text:
    """The text with its posts, and with nominal mentions of persons («глава региона») resolved."""
    areas = PostAreas(text)
    holdings = [holding for phrase in phrases(text) if (holding := _holding(text, areas, phrase)) is not None]
    Holders(text, holdings).tie()
    found = [post for holding in holdings for post in _posts(text, areas, holding)]
    named = replace(text, posts=tuple(_consistent(found)))
    return _with_told(nominals(named, holdings), areas, holdings)


def _with_told(text: Text, areas: PostAreas, holdings: list[Holding]) -> Text:
    """Told posts first make nominal mentions («… работы губернатором»), which then are subjects of others."""
    for _ in range(2):
        told = list(told_posts(text, areas, holdings))
        firsts = {post.first for post in told}
        kept = [post for post in text.posts if post.first not in firsts]
        text = nominals(replace(text, posts=tuple(sorted((*kept, *told), key=lambda p: p.start))), holdings)
    return text


def _holding(text: Text, areas: PostAreas, phrase: Phrase) -> Holding | None:
    slots = slots_of(text, areas, phrase)
    if slots is None:
        return None
    phase, _ = phase_of(text, phrase)
    return Holding(phrase, slots, phase)


def _posts(text: Text, areas: PostAreas, holding: Holding) -> list[Post]:
    """The posts of a phrase: one a holder, one without a holder for a phrase that nobody is tied to."""
    phrase, slots = holding.phrase, holding.slots
    first, last = text.tokens[phrase.first], text.tokens[phrase.last]
    bare = Post(
        first.start, last.end, phrase.first, phrase.last, slots.role, slots.organisation, slots.area, holding.phase
    )
    if not holding.holders:
        return [bare]
    pair = areas.pair() if len(holding.holders) == 2 and slots.area is None and phrase.inner.word in STATE else ()
    found = []
    for at, person in enumerate(holding.holders):
        area = pair[at] if pair else slots.area or (areas.inferred(phrase.inner.word) if slots.bare else None)
        found.append(replace(bare, person=person, area=area))
    return found


def _consistent(found: list[Post]) -> list[Post]:
    """A bare «президент И. Петров» takes the area that the same person's post has elsewhere on the page."""
    stated = {(p.person, p.role): p for p in reversed(found) if p.person and p.area}
    shown = []
    for post in found:
        other = stated.get((post.person, post.role))
        if other is not None and post.area is None and post.organisation is None:
            post = replace(post, area=other.area)
        shown.append(post)
    return shown
