"""Reports: speech told in the page's own words — «X сообщил, что …», «по словам X», «как отметил X»."""

from collections.abc import Sequence

from svod.language.lexicon import words
from svod.language.nominal import antecedent
from svod.language.speakers import says, speaker_after, speaker_of
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
        for rule in (according, as_told, told):
            speech = rule(text, sentence, direct)
            if speech is not None:
                found.append(speech)
                break
    return found


def according(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> Speech | None:
    """«По словам Петрова, завод построят», «по его словам, …», «по мнению министра»: the whole sentence."""
    for token in text.tokens_of(sentence):
        if token.lemma not in words("speech", "according") or not _after_by(text, token):
            continue
        if _inside(token, direct):
            continue
        speaker = _owner(text, token)
        if speaker is not None:
            return Speech(sentence.start, sentence.end, speaker, False)
    return None


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


def as_told(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> Speech | None:
    """«Как отметил Петров, область готова …»; «…, сообщил Петров.»: the whole sentence."""
    for token in text.tokens_of(sentence):
        if not says(token) or _inside(token, direct) or token.index == sentence.first:
            continue
        before = text.tokens[token.index - 1]
        as_said = before.lemma in {"как"} and (
            before.index == sentence.first or text.tokens[before.index - 1].text in ",;"
        )
        end = _parenthesis_end(text, token, sentence)
        beside = before.text in {",", "—", "–"} and token.morph.form == "Fin" and end is not None
        if as_said or beside:
            speaker = speaker_after(text, token, end or sentence.last) or speaker_of(text, token)
            if speaker is not None:
                return Speech(sentence.start, sentence.end, speaker, False)
    return None


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


def told(text: Text, sentence: Sentence, direct: Sequence[Speech]) -> Speech | None:
    """«Петров сообщил, что область …», «Петров подчеркнул важность …»: from the verb to the end of the sentence."""
    for token in text.tokens_of(sentence):
        if not says(token) or _inside(token, direct) or token.morph.form not in {"Fin", "Conv"}:
            continue
        clause = next((c for c in text.children(token.index, "ccomp") if c.index > token.index), None)
        clause_after = _that_follows(text, token, sentence)
        if token.lemma in words("speech", "only_beside_quote") and clause is None and not clause_after:
            continue
        speaker = speaker_of(text, token)
        if speaker is not None:
            return Speech(token.start if not clause_after else sentence.start, sentence.end, speaker, False)
    return None


def _that_follows(text: Text, verb: Token, sentence: Sentence) -> bool:
    for index in range(verb.index + 1, min(verb.index + 10, sentence.last)):
        if text.tokens[index].text == "," and text.tokens[index + 1].lemma in {"что", "чтобы", "как", "насколько"}:
            return True
    return False


def _inside(token: Token, direct: Sequence[Speech]) -> bool:
    return any(s.start <= token.start < s.end for s in direct)
