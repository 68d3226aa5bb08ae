"""Reports: speech told in the page's own words — «X сообщил, что …», «по словам X», «как отметил X»."""

from collections.abc import Sequence

from svod.language.nominal import antecedent
from svod.language.speakers import says, speaker_after, speaker_of
from svod.lexicon import words
from svod.model.claim import NameKind
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Speech, Text, Token


def reports(text: Text, direct: Sequence[Speech]) -> list[Speech]:
    """Reported speech outside of direct speech, a stretch a sentence at most."""
    found = []
    for sentence in text.sentences:
        if sentence.kind is ParagraphKind.TITLE or any(
            s.start <= sentence.start and sentence.end <= s.end for s in direct
        ):
            continue
        found += about_this(text, sentence, direct)
        own = _own(text, sentence, direct) or going_on(text, sentence, found, direct)
        found += own
    return found


def _own(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> list[Speech]:
    for rule in (according, as_told, told):
        if speeches := rule(text, sentence, direct):
            return speeches
    return []


def according(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> list[Speech]:
    """«По словам Петрова, завод построят», «по его словам, …», «по мнению министра»: the whole sentence."""
    for token in text.tokens_of(sentence):
        if token.lemma not in words("speech", "according") or not _after_by(text, token):
            continue
        if _inside(token, direct):
            continue
        speaker = _owner(text, token)
        if speaker is not None:
            return [Speech(sentence.start, sentence.end, speaker, False)]
    return []


def _after_by(text: Text, token: Token) -> bool:
    if not token.index:
        return False
    before = [text.tokens[i].lemma for i in range(max(0, token.index - 3), token.index)]
    return "по" in before and token.morph.case in {"Dat", ""}


def _owner(text: Text, noun: Token) -> str | None:
    """Whose words: the genitive after the noun, or «его», «её» before it."""
    before = text.tokens[noun.index - 1]
    if before.text.lower() in {"его", "ее", "её"}:
        return antecedent(text, before) or last_speaker(text, before)
    for index in range(noun.index + 1, min(noun.index + 12, len(text.tokens))):
        mention = text.mention_at(index)
        if mention is not None and mention.kind is NameKind.PERSON and not mention.lent:
            return mention.name
        if text.tokens[index].text == ",":
            return None
    return None


def last_speaker(text: Text, token: Token) -> str | None:
    """The person named last before the token in its paragraph, when «его» has no subject to go back to."""
    paragraph = text.sentence_of(token.index).paragraph
    for mention in reversed(text.mentions):
        if mention.last >= token.index or mention.kind is not NameKind.PERSON or mention.lent:
            continue
        return mention.name if paragraph - text.sentence_of(mention.first).paragraph <= 1 else None
    return None


def as_told(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> list[Speech]:
    """«Как отметил Петров, область готова …»; «…, сообщил Петров, …»: the sentence without the words of attribution."""
    for token in text.tokens_of(sentence):
        if not says(token) or _attributes(token, direct) or token.index == sentence.first:
            continue
        before = text.tokens[token.index - 1]
        as_said = before.lemma == "как" and (
            before.index == sentence.first or text.tokens[before.index - 1].text in ",;"
        )
        end = _parenthesis_end(text, token, sentence)
        beside = before.text in {",", "—", "–"} and token.morph.form == "Fin" and end is not None
        if as_said or beside:
            speaker = speaker_after(text, token, end or sentence.last) or speaker_of(text, token)
            if speaker is not None:
                return _around_attribution(text, sentence, before, end, speaker)
    return []


def _around_attribution(text: Text, sentence: Sentence, before: Token, end: int | None, speaker: str) -> list[Speech]:
    stop = text.tokens[end].end if end is not None else before.start
    pieces = ((sentence.start, before.start), (stop, sentence.end))
    return [Speech(start, last, speaker, False) for start, last in pieces if last - start > 3]


def _attributes(token: Token, direct: Sequence[Speech]) -> bool:
    """Inside direct speech, or the attribution right after it."""
    return any(s.start <= token.start < s.end + 6 for s in direct)


def _parenthesis_end(text: Text, verb: Token, sentence: Sentence) -> int | None:
    """The last token of «, сообщил министр Петров,»: a short run without a subordinate clause."""
    for index in range(verb.index + 1, sentence.last + 1):
        token = text.tokens[index]
        if token.text in {",", ".", "!", "—", "–"}:
            following = text.tokens[index + 1].lemma if index < sentence.last else ""
            return None if following in {"что", "чтобы", "который"} and index - verb.index < 2 else index
        if index - verb.index > 16 or token.morph.form == "Fin":
            return None
    return sentence.last


def told(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> list[Speech]:
    """«Петров сообщил, что область …», «Петров подчеркнул важность …», «Петров предложил построить …»."""
    for token in text.tokens_of(sentence):
        if not says(token) or _attributes(token, direct) or token.morph.form not in {"Fin", "Conv"}:
            continue
        that = _that_follows(text, token, sentence)
        act = token.lemma in words("speech", "only_beside_quote") and token.lemma not in words("speech", "addressing")
        if act and that is None:
            continue
        speaker = speaker_of(text, token)
        if speaker is not None:
            start = that.start if that is not None else token.start
            return [Speech(start, sentence.end, speaker, False)]
    return []


def about_this(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> list[Speech]:
    """«Об этом сообщил Петров», «Такие данные привёл министр»: the sentence before is his, too."""
    tokens = text.tokens_of(sentence)
    opening = [token.lemma for token in tokens[:3]]
    points_back = opening[:2] in (["о", "это"], ["об", "это"]) or opening[:1] == ["такой"]
    if not points_back or not sentence.index:
        return []
    verb = next((t for t in tokens if says(t) and not _inside(t, direct)), None)
    speaker = (speaker_of(text, verb) or speaker_after(text, verb, sentence.last)) if verb is not None else None
    before = text.sentences[sentence.index - 1]
    if speaker is None or before.paragraph != sentence.paragraph:
        return []
    return [Speech(before.start, before.end, speaker, False)]


def _that_follows(text: Text, verb: Token, sentence: Sentence) -> Token | None:
    """«что» after the verb: what follows it is said."""
    for index in range(verb.index + 1, min(verb.index + 10, sentence.last)):
        if text.tokens[index].text == "," and text.tokens[index + 1].lemma in {"что", "чтобы", "как", "насколько"}:
            return text.tokens[index + 1]
    return None


def going_on(text: Text, sentence: Sentence, found: Sequence[Speech], direct: Sequence[Speech]) -> list[Speech]:
    """A sentence after «X сообщил, что …» in the same paragraph, with no actor of its own: still the same words.

    «Министр сообщил, что спрос растёт. На мебель приходится 21 % поставок.»
    """
    before = text.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph:
        return []
    last = next((s for s in reversed(found) if s.end == before.end), None)
    if last is None or last.speaker is None or any(s.start < sentence.end and s.end > sentence.start for s in direct):
        return []
    if not _goes_on(text, before, last):
        return []
    for token in text.tokens_of(sentence):
        mention = text.mention_at(token.index)
        person = mention is not None and mention.kind is NameKind.PERSON
        if person or token.morph.person in {"1", "2"}:
            return []
        if (
            token.morph.form == "Fin"
            and token.rel == "root"
            and token.morph.tense == "Past"
            and _is_narrative(text, token)
        ):
            return []
    return [Speech(sentence.start, sentence.end, last.speaker, False)]


def _goes_on(text: Text, before: Sentence, last: Speech) -> bool:
    """After «X сообщил, что …», and after a sentence that itself went on."""
    if last.start == before.start:
        return not any(says(token) for token in text.tokens_of(before)) and not any(
            token.lemma in words("speech", "according") for token in text.tokens_of(before)
        )
    opening = next((token for token in text.tokens_of(before) if token.start == last.start), None)
    return opening is not None and opening.lemma == "что"


def _is_narrative(text: Text, verb: Token) -> bool:
    """The page's own telling: what people and sides did («стороны обсудили», «делегация посетила»)."""
    subjects = list(text.children(verb.index, "nsubj"))
    animate = any(s.morph.animacy == "Anim" or s.lemma in words("speech", "tellers") for s in subjects)
    return animate or not subjects


def _inside(token: Token, direct: Sequence[Speech]) -> bool:
    return any(s.start <= token.start < s.end for s in direct)
