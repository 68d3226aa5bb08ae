"""Page → Article: the one verb `read`."""

from svod.model.page import Article, Genre, Page, Paragraph, ParagraphKind


def read(page: Page) -> Article:
    """The page's article. (First version: all non-empty lines are text.)"""
    lines = [line.strip() for line in page.raw.decode("utf-8", "replace").splitlines() if line.strip()]
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, " ".join(line.split())) for line in lines)
    return Article(page.digest, page.address, None, None, None, None, Genre.NEWS, paragraphs)
