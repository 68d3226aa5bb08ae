"""Article → Text: the one verb `understand`. Sole home of razdel, slovnet, navec and pymorphy3."""

from svod.language.amounts import amounts
from svod.language.hanging import hung
from svod.language.names import mentions
from svod.language.parse import parse
from svod.language.posts import posts
from svod.language.speech import speeches
from svod.language.times import times
from svod.model.page import Article
from svod.model.text import Text

STEPS = (mentions, times, amounts, posts, hung, speeches)
"""What is found in a parsed text, in order: each step may use what the steps before it found."""


def understand(article: Article) -> Text:
    """The article's sentences, tokens, names, times, quantities, posts and speech."""
    sentences, tokens = parse(article)
    text = Text(article=article, text=article.text, sentences=sentences, tokens=tokens)
    for step in STEPS:
        text = step(text)
    return text
