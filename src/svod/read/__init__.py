"""Page → Article: the one verb `read`."""

from svod.model.page import Article, Page
from svod.read.article import assemble
from svod.read.content import content_of


def read(page: Page) -> Article:
    """The page's article: title, date, publisher, origin and paragraphs; the rest is set aside with its reason."""
    return assemble(page, content_of(page))
