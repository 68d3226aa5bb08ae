"""Parse: sentences and tokens with morphology and syntax; the sole home of razdel, slovnet and navec.

The model files come inside the natasha wheel, which is never imported. Loaded once per process.
"""

import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import razdel
from navec import Navec
from slovnet import NER, Syntax
from slovnet import Morph as MorphTagger

from svod.errors import SvodError
from svod.language.glued import parted
from svod.language.morph import finite, lemma, only_noun
from svod.language.roots import rehung
from svod.model.page import Article, Paragraph
from svod.model.text import Morph, Sentence, Token

BATCH = 8  # sentences a batch, as slovnet's own default
TITLE = 6  # words of a title in quotes that holds a full stop
PLACE = r"[А-ЯЁ][А-Яа-яЁё-]+(?: [А-ЯЁ][А-Яа-яЁё-]+)?"
DATELINE = re.compile(
    rf"{PLACE}(?:, {PLACE})?[.,]? (?:"
    r"\d{1,2} [а-яё]{3,8}\.?(?: \d{4}(?: года| г\.)?)?[.,]?(?: [A-ZА-ЯЁ/(][\w./)-]+)?"
    r"|/[^/]{2,40}/|\([\w. -]{2,40}\)) ?(?:—|–|--|-) (?=[А-ЯЁ«\"])"
)
"""«ПЕРМЬ, 12 мая — Вестник. …», «Ташкент, Узбекистан (Agency) -- Делегация …»: no part of the sentence after it."""
LONGEST = 200  # tokens: slovnet's memory grows with the square of a sentence


@dataclass(frozen=True, slots=True)
class Models:
    """slovnet's three taggers."""

    names: Any
    morphology: Any
    syntax: Any


@dataclass(frozen=True, slots=True)
class Name:
    """A span of the text that slovnet takes for a name: `type` is PER, LOC or ORG."""

    start: int
    end: int
    type: str


@cache
def models() -> Models:
    """The models, loaded on first use (about 0.6 s, 200 MB). Raises SvodError when natasha is not installed."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise SvodError("не найден пакет natasha с файлами моделей: установите зависимости заново (pip install svod)")
    data = Path(spec.submodule_search_locations[0]) / "data"
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    return Models(
        names=NER.load(data / "model" / "slovnet_ner_news_v1.tar").navec(navec),
        morphology=MorphTagger.load(data / "model" / "slovnet_morph_news_v1.tar", batch_size=BATCH).navec(navec),
        syntax=Syntax.load(data / "model" / "slovnet_syntax_news_v1.tar", batch_size=BATCH).navec(navec),
    )


def parse(article: Article) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """The article's sentences and tokens; offsets are those of `article.text`."""
    spans = list(_sentence_spans(article.paragraphs))
    words = [[_plain(token.text) for token in tokens] for _, _, tokens in spans]
    tagged = zip(spans, _tagged(models().morphology, words), _tagged(models().syntax, words), strict=True)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for (paragraph, offset, raw), morphs, syntax in tagged:
        first = len(tokens)
        heads = _rooted([int(arc.head_id) - 1 for arc in syntax.tokens], [morph.pos for morph in morphs.tokens])
        for at, (word, morph, arc) in enumerate(zip(raw, morphs.tokens, syntax.tokens, strict=True)):
            features = _morph(word.text, morph.pos, morph.feats)
            if heads[at] == at:
                features = finite(word.text, features)
            tokens.append(
                Token(
                    index=first + at,
                    start=offset + word.start,
                    end=offset + word.stop,
                    text=word.text,
                    lemma=lemma(word.text, features),
                    morph=features,
                    head=first + heads[at],
                    rel="root" if heads[at] == at else arc.rel,
                )
            )
        tokens[first:] = rehung(tokens[first:])
        kind = article.paragraphs[paragraph].kind
        start, end = offset + raw[0].start, offset + raw[-1].stop
        sentences.append(Sentence(len(sentences), start, end, first, len(tokens) - 1, paragraph, kind))
    return tuple(sentences), tuple(tokens)


def names(article: Article) -> list[Name]:
    """What slovnet takes for names, paragraph by paragraph, in text order."""
    found, offset = [], 0
    texts = [paragraph.text for paragraph in article.paragraphs]
    for text, markup in zip(texts, models().names.map(texts), strict=True):
        found += [Name(offset + span.start, offset + span.stop, span.type) for span in markup.spans]
        offset += len(text) + 2
    return found


def _sentence_spans(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[int, int, list[Any]]]:
    """(paragraph index, offset of the sentence in the text, its razdel tokens), none longer than LONGEST."""
    offset = 0
    for index, paragraph in enumerate(paragraphs):
        for start, stop in _after_dateline(paragraph.text):
            tokens = list(razdel.tokenize(paragraph.text[start:stop]))
            for at in range(0, len(tokens), LONGEST):
                yield index, offset + start, tokens[at : at + LONGEST]
        offset += len(paragraph.text) + 2


def _after_dateline(text: str) -> Iterator[tuple[int, int]]:
    """A paragraph's sentences, its dateline parted from the first of them."""
    head = DATELINE.match(text)
    begun = head.end() if head else 0
    if head:
        yield 0, len(head[0].rstrip())
    for start, stop in _joined_over_titles(text[begun:]):
        yield from parted(text, begun + start, begun + stop)


def _joined_over_titles(text: str) -> Iterator[tuple[int, int]]:
    """razdel's sentences, but «ТЕХНОПРОМ. Новая Сибирь» stays whole: a short title does not end inside its quotes."""
    begun = -1
    for sentence in razdel.sentenize(text):
        begun = sentence.start if begun < 0 else begun
        opened = text.rfind("«", begun, sentence.stop)
        inside = opened >= 0 and text.find("»", opened, sentence.stop) < 0
        if inside:
            closed = text.find("»", sentence.stop)
            if closed >= 0 and "«" not in text[sentence.stop : closed] and len(text[opened:closed].split()) <= TITLE:
                continue
        yield begun, sentence.stop
        begun = -1
    if begun >= 0:
        yield begun, len(text.rstrip())


def _plain(word: str) -> str:
    """The word as the models know it: the news they learnt from are written without «ё»."""
    return word.replace("ё", "е").replace("Ё", "Е")


def _rooted(heads: list[int], parts: list[str]) -> list[int]:
    """Heads with each word outside the sentence made a root, and each circle opened at its first verb."""
    rooted = [head if 0 <= head < len(heads) else at for at, head in enumerate(heads)]
    done: set[int] = set()
    for start in range(len(rooted)):
        path: list[int] = []
        at = start
        while at not in done and at not in path and rooted[at] != at:
            path.append(at)
            at = rooted[at]
        if at in path:
            circle = path[path.index(at) :]
            top = next((i for i in circle if parts[i] == "VERB"), circle[0])
            rooted[top] = top
        done.update(path)
    return rooted


def _tagged(tagger: Any, sentences: Sequence[list[str]]) -> list[Any]:
    """The tagger's answers in the given order; sentences of like length share a batch, so little is padded."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    answers: list[Any] = [None] * len(sentences)
    for index, answer in zip(order, tagger.map([sentences[i] for i in order]), strict=True):
        answers[index] = answer
    return answers


def _morph(word: str, pos: str, feats: dict[str, str]) -> Morph:
    """What slovnet says of the word; «область» and «генераторы» are nouns where it says an adjective or a verb."""
    if pos in {"ADJ", "VERB"} and word.islower() and only_noun(word):
        pos, feats = "NOUN", {name: feats[name] for name in ("Case", "Number", "Gender") if name in feats}
    get = feats.get
    return Morph(
        pos=pos,
        case=get("Case", ""),
        number=get("Number", ""),
        gender=get("Gender", ""),
        tense=get("Tense", ""),
        aspect=get("Aspect", ""),
        mood=get("Mood", ""),
        voice=get("Voice", ""),
        form=get("VerbForm", ""),
        person=get("Person", ""),
        animacy=get("Animacy", ""),
        short=get("Variant") == "Short",
    )
