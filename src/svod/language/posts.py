"""Posts named in the text, and who holds them."""

from dataclasses import replace

from svod.language.colleagues import colleagues
from svod.language.holders import Holders
from svod.language.holding import Holding
from svod.language.nominal import nominals
from svod.language.post_area import PostAreas
from svod.language.post_guess import guessed
from svod.language.post_inference import Inference
from svod.language.post_phases import phase_of
from svod.language.post_phrase import Phrase, phrases
from svod.language.post_slots import slots_of
from svod.language.replaced_posts import replaced
from svod.language.told_posts import told_posts
from svod.language.turned_posts import turned
from svod.model.text import Text


def posts(text: Text) -> Text:
    """The text with its posts, and with nominal mentions of persons («глава региона») resolved."""
    areas = PostAreas(text)
    holdings = [holding for phrase in phrases(text) if (holding := _holding(text, areas, phrase)) is not None]
    Holders(text, holdings).tie()
    inference = Inference(text, areas, holdings)
    found = [post for holding in holdings for post in inference.posts(holding)]
    named = replace(text, posts=tuple(found))
    told = guessed(_with_told(nominals(named, holdings), areas, holdings))
    shared = sorted((*told.posts, *colleagues(told)), key=lambda post: post.start)
    return replaced(turned(nominals(replace(told, posts=tuple(shared)), holdings)))


def _with_told(text: Text, areas: PostAreas, holdings: list[Holding]) -> Text:
    """Told posts first make nominal mentions («… работы губернатором»), which then are subjects of others."""
    for _ in range(2):
        told = list(told_posts(text, areas, holdings))
        firsts = {post.first for post in told}
        kept = [post for post in text.posts if post.first not in firsts]
        text = replace(text, mentions=tuple(m for m in text.mentions if not (m.nominal and m.first in firsts)))
        text = nominals(replace(text, posts=tuple(sorted((*kept, *told), key=lambda p: p.start))), holdings)
    return text


def _holding(text: Text, areas: PostAreas, phrase: Phrase) -> Holding | None:
    slots = slots_of(text, areas, phrase)
    if slots is None:
        return None
    phase, start = phase_of(text, phrase)
    return Holding(phrase, slots, phase, start=start)
