"""The first tables: pages and what was read out of them, entries, judgements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "entries",
        sa.Column("id", sa.Text(), nullable=False, comment="kind and digest"),
        sa.Column("block", sa.Text(), nullable=False, comment="block that it was made from"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, event, agreement, …"),
        sa.Column("name", sa.Text(), nullable=False, comment="how it is called"),
        sa.Column("form", sa.Text(), nullable=True, comment="form or measure"),
        sa.Column("stage", sa.Text(), nullable=True, comment="stage, phase or modality, the newest known"),
        sa.Column("day_from", sa.Text(), nullable=True, comment="first day, ISO"),
        sa.Column("day_to", sa.Text(), nullable=True, comment="last day, ISO"),
        sa.Column("count", sa.Integer(), nullable=False, comment="number of claims it rests on"),
        sa.Column("told_last", sa.Text(), nullable=True, comment="date of the newest article that tells it, ISO"),
        sa.Column("body", sa.Text(), nullable=False, comment="the whole entry as JSON"),
        sa.PrimaryKeyConstraint("id"),
        comment="What is the same across pages, put together; derived, can be made anew at any time",
    )
    op.create_index("entries_by_block", "entries", ["block"], unique=False)
    op.create_index("entries_by_kind", "entries", ["kind", "day_from"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False, comment="order of judging"),
        sa.Column("made", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.Column("judge", sa.Text(), nullable=False, comment="who decided"),
        sa.Column("subject", sa.Text(), nullable=False, comment="claim or entry that is judged"),
        sa.Column("other", sa.Text(), nullable=True, comment="the other one, when two are compared"),
        sa.Column(
            "verdict",
            sa.Text(),
            nullable=False,
            comment="same, not_same, unsure, right, wrong, corrected, kept, not_kept",
        ),
        sa.Column("correction", sa.Text(), nullable=True, comment="JSON of the corrected slots"),
        sa.Column("reason", sa.Text(), nullable=True, comment="why, in the judge's words"),
        sa.Column("ends", sa.Integer(), nullable=True, comment="the judgement that this one takes back"),
        sa.PrimaryKeyConstraint("id"),
        comment="What people decided: appended, never overwritten",
    )
    op.create_index("judgements_by_subject", "judgements", ["subject"], unique=False)
    op.create_table(
        "pages",
        sa.Column("digest", sa.Text(), nullable=False, comment="sha256:… of the raw bytes"),
        sa.Column("media", sa.Text(), nullable=False, comment="html, text or record"),
        sa.Column("size", sa.Integer(), nullable=False, comment="length of the raw bytes"),
        sa.Column("added", sa.Text(), nullable=False, comment="when it was loaded, UTC, ISO 8601"),
        sa.PrimaryKeyConstraint("digest"),
        comment="Pages as they came; what is read out of them hangs on their digest",
    )
    op.create_table(
        "set_aside",
        sa.Column("address", sa.Text(), nullable=False, comment="path or URL as given"),
        sa.Column("code", sa.Text(), nullable=False, comment="stable name of the problem"),
        sa.Column("message", sa.Text(), nullable=False, comment="for people, Russian"),
        sa.Column("seen", sa.Text(), nullable=False, comment="when it was last tried, UTC, ISO 8601"),
        sa.PrimaryKeyConstraint("address", "code"),
        comment="Inputs that could not become pages; an address leaves this table when it is read at last",
    )
    op.create_table(
        "stale",
        sa.Column("block", sa.Text(), nullable=False, comment="block whose claims changed since its entries were made"),
        sa.PrimaryKeyConstraint("block"),
        comment="Blocks whose entries are to be made anew",
    )
    op.create_table(
        "addresses",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("address", sa.Text(), nullable=False, comment="path or URL as given; one page may come from several"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "address"),
        comment="Where pages came from",
    )
    op.create_table(
        "archive",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("packing", sa.Text(), nullable=False, comment="how raw is packed: zlib or none"),
        sa.Column("raw", sa.LargeBinary(), nullable=False, comment="the page's bytes, packed"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
        comment="Raw pages, kept for ever",
    )
    op.create_table(
        "articles",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("title", sa.Text(), nullable=True, comment="title of the article"),
        sa.Column("published_from", sa.Text(), nullable=True, comment="first day of the article's date, ISO"),
        sa.Column("published_to", sa.Text(), nullable=True, comment="last day of the article's date, ISO"),
        sa.Column("published_precision", sa.Text(), nullable=True, comment="day, month, quarter, half, year or span"),
        sa.Column("published_basis", sa.Text(), nullable=True, comment="stated or inferred"),
        sa.Column("published_text", sa.Text(), nullable=True, comment="the date's words as written"),
        sa.Column("publisher", sa.Text(), nullable=True, comment="who runs the page"),
        sa.Column("origin", sa.Text(), nullable=True, comment="whose text it is, when the page says so"),
        sa.Column("genre", sa.Text(), nullable=False, comment="official, news, aggregator, forum or other"),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="the article: title, then paragraphs parted by blank lines"
        ),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page"),
        comment="What of each page is text",
    )
    op.create_table(
        "chrome",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("place", sa.Integer(), nullable=False, comment="order on the page, from 0"),
        sa.Column("kind", sa.Text(), nullable=False, comment="menu, ticker, calendar, …"),
        sa.Column("text", sa.Text(), nullable=False, comment="what stood there"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why it is not the article"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "place"),
        comment="What of each page was set aside as not being the article",
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False, comment="stable name: kind and digest of place and content"),
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="office, event, agreement, project, commitment or indicator"
        ),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character of the quote in the article's text"),
        sa.Column("end", sa.Integer(), nullable=False, comment="character after the quote"),
        sa.Column("quote", sa.Text(), nullable=False, comment="the words that say this"),
        sa.Column("speaker", sa.Text(), nullable=True, comment="whose words these are; null: the page's own"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="0 to 1"),
        sa.Column("rule", sa.Text(), nullable=False, comment="what found it"),
        sa.Column(
            "slots", sa.Text(), nullable=False, comment="the kind's slots as JSON, as `svod read --json` prints them"
        ),
        sa.Column(
            "areas", sa.Text(), nullable=False, comment="JSON list: areas the claim names or its people hold posts in"
        ),
        sa.Column(
            "wider", sa.Text(), nullable=False, comment="JSON list: the areas around those, and the page's sides"
        ),
        sa.Column("people", sa.Text(), nullable=False, comment="JSON list: names of people in the slots"),
        sa.Column("organisations", sa.Text(), nullable=False, comment="JSON list: names of organisations in the slots"),
        sa.Column("form", sa.Text(), nullable=True, comment="form or measure, for asking"),
        sa.Column("stage", sa.Text(), nullable=True, comment="stage, phase or modality, for asking"),
        sa.Column("day_from", sa.Text(), nullable=True, comment="first day of the claim's own date, ISO"),
        sa.Column("day_to", sa.Text(), nullable=True, comment="last day of the claim's own date, ISO"),
        sa.Column("words", sa.Text(), nullable=False, comment="lemmas of the quote, parted by blanks, for search"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="One thing that one page says in one place, with its citation",
    )
    op.create_index("claims_by_page", "claims", ["page"], unique=False)
    op.create_table(
        "entry_claims",
        sa.Column("entry", sa.Text(), nullable=False, comment="entry"),
        sa.Column("place", sa.Integer(), nullable=False, comment="order, oldest article first"),
        sa.Column("claim", sa.Text(), nullable=False, comment="claim that it rests on"),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry", "place"),
        comment="What entries rest on; derived",
    )
    op.create_index("entry_claims_by_claim", "entry_claims", ["claim"], unique=False)
    op.create_table(
        "entry_names",
        sa.Column("entry", sa.Text(), nullable=False, comment="entry"),
        sa.Column("kind", sa.Text(), nullable=False, comment="area, wider, person, organisation or name"),
        sa.Column("name", sa.Text(), nullable=False, comment="normal form"),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry", "kind", "name"),
        comment="Whom and what entries concern; derived",
    )
    op.create_index("entry_names_by_name", "entry_names", ["name", "kind"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("start", sa.Integer(), nullable=False, comment="first character in the article's text"),
        sa.Column("end", sa.Integer(), nullable=False, comment="character after it"),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, area or place"),
        sa.Column("name", sa.Text(), nullable=False, comment="normal form"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "start", "end", "kind"),
        comment="Names in the articles",
    )
    op.create_index("mentions_by_name", "mentions", ["name"], unique=False)
    op.create_table(
        "problems",
        sa.Column("page", sa.Text(), nullable=False, comment="digest of the page"),
        sa.Column("place", sa.Integer(), nullable=False, comment="order on the page, from 0"),
        sa.Column("code", sa.Text(), nullable=False, comment="stable name of the problem"),
        sa.Column("message", sa.Text(), nullable=False, comment="for people, Russian"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page", "place"),
        comment="What was doubtful or could not be read on pages that are in the register",
    )
    op.create_table(
        "blocks",
        sa.Column(
            "block", sa.Text(), nullable=False, comment="claims of one block are compared with one another alone"
        ),
        sa.Column("claim", sa.Text(), nullable=False, comment="claim"),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("block", "claim"),
        comment="Which claims must be looked at together; derived",
    )
    op.create_index("blocks_by_claim", "blocks", ["claim"], unique=False)


def downgrade() -> None:
    """Take them back."""
    op.drop_index("blocks_by_claim", table_name="blocks")
    op.drop_table("blocks")
    op.drop_table("problems")
    op.drop_index("mentions_by_name", table_name="mentions")
    op.drop_table("mentions")
    op.drop_index("entry_names_by_name", table_name="entry_names")
    op.drop_table("entry_names")
    op.drop_index("entry_claims_by_claim", table_name="entry_claims")
    op.drop_table("entry_claims")
    op.drop_index("claims_by_page", table_name="claims")
    op.drop_table("claims")
    op.drop_table("chrome")
    op.drop_table("articles")
    op.drop_table("archive")
    op.drop_table("addresses")
    op.drop_table("stale")
    op.drop_table("set_aside")
    op.drop_table("pages")
    op.drop_index("judgements_by_subject", table_name="judgements")
    op.drop_table("judgements")
    op.drop_index("entries_by_kind", table_name="entries")
    op.drop_index("entries_by_block", table_name="entries")
    op.drop_table("entries")
