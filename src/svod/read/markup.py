"""What tags, classes and ids say of an element: chrome of some kind, a headline, a date, the body of the article."""

import re
from collections.abc import Iterator
from functools import lru_cache

TAG_CHROME = {
    "nav": "menu",
    "aside": "sidebar",
    "figcaption": "caption",
    "address": "footer",
    "menu": "menu",
    "dialog": "widget",
    "form": "form",
    "caption": "caption",
}

ROLE_CHROME = {
    "navigation": "menu",
    "search": "form",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "dialog": "widget",
    "alert": "widget",
    "menu": "menu",
    "menubar": "menu",
}

# Parts of class names and ids, as site templates (Bitrix, Joomla, WordPress, DLE, uCoz, own ones) write them. A word of
# three letters or fewer must be a whole part; longer ones may begin a part («breadcrumbs», «comment-list»).
CLASS_CHROME: dict[str, tuple[str, ...]] = {
    "comments": ("comment", "comm", "disqus", "respond", "review", "otzyv", "discuss", "kommentar", "replies"),
    "related": (
        "related",
        "similar",
        "recommend",
        "more",
        "also",
        "readmore",
        "read",
        "rel",
        "popular",
        "lastnews",
        "othernews",
        "othernew",
        "seealso",
        "topnews",
        "mostread",
        "pohozhie",
        "poteme",
        "linked",
        "prevnext",
        "nextprev",
        "itemnavigation",
        "pagination",
        "pager",
        "navigation",
        "moretopic",
    ),
    "menu": (
        "menu",
        "nav",
        "navbar",
        "mainnav",
        "topmenu",
        "leftmenu",
        "submenu",
        "breadcrumb",
        "crumb",
        "bread",
        "bc",
        "path",
        "navi",
        "rubricator",
        "mm",
        "lang",
        "langs",
        "topline",
        "topbar",
        "toolbar",
        "itemtoolbar",
        "special",
        "links",
        "sitemap",
        "hamburger",
        "burger",
        "skip",
    ),
    "ticker": ("ticker", "lenta", "newsline", "run", "breaking", "marquee", "feed", "newsfeed", "lastest", "latest"),
    "share": (
        "share",
        "social",
        "soc",
        "socials",
        "shr",
        "likes",
        "like",
        "ya-share",
        "pluso",
        "addthis",
        "uptolike",
        "sharing",
        "subscribe",
        "react",
        "reactions",
        "rating",
        "vote",
        "print",
        "telegram",
        "fb",
        "messenger",
    ),
    "tags": ("tag", "tags", "tegi", "keyword", "taglist", "tagline", "metki", "rubric", "rubrics", "topics", "labels"),
    "cookie": ("cookie", "cookies", "gdpr", "ck", "ckk", "consent", "privacy"),
    "ad": (
        "ad",
        "ads",
        "adv",
        "advert",
        "advertisement",
        "adsbygoogle",
        "banner",
        "promo",
        "reklama",
        "sponsor",
        "adfox",
        "yandex_rtb",
        "teaser",
        "partner",
    ),
    "footer": ("footer", "foot", "ft", "copyright", "copy", "bottom", "podval", "contacts", "contact"),
    "caption": (
        "caption",
        "podpis",
        "photo",
        "foto",
        "wp-caption",
        "imgtext",
        "photoauthor",
        "gallery",
        "slider",
        "carousel",
        "lightbox",
        "image",
        "video",
        "player",
    ),
    "widget": (
        "widget",
        "sidebar",
        "side",
        "leftcol",
        "rightcol",
        "aside",
        "informer",
        "poll",
        "opros",
        "vidget",
        "popup",
        "modal",
        "block-right",
        "kurs",
        "rates",
        "rate",
        "currency",
        "weather",
        "pogoda",
        "valuta",
        "vrez",
        "infobox",
        "factbox",
        "inset",
        "counter",
        "subscription",
        "preloader",
        "spoiler-title",
        "whoisonline",
        "online",
    ),
    "calendar": ("calendar", "cal", "today", "datepicker", "kalendar", "archive"),
    "byline": ("author", "byline", "avtor"),
    "form": ("form", "search", "login", "feedback", "poisk", "signin", "register"),
    "counter": ("views", "eye", "hits", "prosmotr", "viewcount", "metrika"),
    "forum": (
        "avatar",
        "userinfo",
        "post-author",
        "signature",
        "user-details",
        "poster",
        "postprofile",
        "quote-author",
    ),
}

NEUTRAL = frozenset(
    [
        "form",
        "image",
        "video",
        "links",
        "special",
        "more",
        "read",
        "like",
        "photo",
        "foto",
        "comm",
        "online",
        "path",
        "feed",
        "side",
    ]
)
"""Parts that count only as a whole part: «formatted», «reader», «likely», «photoreport-text» say nothing."""

LONGEST_NAMES = 300
"""Characters of class names and ids that are looked at."""
_HEADLINE = re.compile(
    r"\b(headline|itemtitle|entry-title|post[_-]*title|article[_-]*title|news[_-]*title|pagetitle|node-title|page-title|title-news|zagolovok)\b",
    re.I,
)
_DATE = re.compile(
    r"(^|[\s_-])(dates?|time|dt|d|published|pubdate|datetime|data|createdate|itemdatecreated|meta|info|byline|posted|created)($|[\s_-])"
    r"|date",
    re.I,
)
_BODY = re.compile(
    r"\b(articlebody|article[_-]*(body|text|content)|(entry|post|news|item)[_-]*(content|text|body|fulltext)|detail[_-]*text|"
    r"news[_-]*detail|itemfulltext|fulltext|full[_-]*story|story[_-]*body|text)\b",
    re.I,
)
_PART = re.compile(r"[a-z]+[a-z0-9]*", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@lru_cache(maxsize=4096)
def chrome_of_names(names: str) -> tuple[str, str]:
    """The kind of chrome that class names or an id tell, and the part that tells it; ("", "") when none does."""
    if _BODY.search(names) or _HEADLINE.search(names):
        return "", ""
    for part in _parts(names):
        for kind, words in CLASS_CHROME.items():
            for word in words:
                if part == word or (len(word) > 3 and word not in NEUTRAL and part.startswith(word)):
                    return kind, part
    return "", ""


@lru_cache(maxsize=4096)
def marks_of_names(names: str) -> frozenset[str]:
    """What class names or an id tell of the article itself: "headline", "date", "body"."""
    found = set()
    if _HEADLINE.search(names):
        found.add("headline")
    if _DATE.search(names):
        found.add("date")
    if _BODY.search(names):
        found.add("body")
    return frozenset(found)


def hidden(style: str) -> bool:
    """Whether a style attribute takes the element off the page."""
    return bool(style) and bool(_HIDDEN.search(style))


def _parts(names: str) -> Iterator[str]:
    names = names[:LONGEST_NAMES]
    for name in names.split():
        if name.startswith("elementor"):  # a page builder that calls everything a widget
            continue
        whole = name.lower()
        yield whole
        for part in _PART.findall(_CAMEL.sub(" ", name)):
            if part.lower() != whole:
                yield part.lower()
