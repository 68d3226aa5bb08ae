"""Stage: how far a project has come, from the verb of its clause and the words that govern it."""

from svod.extract.act_words import act_nouns, operators
from svod.extract.acts import Act
from svod.extract.clause import Clause, future
from svod.extract.rules.project.paper import later, of_plan, signed, to_come, was, will
from svod.lexicon import words
from svod.model.claim import ProjectForm, ProjectStage
from svod.model.text import Text, Token

CLIMBS = frozenset(
    {
        "xcomp",
        "obj",
        "obl",
        "nmod",
        "csubj",
        "csubj:pass",
        "nsubj",
        "nsubj:pass",
        "iobj",
        "conj",
        "acl",
        "advcl",
        "appos",
    }
)
CALLED_OFF = frozenset({ProjectStage.SUSPENDED, ProjectStage.CANCELLED})
FACT = frozenset({ProjectStage.RUNNING, ProjectStage.COMPLETED})
STEPS = 5
GOES = frozenset({"идти", "вестись", "вести", "продолжаться", "продолжать", "начаться", "начать", "развернуться"})


def operator(text: Text, act: Act) -> Token | None:
    """The word of stage that governs an act in the infinitive or an act noun: «готовы» in «готовы поставлять»."""
    if act.governor is not None:
        return _outer(text, act.governor)
    if act.kind == "route":
        return next(
            (
                t
                for t in text.tokens[act.clause.first : act.clause.last + 1]
                if t.lemma in operators() and operators()[t.lemma] not in FACT
            ),
            None,
        )
    if act.head.morph.form == "Fin" or act.head.morph.short:
        return None
    if (trait := described(text, act)) is not None:
        return trait
    found = None
    for token in chain(text, act):
        stage = _stage(text, token) if token.lemma != "ход" or act.head.morph.case == "Gen" else None
        if stage and (found is None or _overrides(found, stage)):
            found = token
    verb = text.tokens[act.clause.verb]
    if found is None:
        found = next((t for t in chain(text, act) if t.lemma == "план" and t.morph.number == "Plur"), None)
    if found is None and _stage(text, verb) and verb.index != act.head.index and _close(text, act, verb):
        found = verb
    return found


def described(text: Text, act: Act) -> Token | None:
    """«о фирме «Дунав», готовой построить цех»: the adjective right before the infinitive that tells of somebody."""
    for token in reversed(text.tokens[act.clause.first : act.head.index] if act.head.morph.form == "Inf" else ()):
        if token.morph.pos == "ADJ" and not token.morph.short and token.lemma in operators():
            return token if text.tokens[token.index - 1].text == "," else None
        if token.morph.pos != "ADV":
            return None
    return None


def chain(text: Text, act: Act) -> list[Token]:
    """The words above the act's head, nearest first, up to the predicate."""
    token, above = act.head, []
    for _ in range(STEPS):
        head = text.tokens[token.head]
        if (
            head.index == token.index
            or (token.rel not in CLIMBS and not _told_in_list(text, token, head))
            or text.sentence_of(head.index) != text.sentence_of(token.index)
        ):
            break
        if token.rel == "conj" and head.morph.form != token.morph.form:
            break
        token = head
        above.append(token)
        if token.morph.form == "Fin" or token.morph.short:
            break
    return above


def _told_in_list(text: Text, token: Token, head: Token) -> bool:
    """«обсудили ряд тем: поставки насосов, …»: what a colon spells out stands under the same verb."""
    between = text.tokens[head.index + 1 : token.index]
    return token.rel == "parataxis" and head.morph.pos == "NOUN" and any(t.text == ":" for t in between)


def stage_of(text: Text, act: Act, governor: Token | None) -> ProjectStage | None:
    """The act's stage; None where it is told as no fact (negated, conditional)."""
    if _conditional(text, act.clause):
        return None
    if never(text, act.head if governor is None else governor):
        return ProjectStage.SUSPENDED
    if governor is not None:
        return _governed_stage(text, act, governor)
    if act.kind == "route":
        verb = text.tokens[act.clause.verb]
        if negated(text, verb):
            return None
        return ProjectStage.PLANNED if future(verb) or will(text, verb) else ProjectStage.RUNNING
    if among_projects(text, act):
        return ProjectStage.PLANNED
    if (act.head.morph.pos != "VERB" and not act.head.morph.short) or negated(text, act.head):
        return None
    if possible(text, act.head):
        return ProjectStage.DISCUSSED
    stage = _own_stage(text, act)
    return ProjectStage.AGREED if stage is ProjectStage.PLANNED and _agreed_that(text, act) else stage


def _agreed_that(text: Text, act: Act) -> bool:
    """«договорились (о том), что область купит автобусы»."""
    before = text.tokens[text.sentence_of(act.head.index).first : act.clause.first + 2]
    that = [t.index for t in before if t.lemma == "что"][-1:]
    above = text.tokens[max(that[0] - 4, before[0].index) : that[0]] if that else ()
    return any(t.lemma in words("commitment", "agree") and t.morph.tense != "Fut" for t in above)


def possible(text: Text, verb: Token) -> bool:
    """«может быть запущен рейс»: spoken of, not there."""
    before = text.tokens[max(verb.index - 3, 0) : verb.index]
    return verb.morph.short and any(t.text.lower() in {"может", "могут"} for t in before)


def among_projects(text: Text, act: Act) -> bool:
    """«В числе первых проектов будет строительство завода», «цель визита — открытие торгового дома»."""
    opening = text.tokens[act.clause.first : act.head.index]
    among = any(t.lemma in {"среди", "число"} for t in opening[:3])
    aim = bool(opening) and opening[0].lemma == "цель" and any(t.text in {"-", "–", "—", ":"} for t in opening)
    listed = any(t.lemma in {"проект", "план"} and t.morph.number == "Plur" for t in opening[:8])
    ahead = [t.lemma for t in opening[:2]] == ["в", "план"] and opening[1].morph.number == "Plur"
    dash = act.head.index > act.clause.first and text.tokens[act.head.index - 1].text in {"-", "–", "—"}
    named = any(t.lemma == "проект" for t in text.tokens[text.sentence_of(act.head.index).first : act.head.index])
    told = (among and listed) or aim or ahead or (dash and named)  # «в планах завода – выпуск насосов» too
    return act.kind == "noun" and act.head.morph.case in {"Nom", "Acc"} and told


def _governed_stage(text: Text, act: Act, governor: Token) -> ProjectStage | None:
    stage = _stage(text, governor)
    if negated(text, governor) and governor.lemma not in words("project", "with_genitive"):
        return None
    if stage in FACT and governor.morph.form == "Inf" and not will(text, governor):
        return None  # «желающим вложить средства в завод»
    if governor.lemma == "возможность" and text.tokens[governor.head].lemma in {"есть", "быть", "иметься", "появиться"}:
        return None  # «есть возможность отправить больше машин»
    if governor.lemma in words("project", "papers") and not signed(text, act, governor):
        return None
    if stage in FACT and will(text, governor):
        return ProjectStage.PLANNED
    if stage is ProjectStage.COMPLETED and governor.morph.tense == "Pres":
        return ProjectStage.RUNNING  # «реализует проект по строительству цеха»
    if (
        stage is ProjectStage.PLANNED
        and governor.morph.tense == "Past"
        and governor.morph.aspect == "Imp"
        and not governor.morph.short
    ):
        return None  # «рассчитывали запустить»: what became of it stands elsewhere
    if governor.lemma == "мочь" and act.form is not ProjectForm.SUPPLY:
        arises = governor.morph.tense == "Pres" and act.head.lemma in words("project", "arises")
        return ProjectStage.DISCUSSED if arises else None  # «может появиться рейс»; «могли бы построить»
    if governor.lemma in words("project", "raises") and not _more(text, act):
        return None  # «нарастит поставки на 5 %»
    if stage in CALLED_OFF and text.tokens[governor.head].lemma in words("project", "threats"):
        return None  # «угроза прекращения поставок»
    if stage is ProjectStage.AGREED and governor.morph.pos == "NOUN" and to_come(text, governor):
        return ProjectStage.PLANNED
    if stage is ProjectStage.AGREED and governor.lemma in words("commitment", "prescribe") and of_plan(text, governor):
        return ProjectStage.PLANNED
    if (stage is ProjectStage.DISCUSSED and will(text, governor)) or (act.kind == "thing" and stage in FACT):
        return None
    if (
        stage is ProjectStage.OFFERED
        and governor.lemma == "готовый"
        and act.head.morph.form != "Inf"
        and act.kind == "thing"
    ):
        return None
    return stage


def _own_stage(text: Text, act: Act) -> ProjectStage | None:
    """The stage by tense and aspect of the act's own verb."""
    morph = act.head.morph
    if morph.form == "Inf":
        return ProjectStage.PLANNED if will(text, act.head) else None
    if morph.mood in {"Cnd", "Imp"} or any(c.lemma == "бы" for c in text.children(act.head.index)):
        return None
    if will(text, act.head) and not was(text, act.head):
        return None if act.head.lemma in words("project", "light") else ProjectStage.PLANNED
    if morph.short and act.head.lemma in words("project", "stands"):
        return None  # «завод расположен в городе»: where it is, no deed
    if morph.tense == "Pres":
        now = ProjectStage.CAPABILITY if act.head.lemma in words("project", "capable") else ProjectStage.RUNNING
        return ProjectStage.PLANNED if later(text, act) else now
    if morph.short and morph.aspect == "Imp":
        return ProjectStage.RUNNING
    lasting = act.form in {ProjectForm.SERVICE, ProjectForm.PROGRAMME} and act.kind == "launches"
    return ProjectStage.RUNNING if lasting else ProjectStage.COMPLETED


def _stage(text: Text, token: Token) -> ProjectStage | None:
    """«речь шла о» stands as two words; «должен выйти» only with an infinitive."""
    if token.lemma == "идти" and any(c.lemma == "речь" for c in text.children(token.index, "nsubj")):
        return ProjectStage.DISCUSSED
    if token.lemma == "идти" and any(c.lemma in act_nouns() for c in text.children(token.index, "nsubj")):
        return ProjectStage.RUNNING  # «идёт строительство»
    if token.lemma == "ход":
        return ProjectStage.RUNNING if text.tokens[token.head].lemma in operators() else None
    if token.lemma == "стать" and topical(text, token):
        return ProjectStage.DISCUSSED
    if token.lemma == "стать" and _instrumental(text, token, "outcomes"):
        return ProjectStage.COMPLETED  # «первым шагом стало открытие цеха»
    if site(text, token) or (token.lemma in words("project", "raises") and will(text, token)):
        return ProjectStage.PLANNED
    if token.lemma == "работа":
        return ProjectStage.RUNNING if text.tokens[token.head].lemma in GOES else None
    if token.lemma == "план" and token.morph.number == "Plur":
        return ProjectStage.PLANNED  # «есть планы по созданию завода»
    return operators().get(token.lemma)


def _more(text: Text, act: Act) -> bool:
    """«нарастит поставки тракторов»: of definite goods, and no figure to reach."""
    counted = any(act.clause.first <= a.first <= act.clause.last for a in text.amounts)
    return act.form is ProjectForm.SUPPLY and not counted and act.thing.lemma not in words("project", "wide")


def topical(text: Text, verb: Token) -> bool:
    """«Темой переговоров стал проект моста», «ещё одним вопросом стала модернизация порта»."""
    return _instrumental(text, verb, "topics")


def _instrumental(text: Text, verb: Token, group: str) -> bool:
    told = text.children(verb.index, "obl", "xcomp", "nmod", "iobj", "obj", "nsubj", "conj")
    return any(c.morph.case == "Ins" and c.lemma in words("project", group) for c in told)


def site(text: Text, noun: Token) -> bool:
    """«подобрали площадку для строительства цеха», «выделен участок под склад»: the works is to be."""
    verb = text.tokens[noun.head]
    tells = verb.morph.form == "Fin" or verb.morph.short
    return noun.lemma in words("project", "plots") and tells and verb.lemma in words("project", "allots")


def _outer(text: Text, governor: Token) -> Token:
    """«намерены обсудить», «переговоры приостановлены»: the word above an infinitive or a noun of stage."""
    if governor.morph.form == "Inf":
        above = text.tokens[governor.head]
        if above.lemma in operators():
            return above
    above = text.tokens[governor.head]
    if governor.morph.pos == "NOUN" and governor.rel.startswith("nsubj") and _stage(text, above) in CALLED_OFF:
        return above
    return governor


def negated(text: Text, verb: Token) -> bool:
    """«не поставляет»."""
    return (verb.index > 0 and text.tokens[verb.index - 1].lemma == "не") or any(
        c.lemma in {"не", "ни"} and c.index < verb.index for c in text.children(verb.index, "advmod")
    )


def never(text: Text, verb: Token) -> bool:
    """«строительство так и не началось»: it stands still, whatever the reason."""
    before = [t.text.lower() for t in text.tokens[max(verb.index - 4, 0) : verb.index] if t.lemma != "быть"]
    past = verb.morph.tense == "Past" or verb.morph.short
    return past and before[-3:] == ["так", "и", "не"] and _stage(text, verb) not in CALLED_OFF


def _conditional(text: Text, clause: Clause) -> bool:
    """«чтобы», «если»: a purpose or condition is no stage."""
    opening = text.tokens[clause.first : clause.first + 4]
    return any(t.lemma in {"чтобы", "если", "ли"} for t in opening)


def _close(text: Text, act: Act, verb: Token) -> bool:
    """The tree lost the tie: an operator before the act with nothing but its own words in between."""
    if verb.index > act.head.index:
        return verb.morph.short and verb.lemma in {"приостановить", "отменить", "завершить"}
    between = text.tokens[verb.index + 1 : act.head.index]
    return not any(t.morph.form in {"Fin", "Conv"} or t.text in {":", ";"} for t in between) and len(between) < 12


def _overrides(found: Token, stage: ProjectStage) -> bool:
    """A word above an infinitive tells the stage; above a noun only when it calls off or offers."""
    return found.morph.form == "Inf" or (found.morph.pos == "NOUN" and stage in CALLED_OFF | {ProjectStage.OFFERED})
