"""Text: an article with its language found: sentences, tokens, names, times, quantities, speech."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from svod.model.claim import NameKind, Phase
from svod.model.page import Article, ParagraphKind
from svod.model.quantity import Quantity
from svod.model.when import When


@dataclass(frozen=True, slots=True)
class Morph:
    """Universal Dependencies features, as slovnet gives them; an absent feature is ""."""

    pos: str
    case: str = ""  # Nom Gen Dat Acc Ins Loc
    number: str = ""  # Sing Plur
    gender: str = ""  # Masc Fem Neut
    tense: str = ""  # Past Pres Fut
    aspect: str = ""  # Perf Imp
    mood: str = ""  # Ind Imp Cnd
    voice: str = ""  # Act Pass Mid
    form: str = ""  # Fin Inf Part Conv
    person: str = ""  # 1 2 3
    animacy: str = ""  # Anim Inan
    short: bool = False  # short adjective or participle


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `index` and `head` count tokens of the whole Text; the root's head is its own index.

    `lemma` is pymorphy3's normal form that agrees with `morph`, lower case, «ё» as «е».
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    morph: Morph
    head: int
    rel: str


@dataclass(frozen=True, slots=True)
class Area:
    """A country, region, district or city of the gazetteer.

    `name` is what claims carry («Беларусь», «Кировская область», «Минск»); `kind` is union, country, region,
    district, city or town; `country` and `region` are names of the areas it lies in ("" at the top).
    """

    name: str
    kind: str
    country: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `first`/`last` are token indexes, both inclusive; `name` is the normal form.

    For a person, `name` is the fullest form the page has, the same for all mentions of one person, also for
    «глава региона» and «губернатор» (then `nominal`). `area` is set for areas, and for adjectives («кировский»,
    then `adjective`). A name that is only lent («площадь имени Ванеева») has `lent` set and takes part in nothing.
    """

    start: int
    end: int
    first: int
    last: int
    kind: NameKind
    name: str
    area: Area | None = None
    adjective: bool = False
    nominal: bool = False
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post named in the text, with its holder where the text ties one to it.

    The span is that of the post phrase without the person. `role`, `organisation` and `area` are as in an office
    claim (claims.md); `person` is the holder's normal name, None for «губернатор» that nobody is tied to.
    """

    start: int
    end: int
    first: int
    last: int
    role: str
    organisation: str | None = None
    area: str | None = None
    phase: Phase = Phase.HOLDS
    person: str | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A phrase of time in the text, resolved against the article's date; `when` is None when it cannot be.

    `due` is set where the phrase is a term («до 1 июля», «к осени», «в течение месяца»).
    """

    start: int
    end: int
    first: int
    last: int
    when: When | None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the text."""

    start: int
    end: int
    first: int
    last: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of the text that is somebody's words: direct or reported. `speaker` is a person's normal name."""

    start: int
    end: int
    speaker: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """`first`/`last` are token indexes, both inclusive; `paragraph` is the index of its paragraph in the article."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: ParagraphKind


@dataclass(frozen=True, eq=False)
class Text:
    """The article's text (`text`, as Article.text) with everything the language stage found; all in text order.

    Compared and hashed by identity, so that what is computed from it can be cached beside it.
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    posts: tuple[Post, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    speeches: tuple[Speech, ...] = ()

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        return tuple(tuple(c) for c in children)

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        at: dict[int, Mention] = {}
        for mention in self.mentions:
            for index in range(mention.first, mention.last + 1):
                at.setdefault(index, mention)
        return at

    def children(self, index: int, *rels: str) -> Iterator[Token]:
        """Tokens that hang on token `index`, of the given relations only when any is given."""
        for child in self._children[index]:
            token = self.tokens[child]
            if not rels or token.rel in rels:
                yield token

    def subtree(self, index: int) -> tuple[Token, ...]:
        """Token `index` with all that hangs on it, in text order."""
        found, todo = {index}, [index]
        while todo:
            for child in self._children[todo.pop()]:
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return tuple(self.tokens[i] for i in sorted(found))

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that holds token `index`."""
        return self.sentences[bisect_right(self._sentence_firsts, index) - 1]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.tokens[sentence.first : sentence.last + 1]

    def mention_at(self, index: int) -> Mention | None:
        """The mention that covers token `index`; the first one where they overlap."""
        return self._mention_at.get(index)

    def mentions_in(self, sentence: Sentence, *kinds: NameKind) -> Iterator[Mention]:
        """The sentence's mentions, of the given kinds only when any is given."""
        for mention in self.mentions:
            if sentence.first <= mention.first <= sentence.last and (not kinds or mention.kind in kinds):
                yield mention

    def times_in(self, sentence: Sentence) -> Iterator[Time]:
        """The sentence's phrases of time."""
        return (time for time in self.times if sentence.first <= time.first <= sentence.last)

    def amounts_in(self, sentence: Sentence) -> Iterator[Amount]:
        """The sentence's quantities."""
        return (amount for amount in self.amounts if sentence.first <= amount.first <= sentence.last)

    def speech_at(self, start: int) -> Speech | None:
        """The innermost speech that covers character `start`."""
        covering = [s for s in self.speeches if s.start <= start < s.end]
        return min(covering, key=lambda s: s.end - s.start, default=None)

    def speaker_at(self, start: int) -> str | None:
        """Whose words stand at character `start`; None is the page itself."""
        speech = self.speech_at(start)
        return speech.speaker if speech else None
