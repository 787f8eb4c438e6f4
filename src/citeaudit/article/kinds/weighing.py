"""Cues weighed against each other: what research plans, papers, crafts and advice take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.advice import imperatives
from citeaudit.article.kinds.beside import drop_beside
from citeaudit.article.kinds.crafts import drop_crafted
from citeaudit.article.kinds.fates import first_at_work, is_acted_upon, is_an_outcome
from citeaudit.article.kinds.outweighed import drop_outweighed
from citeaudit.article.kinds.rivals import is_only_compared
from citeaudit.article.model import Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

    Cues = dict[Kind, list[Hit]]

# What research that is only planned or asked for says nothing of yet.
_OUTCOMES = frozenset(Kind) - {
    *(Kind.REGULATORY, Kind.BACKGROUND, Kind.RESEARCH_STATUS, Kind.EXPERIENCE, Kind.PROMISSORY),
}
# What "this guide …" says of itself needs no evidence until it names one of these (DESIGN 3.2).
_EVEN_OF_A_DOCUMENT = frozenset(
    (
        *(Kind.EFFICACY, Kind.HARM, Kind.CAUSE, Kind.PREVALENCE, Kind.STATISTIC, Kind.DOSE),
        *(Kind.RESEARCH_STATUS, Kind.PROMISSORY),
    )
)
_NUMBERS = frozenset((Kind.PREVALENCE, Kind.STATISTIC, Kind.DOSE))
_EVEN_DESCRIBED = _NUMBERS | {Kind.PROMISSORY}
# In words: how late a document is named that a sentence is about, and how far behind its name
# it is said to do something.
_LATEST_NAME = 3
_REACH_OF_NAME = 5
_THIS = frozenset(("this", "our", "following", "present", "the"))
# What a paper treats of says something of the state of research; a guide says only what it is.
_PAPERS = frozenset(("paper", "review", "study"))
# Before an effect they make it the purpose of an advice.
_PURPOSES = frozenset(("to", "for", "while", "help", "and", "that", "which"))
# Beside these "mortality" and the like are what is acted on, no course of an illness.
_BEYOND_PROGNOSIS = frozenset((Kind.EFFICACY, Kind.HARM, Kind.CAUSE, Kind.PREVALENCE))
# Beside these a link is what a treatment does, or does not do; a harm may stand beside a cause.
_BEYOND_CAUSE = frozenset((Kind.EFFICACY, Kind.SAFETY))
# "boosts the immune system": where nothing says by what means, what is better is an outcome.
_MEANS = frozenset(
    ("by", "via", "through", "thereby", "thus", "because", "mechanism", "mechanisms")
)
_CASES = frozenset(("cases", "deaths", "hospitalizations", "illnesses", "infections", "outbreaks"))
_BEHIND_CAUSE = 7
_ENDS_OF_LIFE = frozenset(("death", "deaths", "disability", "mortality", "dying"))
_RATES = frozenset(("incidence", "prevalence", "rate", "rates", "mortality"))
_OUTER = frozenset(("less", "less base", "mend", "mend base", "more"))
# A sentence that opens so has its first clause end at the first comma.
_SUBORDINATE = frozenset(
    ("because", "since", "given", "while", "although", "though", "despite", "whereas")
)
_TURNS = frozenset(("although", "though", "but", "while", "whereas", "however", "yet", "nor", ";"))
# In words: how near an effect stands what says that it is not proven.
_REACH_OF_PROOF = 9
_PROVES = frozenset(("demonstrate", "establish", "prove", "represent", "show", "shown", "proven"))
_UNPROVEN = frozenset(("undemonstrated", "unestablished", "unproven", "unsupported"))
# What advice ends at, and the kinds that are only what is advised in one clause with it.
_ADVICE_ENDS = _TURNS | {":", "because", "since", "as", "so", "due", "which", "—", "–"}
_BRINGS = ("carr", "pose")  # "is not recommended and carries risks"
_ADVISED = frozenset(
    (
        *(Kind.EFFICACY, Kind.HARM, Kind.CAUSE, Kind.MECHANISM, Kind.DIAGNOSIS, Kind.SAFETY),
        *(Kind.PREVALENCE, Kind.COMPARATIVE, Kind.COST),
    )
)


def weigh(cues: Cues, wording: Wording) -> None:
    """Take out of the cues of a sentence what others of them take back."""
    if Kind.RESEARCH_STATUS in cues:
        _drop_outcomes_of_plans(cues, wording)
    if "document" in wording.found:
        _keep_of_a_document(cues, wording)
    drop_crafted(cues, wording)
    if Kind.RECOMMENDATION in cues:
        _drop_purposes(cues, wording)
        _drop_contents(cues, wording)
    if Kind.PROGNOSIS in cues:
        at_work = first_at_work(wording)
        _keep(cues, Kind.PROGNOSIS, lambda hit: not is_acted_upon(wording, hit, at_work))
    if len(cues) > 1:
        _drop_the_lesser(cues, wording)


def _keep(cues: Cues, kind: Kind, counts: Callable[[Hit], bool]) -> None:
    """Keep those cues of a kind that count; without any the kind is gone."""
    left = [hit for hit in cues.get(kind, ()) if counts(hit)]
    if left:
        cues[kind] = left
    else:
        cues.pop(kind, None)


def _drop_outcomes_of_plans(cues: Cues, wording: Wording) -> None:
    """Take out what stands in one clause with research that is planned, asked for or missing."""
    clauses = _clauses(wording.tokens, _TURNS)
    plans = {clauses[hit.start] for hit in cues[Kind.RESEARCH_STATUS]}
    done = nearby("only planned").isdisjoint(wording.tokens)
    for kind in _OUTCOMES & cues.keys():
        if kind is Kind.STATISTIC and done:
            continue  # "the 31 trials enrolled 4,720 people"
        _keep(
            cues,
            kind,
            lambda hit: clauses[hit.start] not in plans or _is_unproven(wording.tokens, hit),
        )


def _is_unproven(tokens: list[str], hit: Hit) -> bool:
    """Say whether an effect is said to be unproven: more than that research on it is missing."""
    before = tokens[max(0, hit.start - _REACH_OF_PROOF) : hit.start]
    behind = tokens[hit.end : hit.end + _REACH_OF_PROOF]
    denied = "not" in before and not _PROVES.isdisjoint(before) and "whether" not in before
    return denied or not _UNPROVEN.isdisjoint(behind)


def _clauses(tokens: list[str], turns: frozenset[str]) -> list[int]:
    """Give each token its clause: one begins at "but", one ends with an opening "While …,"."""
    numbers: list[int] = []
    clause = 0
    opening = bool(tokens) and tokens[0] in _SUBORDINATE
    for token in tokens:
        if token in turns and numbers:
            clause += 1
        elif opening and token == ",":
            clause, opening = clause + 1, False
        numbers.append(clause)
    return numbers


def _keep_of_a_document(cues: Cues, wording: Wording) -> None:
    """Take out of "this guide covers …" what needs no evidence: all but effects and numbers."""
    name = next((hit for hit in wording.hits("document") if _is_named(wording, hit)), None)
    if name is None:
        return
    doing = wording.tokens[name.end : name.end + _REACH_OF_NAME]
    described = not nearby("describes").isdisjoint(doing)
    if not described and name.start > _LATEST_NAME:
        return
    for kind in cues.keys() - (_EVEN_DESCRIBED if described else _EVEN_OF_A_DOCUMENT):
        del cues[kind]
    _keep(cues, Kind.EFFICACY, _is_more_than_a_topic)
    if described:
        for kind in _NUMBERS:
            _keep(cues, kind, lambda hit: hit.section == "number")
    if described and not cues and not _PAPERS.isdisjoint(wording.tokens[name.start : name.end]):
        cues[Kind.RESEARCH_STATUS] = [name]


def _is_named(wording: Wording, hit: Hit) -> bool:
    """Say whether a word names this document, or a paper: "this recent review", "the paper"."""
    before = wording.tokens[max(0, hit.start - 3) : hit.start]
    return hit.end > hit.start + 1 or not _THIS.isdisjoint(before)


def _is_more_than_a_topic(hit: Hit) -> bool:
    return hit.section != "efficacy topic"


def _drop_purposes(cues: Cues, wording: Wording) -> None:
    """Take out of an advice what it is for: "drink water to support digestion"."""
    if nearby("reason").isdisjoint(wording.tokens) and any(imperatives(wording)):
        for kind in (Kind.CAUSE, Kind.EFFICACY, Kind.MECHANISM):
            cues.pop(kind, None)

    def is_said(hit: Hit) -> bool:
        before = wording.tokens[hit.start - 1] if hit.start else ""
        return before not in _PURPOSES and _is_more_than_a_topic(hit)

    for kind in (Kind.EFFICACY, Kind.MECHANISM, Kind.DIAGNOSIS):
        _keep(cues, kind, is_said)


def _drop_contents(cues: Cues, wording: Wording) -> None:
    """Take out what advice is about: what stands in one clause with it is done, not found."""
    clauses = _clauses(wording.tokens, _ADVICE_ENDS)
    advised = {clauses[hit.start] for hit in cues[Kind.RECOMMENDATION]}
    for kind in _ADVISED & cues.keys():
        _keep(
            cues,
            kind,
            lambda hit: (
                clauses[hit.start] not in advised or wording.tokens[hit.start].startswith(_BRINGS)
            ),
        )


def _drop_the_lesser(cues: Cues, wording: Wording) -> None:
    """Where one kind says the same as another with more at stake, only that one is judged."""
    drop_outweighed(cues, wording)
    if Kind.EFFICACY in cues and Kind.COMPARATIVE in cues:
        _keep(cues, Kind.EFFICACY, lambda hit: not is_only_compared(wording, cues, hit))
    if Kind.EFFICACY in cues and _MEANS.isdisjoint(wording.tokens):
        _keep(cues, Kind.MECHANISM, lambda hit: hit.section not in _OUTER)
    if not _BEYOND_CAUSE.isdisjoint(cues):
        cues.pop(Kind.CAUSE, None)
    if Kind.DIAGNOSIS in cues:  # "high levels can indicate fatigue"
        cues.pop(Kind.CAUSE, None)
        cues.pop(Kind.PREVALENCE, None)
    if Kind.PROGNOSIS in cues:
        _keep(cues, Kind.PREVALENCE, lambda hit: hit.section == "number")  # "one in ten dies"
        _drop_what_time_does(cues)
    if Kind.CAUSE in cues and Kind.PREVALENCE in cues:
        _drop_what_counts(cues, wording)
    if Kind.CAUSE in cues or Kind.EFFICACY in cues:
        _keep(cues, Kind.PREVALENCE, lambda hit: hit.section != "prevalence noun")
    if Kind.EFFICACY in cues:
        _keep(cues, Kind.PROGNOSIS, lambda hit: hit.section != "prognosis")
    elif not _BEYOND_PROGNOSIS.isdisjoint(cues):
        _keep(cues, Kind.PROGNOSIS, lambda hit: not is_an_outcome(wording, hit))
    drop_beside(cues)


def _drop_what_time_does(cues: Cues) -> None:
    """Take out what a course in time says in passing: "feel better within six weeks"."""
    if any(hit.section == "in time" for hit in cues[Kind.PROGNOSIS]):
        _keep(cues, Kind.EFFICACY, lambda hit: hit.section != "efficacy noun")


def _drop_what_counts(cues: Cues, wording: Wording) -> None:
    """Take out of causes what says how common something is: "a leading cause of death"."""
    counted = {at for hit in cues[Kind.PREVALENCE] for at in range(hit.start, hit.end)}
    numbered = any(hit.section == "number" for hit in cues[Kind.PREVALENCE])

    def is_a_cause(hit: Hit) -> bool:
        word = wording.tokens[hit.start]
        if word.startswith("affect") or (numbered and word in _RATES):
            return False
        behind = wording.tokens[hit.end : hit.end + _BEHIND_CAUSE]
        if hit.section == "cause" and _ENDS_OF_LIFE.isdisjoint(behind) and not numbered:
            return True  # "the leading cause of blindness"
        if numbered and not _CASES.isdisjoint(behind):
            return False  # "causes 685 million cases a year"
        return hit.start not in counted and hit.end - 1 not in counted

    _keep(cues, Kind.CAUSE, is_a_cause)
