"""Formats: a briefing as the bytes of a file, by the file's suffix."""

from collections.abc import Callable

from svod.brief.markdown import Briefing

# each format loads its own library, and only when it is asked for: Word alone takes longer than the whole answer


def _markdown(briefing: Briefing) -> bytes:
    return briefing.text.encode()


def _html(briefing: Briefing) -> bytes:
    from svod.brief.html import html

    return html(briefing).encode()


def _word(briefing: Briefing) -> bytes:
    from svod.brief.word import word

    return word(briefing)


def _pdf(briefing: Briefing) -> bytes:
    from svod.brief.pdf import pdf

    return pdf(_word(briefing))


FORMATS: dict[str, Callable[[Briefing], bytes]] = {
    ".md": _markdown,
    ".html": _html,
    ".docx": _word,
    ".pdf": _pdf,
}
