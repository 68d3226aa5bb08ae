"""Quotations: direct speech with dashes or in quotation marks, over one paragraph or several, and its speaker."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from svod.language.speakers import says, speaker_after, speaker_of
from svod.model.claim import NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Speech, Text, Token

DASHES = "—–-−"
TURN = re.compile(r"[,.!?…»”\"]\s*[—–−-]\s+")  # «…, — сказал X. — …»
CLOSES = {"«": "»", "“": "”", "„": "“", '"': '"'}
WORDS = 4  # a shorter quotation without a verb of saying beside it is a name
MOST_PARAGRAPHS = 8
LINE = 25  # tokens of a signature at most


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's characters and tokens (both ends of the tokens inclusive)."""

    start: int
    end: int
    first: int
    last: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of direct speech; `block` is its paragraph; `speaker` may be found later."""

    start: int
    end: int
    block: int
    speaker: str | None
    attributed: bool


class Quotations:
    """Direct speech of one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._starts = [token.start for token in text.tokens]
        self._blocks = list(_blocks(text))
        self._last: str | None = None

    def found(self) -> list[Speech]:
        """All direct speech, in text order."""
        said: list[Said] = []
        skip = -1
        for index, block in enumerate(self._blocks):
            if block.kind is ParagraphKind.TITLE or block.end <= skip:
                continue
            if self._text.text[block.start] in DASHES:
                said += self._dashed(index, block)
            else:
                quoted = list(self._quoted(index, block)) or list(self._signed(index, block))
                said += quoted
                skip = max((one.end for one in quoted), default=-1)
        return [Speech(one.start, one.end, one.speaker, True) for one in self._completed(said)]

    def _dashed(self, index: int, block: Block) -> Iterator[Said]:
        """«— …, — сказал X. — …»: speech and attribution by turns."""
        start, speaker, attributed = block.start, None, False
        stretches: list[tuple[int, int]] = []
        for turn in TURN.finditer(self._text.text, block.start + 1, block.end):
            if turn.start() < start:
                continue
            verb = self._verb_after(turn.end(), block)
            if verb is None:
                continue
            stretches.append((start, turn.start() + 1))
            stop = self._attribution_end(verb, block)
            speaker = speaker or self._speaker(verb, stop)
            attributed = True
            start = self._resumes(stop, block)
        if start < block.end:
            stretches.append((start, block.end))
        for one, end in stretches:
            yield Said(one, end, index, speaker, attributed)

    def _verb_after(self, offset: int, block: Block) -> Token | None:
        """A verb of saying among the first words of an attribution; these begin with a small letter."""
        at = bisect_left(self._starts, offset)
        for index in range(at, min(at + 5, block.last + 1)):
            token = self._text.tokens[index]
            if index == at and token.text[:1].isupper() and self._text.mention_at(index) is None:
                return None
            if says(token):
                return token
            if token.text in {".", "!", "?"}:
                return None
        return None

    def _attribution_end(self, verb: Token, block: Block) -> int:
        """Where the attribution stops: its full stop, or the paragraph's end."""
        text = self._text.text
        for index in range(verb.index + 1, block.last + 1):
            token = self._text.tokens[index]
            after = text[token.end : token.end + 3].strip()
            if token.text in {".", "!", "?", ":", "…"} or (token.text == "," and after[:1] and after[0] in "—–"):
                return token.end
        return block.end

    def _resumes(self, stop: int, block: Block) -> int:
        """Where speech goes on after an attribution; the paragraph's end when it does not."""
        rest = self._text.text[stop : block.end]
        gap = len(rest) - len(rest.lstrip())
        return stop + gap if rest.strip()[:1] in DASHES and rest.strip() else block.end

    def _speaker(self, verb: Token, stop: int) -> str | None:
        last = bisect_left(self._starts, stop) - 1
        return speaker_after(self._text, verb, last) or speaker_of(self._text, verb)

    def _quoted(self, index: int, block: Block) -> Iterator[Said]:
        """«…», — сказал X; X сказал: «…»; a whole paragraph in quotation marks."""
        text, at = self._text.text, block.start
        while at < block.end:
            if text[at] not in CLOSES or (text[at] == '"' and not _opens(text, at)):
                at += 1
                continue
            end = self._closing(at, index)
            if end is None:
                at += 1
                continue
            one = self._judged(at, end, index, block)
            if one is not None:
                yield one
                at = end
            else:
                at += 1

    def _closing(self, start: int, index: int) -> int | None:
        """The end of the quotation, past its mark; it may lie in a later paragraph."""
        text, opening = self._text.text, self._text.text[start]
        closing, depth = CLOSES[opening], 0
        limit = self._blocks[min(index + MOST_PARAGRAPHS, len(self._blocks) - 1)].end
        own = self._blocks[index].end
        for at in range(start, limit):
            mark = text[at]
            if opening == '"':
                if mark == '"' and at > start and not _opens(text, at):
                    return at + 1 if at < own or start == self._blocks[index].start else None
            elif mark == opening and (at == start or text[at - 2 : at] != "\n\n"):
                depth += 1
            elif mark == closing:
                depth -= 1
                if depth <= 0:
                    opens = start == self._blocks[index].start or self._is_long(start, own)
                    return at + 1 if at < own or opens else None
        return own if start == self._blocks[index].start else None

    def _is_long(self, start: int, end: int) -> bool:
        return bisect_left(self._starts, end) - bisect_left(self._starts, start) > WORDS

    def _judged(self, start: int, end: int, index: int, block: Block) -> Said | None:
        """Speech when a verb of saying stands beside it, or when it is a sentence by itself."""
        verb, stop = self._beside(start, end, block)
        if verb is not None:
            return Said(start, end, index, self._speaker_beside(verb, start, stop), True)
        text = self._text.text
        whole = start == block.start and text[end : self._end_of(end, block)].strip(' .,!?…»"') == ""
        if whole and self._is_long(start, end):
            return Said(start, end, index, None, False)
        named = self._colon_before(start, block)
        if named is not None and self._is_long(start, end):
            return Said(start, end, index, named, True)
        sentence = text[start + 1 : start + 2].isupper() and text[end - 2] in ".!?…"
        return Said(start, end, index, None, False) if sentence and self._is_long(start, end) else None

    def _end_of(self, end: int, block: Block) -> int:
        """The end of the paragraph in which the quotation closes."""
        if end <= block.end:
            return block.end
        return next((b.end for b in self._blocks if b.start < end <= b.end), end)

    def _beside(self, start: int, end: int, block: Block) -> tuple[Token | None, int]:
        """The verb of saying after «…», — or before :«…»."""
        text = self._text.text
        after = re.compile(r"[,.]?\s*[—–−-]\s*").match(text, end)
        bound = self._end_of(end, block)
        if after and after.end() < bound:
            closing = next((b for b in self._blocks if b.start < end <= b.end), block)
            verb = self._verb_after(after.end(), closing)
            if verb is not None:
                return verb, self._attribution_end(verb, closing)
        if text[block.start : start].rstrip().endswith(":"):
            first = bisect_left(self._starts, start)
            for index in range(first - 1, max(block.first, first - 25) - 1, -1):
                token = self._text.tokens[index]
                if token.text in {".", "!", "?"}:
                    break
                if says(token):
                    return token, start
        return None, end

    def _speaker_beside(self, verb: Token, start: int, stop: int) -> str | None:
        if verb.start < start:
            return speaker_of(self._text, verb) or speaker_after(self._text, verb, bisect_left(self._starts, start) - 1)
        return self._speaker(verb, stop)

    def _colon_before(self, start: int, block: Block) -> str | None:
        """«Иван Петров: «…»»: the name right before the colon."""
        head = self._text.text[block.start : start].rstrip()
        if not head.endswith(":"):
            return None
        last = bisect_left(self._starts, start) - 1
        persons = [m for m in self._text.mentions if m.kind is NameKind.PERSON and block.first <= m.first <= last]
        return persons[-1].name if persons and len(head) < 200 else None

    def _completed(self, said: list[Said]) -> Iterator[Said]:
        """Speech without attribution goes on from the speech before it, or has its speaker in the line after it."""
        for at, one in enumerate(said):
            speaker = one.speaker
            if speaker is None and not one.attributed:
                speaker = self._line_after(one) or self._continued(said, at)
            if speaker is not None:
                said[at] = one = Said(one.start, one.end, one.block, speaker, one.attributed)
            yield one

    def _line_after(self, one: Said) -> str | None:
        """The signature of a pull quote, here or in the next paragraph: «Иван Петров, губернатор Омской области»."""
        rest = self._text.text[one.end : self._blocks[one.block].end].strip(" .,!?…\n")
        block = self._blocks[one.block] if rest else self._following(one)
        if block is None:
            return None
        first = bisect_left(self._starts, one.end) if rest else block.first
        run = self._text.tokens[first : block.last + 1]
        if len(run) > LINE or any(t.morph.form == "Fin" for t in run):
            return None
        persons = [m for m in self._text.mentions if m.kind is NameKind.PERSON and first <= m.first <= block.last]
        return persons[0].name if len(persons) == 1 and persons[0].first - first < 12 else None

    def _signed(self, index: int, block: Block) -> Iterator[Said]:
        """A pull quote without quotation marks: «Мы ждём гостей осенью.» and below «Иван Петров, мэр Братска»."""
        run = self._text.tokens[block.first : block.last + 1]
        if index + 1 < len(self._blocks) and any(t.morph.person == "1" or t.lemma in {"наш", "мой"} for t in run):
            speaker = self._signature(self._blocks[index + 1])
            if speaker is not None:
                yield Said(block.start, block.end, index, speaker, True)

    def _signature(self, block: Block) -> str | None:
        """The person that a short paragraph without a verb begins with: «Иван Петров, мэр Братска»."""
        run = self._text.tokens[block.first : block.last + 1]
        mention = self._text.mention_at(block.first)
        if mention is None or mention.kind is not NameKind.PERSON or len(run) > LINE or mention.last == block.last:
            return None
        verb = any(t.morph.form == "Fin" or t.text in DASHES for t in run)
        return None if verb or self._text.tokens[mention.last + 1].text != "," else mention.name

    def _following(self, one: Said) -> Block | None:
        later = [b for b in self._blocks if b.start >= one.end]
        return later[0] if later else None

    def _continued(self, said: list[Said], at: int) -> str | None:
        """The speaker of the stretch in the paragraph right before; else of the next one within the same run."""
        one = said[at]
        if at and one.block - said[at - 1].block <= 1:
            return said[at - 1].speaker
        for later in said[at + 1 :]:
            if later.block - one.block > 1:
                return None
            if later.speaker is not None:
                return later.speaker
            one = later
        return None


def _blocks(text: Text) -> Iterator[Block]:
    current: list[Block] = []
    paragraph = -1
    for sentence in text.sentences:
        block = Block(sentence.start, sentence.end, sentence.first, sentence.last, sentence.kind)
        if sentence.paragraph != paragraph:
            yield from current
            current, paragraph = [block], sentence.paragraph
        else:
            start = current[0]
            current = [Block(start.start, sentence.end, start.first, sentence.last, start.kind)]
    yield from current


def _opens(text: str, at: int) -> bool:
    """A straight mark opens after a blank and before a letter."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "(—–-«") and not after.isspace()
