"""From mice and dishes to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import source_name
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import Design

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited, Finding

_OF_PEOPLE = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.DOSE,
        Kind.RECOMMENDATION,
        Kind.CAUSE,
        Kind.PROGNOSIS,
        Kind.PROMISSORY,
    )
)


class PreclinicalToHuman(Rule):
    """A study in animals or cells is cited for what happens in people.

    ## What it reports
    A claim about an effect, a harm, a cause or a dose that rests on an animal or laboratory study
    and nothing better, in a sentence that does not name the model. A mechanism may be shown in a
    laboratory.

    ## Why it matters
    Some 5 % of therapies tested in animals reach approval (Ineichen 2024). MEDRS rules
    preclinical work out for claims about health, and the FTC does not accept it as proof of a
    benefit.

    ## Example
    > Naltrexone prevents seizures. [4]   (where [4] is a study in rats)

    ## Better
    "In rats, naltrexone prevented seizures [4]", or cite a study in people.

    ## When to ignore
    The sentence before says that it is about animals.
    """

    code = "CIT205"
    name = "preclinical-to-human"
    severity = Severity.ERROR
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim about people that only animals or cells stand behind."""
        for verdict in audited.verdicts:
            models = [one for one in verdict.weighed if _is_preclinical(one)]
            if models and _is_of_people(verdict) and not _has_better(verdict):
                yield self.about_claim(
                    verdict,
                    f"{source_name(models[0].source)} is cited for what happens in people",
                    help='name the model in the sentence ("in mice"), or cite a study in people',
                    references=tuple(sorted(at for one in models for at in one.sources)),
                    confidence=self.confidence * models[0].source.confidence,
                )


def _is_preclinical(one: Weighed) -> bool:
    return one.source.design in (Design.ANIMAL, Design.IN_VITRO)


def _is_of_people(verdict: Verdict) -> bool:
    claim = verdict.claim
    if claim.certainty is Certainty.NEGATED or _OF_PEOPLE.isdisjoint(claim.kinds):
        return False
    return not find_phrase(claim.text, "model")


def _has_better(verdict: Verdict) -> bool:
    return any(
        one.strength >= Strength.UNKNOWN and not _is_preclinical(one) for one in verdict.weighed
    )
