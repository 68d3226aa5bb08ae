"""Tables of the register: every table and column says what it holds. The migrations make them; this is their mirror."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

REVISION = "0016"
"""The newest migration that this version of Svod knows."""

DOUBTED = """instr(body, '"candidates":[') > 0"""
"""How the body of an entry tells that candidates stand beside it."""

metadata = MetaData()


def _page(comment: str = "digest of the page", name: str = "page", **options: bool) -> Column[str]:
    return Column(name, Text, ForeignKey("pages.digest", ondelete="CASCADE"), comment=comment, **options)  # type: ignore[arg-type]


pages = Table(
    "pages",
    metadata,
    Column("digest", Text, primary_key=True, comment="sha256:… of the raw bytes"),
    Column("media", Text, nullable=False, comment="html, text or record"),
    Column("size", Integer, nullable=False, comment="length of the raw bytes"),
    Column("added", Text, nullable=False, comment="when it was loaded, UTC, ISO 8601"),
    comment="Pages as they came; what is read out of them hangs on their digest",
)

addresses = Table(
    "addresses",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("address", Text, primary_key=True, comment="path or URL as given; one page may come from several"),
    comment="Where pages came from",
)

archive = Table(
    "archive",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("packing", Text, nullable=False, comment="how raw is packed: zlib or none"),
    Column("raw", LargeBinary, nullable=False, comment="the page's bytes, packed"),
    comment="Raw pages, kept for ever",
)

articles = Table(
    "articles",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("title", Text, comment="title of the article"),
    Column("published_from", Text, comment="first day of the article's date, ISO"),
    Column("published_to", Text, comment="last day of the article's date, ISO"),
    Column("published_precision", Text, comment="day, month, quarter, half, year or span"),
    Column("published_basis", Text, comment="stated or inferred"),
    Column("published_text", Text, comment="the date's words as written"),
    Column("publisher", Text, comment="who runs the page"),
    Column("origin", Text, comment="whose text it is, when the page says so"),
    Column("genre", Text, nullable=False, comment="official, news, aggregator, forum or other"),
    Column("text", Text, nullable=False, comment="the article: title, then paragraphs parted by blank lines"),
    Index("articles_by_day", "published_from", "page"),
    Index("articles_by_page", "page", "published_from"),
    comment="What of each page is text",
)

chrome = Table(
    "chrome",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, comment="order on the page, from 0"),
    Column("kind", Text, nullable=False, comment="menu, ticker, calendar, …"),
    Column("text", Text, nullable=False, comment="what stood there"),
    Column("reason", Text, nullable=False, comment="why it is not the article"),
    comment="What of each page was set aside as not being the article",
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True, comment="stable name: kind and digest of place and content"),
    _page(nullable=False),
    Column("kind", Text, nullable=False, comment="office, event, agreement, project, commitment or indicator"),
    Column("start", Integer, nullable=False, comment="first character of the quote in the article's text"),
    Column("end", Integer, nullable=False, comment="character after the quote"),
    Column("quote", Text, nullable=False, comment="the words that say this"),
    Column("speaker", Text, comment="whose words these are; null: the page's own"),
    Column("confidence", Float, nullable=False, comment="0 to 1"),
    Column("rule", Text, nullable=False, comment="what found it"),
    Column("slots", Text, nullable=False, comment="the kind's slots as JSON, as `svod read --json` prints them"),
    Column("areas", Text, nullable=False, comment="JSON list: areas the claim names or its people hold posts in"),
    Column("wider", Text, nullable=False, comment="JSON list: the areas around those, and the page's sides"),
    Column("people", Text, nullable=False, comment="JSON list: names of people in the slots"),
    Column("organisations", Text, nullable=False, comment="JSON list: names of organisations in the slots"),
    Column(
        "ties",
        Text,
        nullable=False,
        server_default="[]",
        comment="JSON list: [name, relation, other] of organisations in the slots",
    ),
    Column("form", Text, comment="form or measure, for asking"),
    Column("stage", Text, comment="stage, phase or modality, for asking"),
    Column("day_from", Text, comment="first day of the claim's own date, ISO"),
    Column("day_to", Text, comment="last day of the claim's own date, ISO"),
    Column("words", Text, nullable=False, comment="lemmas of the quote, parted by blanks, for search"),
    Index("claims_by_page", "page"),
    Index("claims_by_confidence", "confidence", "id", "kind"),
    comment="One thing that one page says in one place, with its citation",
)

mentions = Table(
    "mentions",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("start", Integer, primary_key=True, comment="first character in the article's text"),
    Column("end", Integer, primary_key=True, comment="character after it"),
    Column("kind", Text, primary_key=True, comment="person, organisation, area or place"),
    Column("name", Text, nullable=False, comment="normal form"),
    Index("mentions_by_name", "name", "kind", "page"),
    comment="Names in the articles",
)

problems = Table(
    "problems",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("place", Integer, primary_key=True, comment="order on the page, from 0"),
    Column("code", Text, nullable=False, comment="stable name of the problem"),
    Column("message", Text, nullable=False, comment="for people, Russian"),
    comment="What was doubtful or could not be read on pages that are in the register",
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("address", Text, primary_key=True, comment="path or URL as given"),
    Column("code", Text, primary_key=True, comment="stable name of the problem"),
    Column("message", Text, nullable=False, comment="for people, Russian"),
    Column("seen", Text, nullable=False, comment="when it was last tried, UTC, ISO 8601"),
    comment="Inputs that could not become pages; an address leaves this table when it is read at last",
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, comment="order of judging"),
    Column("made", Text, nullable=False, comment="when, UTC, ISO 8601"),
    Column("judge", Text, nullable=False, comment="who decided"),
    Column("subject", Text, nullable=False, comment="claim or entry that is judged"),
    Column("other", Text, comment="the other one, when two are compared"),
    Column("verdict", Text, nullable=False, comment="same, not_same, unsure, right, wrong, corrected, kept, not_kept"),
    Column("correction", Text, comment="JSON of the corrected slots"),
    Column("reason", Text, comment="why, in the judge's words"),
    Column("ends", Integer, comment="the judgement that this one takes back"),
    Column("anchors", Text, comment="JSON: the judged claims as they stood, and their blocks"),
    Index("judgements_by_subject", "subject"),
    comment="What people decided: appended, never overwritten",
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Text, primary_key=True, comment="claims of one thing have a block in common"),
    Column("claim", Text, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, comment="claim"),
    Index("blocks_by_claim", "claim"),
    comment="Under what claims are found by others that may tell of the same thing; derived",
)

spellings = Table(
    "spellings",
    metadata,
    Column("block", Text, primary_key=True, comment="names of one block, and of blocks that meet, are compared"),
    Column("group", Text, primary_key=True, comment="claims of one group tell the same of the name"),
    Column("day", Text, primary_key=True, comment="day of the article, ISO; empty: unknown"),
    Column("claim", Text, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, comment="claim"),
    Column("name", Text, nullable=False, comment="name of a person or an organisation, as the claim has it"),
    Index("spellings_by_claim", "claim"),
    comment="Names in claims, by which people and organisations are told; derived",
)

stale = Table(
    "stale",
    metadata,
    Column("step", Text, primary_key=True, comment="what is to be done: index, compare, place, join or name"),
    Column("block", Text, primary_key=True, comment="name: the block of names; else empty"),
    Column("item", Text, primary_key=True, comment="page or claim; name: the claim that came, empty when more changed"),
    comment="What is to be made anew of what is derived",
)

entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True, comment="kind and digest"),
    Column("block", Text, nullable=False, comment="block of names that it was made from; of other kinds the kind"),
    Column("kind", Text, nullable=False, comment="person, organisation, event, agreement, …"),
    Column("name", Text, nullable=False, comment="how it is called"),
    Column("form", Text, comment="form or measure"),
    Column("stage", Text, comment="stage, phase or modality, the newest known"),
    Column("day_from", Text, comment="first day, ISO"),
    Column("day_to", Text, comment="last day, ISO"),
    Column("count", Integer, nullable=False, comment="number of claims it rests on"),
    Column("told_last", Text, comment="date of the newest article that tells it, ISO"),
    Column("body", Text, nullable=False, comment="the whole entry as JSON"),
    Column(
        "rank",
        Text,
        comment="what lists are ordered by: the last day; of people and organisations the number of claims",
    ),
    Index("entries_by_block", "block"),
    Index("entries_by_rank", "kind", "rank", "id"),
    Index("entries_by_stage", "kind", "stage", "rank", "id"),
    Index("entries_by_form", "kind", "form", "rank", "id"),
    Index("entries_by_term", "kind", "day_to"),
    Index("entries_in_doubt", "id", sqlite_where=text(DOUBTED)),
    comment="What is the same across pages, put together; derived, can be made anew at any time",
)

entry_names = Table(
    "entry_names",
    metadata,
    Column("entry", Text, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True, comment="entry"),
    Column("kind", Text, primary_key=True, comment="area, wider, person, organisation or name"),
    Column("name", Text, primary_key=True, comment="normal form"),
    Column("of", Text, comment="kind of the entry"),
    Column("rank", Text, comment="rank of the entry"),
    Column("stage", Text, comment="stage of the entry"),
    Index("entry_names_by_name", "name", "of", "rank", "entry", "kind"),
    Index("entry_names_by_stage", "name", "of", "stage", "rank", "entry", "kind"),
    comment="Whom and what entries concern; derived",
)

entry_claims = Table(
    "entry_claims",
    metadata,
    Column("entry", Text, ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True, comment="entry"),
    Column("day", Text, primary_key=True, comment="day of the claim's article, ISO; empty: unknown"),
    Column("claim", Text, primary_key=True, comment="claim that it rests on"),
    Index("entry_claims_by_claim", "claim"),
    comment="What entries rest on; derived",
)

area_counts = Table(
    "area_counts",
    metadata,
    Column("name", Text, primary_key=True, comment="area"),
    Column("of", Text, primary_key=True, comment="kind of the entries"),
    Column("entries", Integer, nullable=False, comment="how many tell of it, or of what lies in it"),
    Column("direct", Integer, nullable=False, comment="how many of these name it"),
    comment="How many entries tell of each area; derived, kept up with every change of entries",
)

pair_counts = Table(
    "pair_counts",
    metadata,
    Column("one", Text, primary_key=True, comment="area"),
    Column("other", Text, primary_key=True, comment="area, the later of the two by name"),
    Column("of", Text, primary_key=True, comment="kind of the entries"),
    Column("entries", Integer, nullable=False, comment="how many tell of both, or of what lies in them"),
    Column("direct", Integer, nullable=False, comment="how many of these name both"),
    Index("pair_counts_by_other", "other", "one", "of"),
    comment="How many entries tell of two areas together; derived, kept up with every change of entries",
)

search_items = Table(
    "search_items",
    metadata,
    Column("id", Integer, primary_key=True, comment="rowid in the table `search`"),
    _page(nullable=False),
    Column("claim", Text, comment="the claim; null: the whole article"),
    Column("kind", Text, nullable=False, comment="article, or the claim's kind"),
    Column("published", Text, comment="day of the article's date, ISO"),
    Column("publisher", Text, comment="who runs the page"),
    Index("search_items_by_page", "page", "kind"),
    comment="What the rows of the search index stand for; derived",
)

sketches = Table(
    "sketches",
    metadata,
    _page(primary_key=True, nullable=False),
    Column("band", Text, primary_key=True, comment="some least hashes of the text's shingles"),
    Index("sketches_by_band", "band"),
    comment="By what near copies of a page are found; derived",
)

copies = Table(
    "copies",
    metadata,
    _page(primary_key=True, nullable=False),
    _page("digest of the other page, the greater of the two", name="other", primary_key=True, nullable=False),
    Column("share", Float, nullable=False, comment="share of the shorter text that stands in the other"),
    Index("copies_by_other", "other"),
    comment="Pages that are copies or light edits of one another; derived",
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True, comment="1: there is one row"),
    Column("number", Integer, nullable=False, comment="one more with every change of what is shown"),
    comment="By what those who keep answers know that these still hold",
)
