"""What kind of thing a source is: the record before the host, the host before its words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources import identifiers
from citeaudit.sources.deception import pretends
from citeaudit.sources.explain import explain
from citeaudit.sources.guidelines import names_guideline
from citeaudit.sources.knowledge import Rule, look_up, look_up_form
from citeaudit.sources.learned import load
from citeaudit.sources.likeliest import WEAK
from citeaudit.sources.model import Interest, Signal, SourceType
from citeaudit.sources.prefixes import type_of_doi
from citeaudit.sources.words import guess, telling, weigh, what_is

if TYPE_CHECKING:
    from citeaudit.sources.addresses import Address

_SELLERS = frozenset(
    {
        SourceType.CLINIC_BLOG,
        SourceType.PHARMACY_MARKETING,
        SourceType.TELEHEALTH,
        SourceType.VENDOR,
    }
)
# Types whose publisher has nothing to sell to a reader by what they are.
_NOT_SELLING = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.PREPRINT,
        SourceType.TRIAL_REGISTRY,
        SourceType.SCHOLARLY_INDEX,
        SourceType.GUIDELINE,
        SourceType.REGULATOR,
        SourceType.GOVERNMENT,
        SourceType.MEDICAL_REFERENCE,
        SourceType.ACADEMIC,
        SourceType.PROFESSIONAL_SOCIETY,
        SourceType.CHARITY,
        SourceType.NEWS,
        SourceType.BOOK,
        SourceType.ENCYCLOPEDIA,
        SourceType.SEARCH_PAGE,
        SourceType.AI_CHAT,
        SourceType.HOSPITAL,
        SourceType.PREDATORY_JOURNAL,
        SourceType.SOCIAL,
        SourceType.ADVOCACY,
        SourceType.BLOG,
    }
)
# Works that are not their carrier's: the host that shows them does not speak in them.
CARRYING = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.PREPRINT,
        SourceType.TRIAL_REGISTRY,
        SourceType.SCHOLARLY_INDEX,
    }
)
# What an identifier in the entry's text may overrule: these carry the works of others.
_CARRIERS = frozenset({SourceType.SCHOLARLY_INDEX, SourceType.SEARCH_PAGE, SourceType.UNKNOWN})
# Publishers all of whose pages are of one kind: no form of an address makes them anything else.
_KEEP_THEIR_TYPE = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.PREPRINT,
        SourceType.TRIAL_REGISTRY,
        SourceType.SCHOLARLY_INDEX,
        SourceType.REGULATOR,
        SourceType.SOCIAL,
        SourceType.BLOG,
        SourceType.CONTENT_FARM,
        SourceType.PREDATORY_JOURNAL,
        SourceType.AI_CHAT,
        SourceType.SEARCH_PAGE,
        SourceType.UNKNOWN,
        SourceType.ENCYCLOPEDIA,
        SourceType.NEWS,
    }
)
_SURER_THAN_A_HOST = 0.75
# From here on a page's words say whose it is, whatever work its entry names.
_SPEAKS_ITSELF = 0.5
# Some of what is cited by volume and pages is a magazine's, or a book's.
_BY_FORM_OF_ENTRY = 0.9
# As many reasons as a reader takes in.
_SIGNALS = 3
# Where a title that names a guideline means that this is one.
_PUBLISH_GUIDELINES = frozenset(
    {
        SourceType.PEER_REVIEWED,
        SourceType.PROFESSIONAL_SOCIETY,
        SourceType.SCHOLARLY_INDEX,
        SourceType.GOVERNMENT,
    }
)


class Decision(NamedTuple):
    """A type, how sure it is, and why. `rule` is the entry of the knowledge files that decided."""

    type: SourceType
    confidence: float
    interest: Interest
    signals: tuple[Signal, ...]
    rule: Rule | None = None

    @property
    def carried(self) -> bool:
        """The thing is somebody else's work, shown by a host that only carries it."""
        rule = self.rule
        return self.type in CARRYING and (
            rule is None or rule.carries or rule.type is not self.type
        )


def decide(
    address: Address,
    title: str,
    in_address: dict[str, str],
    in_text: dict[str, str],
    printed: str = "",
) -> Decision:
    """Type one source.

    Args:
        address: Its address as `read_address` gives it; may be empty.
        title: Its title as the entry gives it; may be empty.
        in_address: Identifiers found in the address.
        in_text: Identifiers found in the entry's title and text.
        printed: Volume and pages by which the entry cites a journal's article, if it does.

    Returns:
        The decision; `UNKNOWN` with the reason among the signals where nothing can be told.
    """
    if address.trouble or not address.host:
        return _without_address(address, title, in_text, printed)
    disguise = pretends(address.host)
    if disguise:
        return _disguised(address, title, Signal("host", disguise))
    rules = rules_for(address, title)
    settled = settle(rules, title, in_address, in_text)
    return settled or _unsettled(address, title, rules, in_text, printed)


class Rules(NamedTuple):
    """The rule for an address itself, and the one for addresses of its form."""

    own: Rule | None
    form: Rule | None

    @property
    def hints(self) -> tuple[Rule, ...]:
        """What is left to weigh where neither decides."""
        return tuple(rule for rule in (self.form, self.own) if rule)


def rules_for(address: Address, title: str) -> Rules:
    """Look up what the knowledge files say of an address."""
    where = address.path + address.query
    return Rules(look_up(address.host, where, title), look_up_form(address.host, where, title))


def settle(
    rules: Rules, title: str, in_address: dict[str, str], in_text: dict[str, str]
) -> Decision | None:
    """Decide by identifiers and knowledge; nothing where only the words of the page are left."""
    return (
        _by_identifier(in_address, "the address", rules.own, title)
        or _by_form(rules.form, rules.own)
        or _by_rule(rules.own, in_text, title)
    )


def _unsettled(
    address: Address, title: str, rules: Rules, in_text: dict[str, str], printed: str
) -> Decision:
    """Weigh an identifier in the entry against the words of the page.

    Where the entry is printed as an article's, or the site carries others' works, the identifier is
    the page's own. A shop that names a study is still a shop.
    """
    guessed = _guessed(address, title, rules.hints, ())
    named = _by_identifier(in_text, "the entry", rules.own, title)
    carries = rules.own is not None and rules.own.type in _CARRIERS
    speaks_itself = guessed.type in WEAK and guessed.confidence >= _SPEAKS_ITSELF
    return named if named and (printed or carries or not speaks_itself) else guessed


def _without_address(
    address: Address, title: str, in_text: dict[str, str], printed: str
) -> Decision:
    found = _by_identifier(in_text, "the entry", None, title)
    if found:
        return found
    if printed and not address.host:
        what = f"the entry cites volume and pages of a journal, {printed}"
        return _guideline(title, None) or _decision(
            SourceType.PEER_REVIEWED, _BY_FORM_OF_ENTRY, None, what, kind="entry"
        )
    reason = address.trouble or "no address"
    return Decision(SourceType.UNKNOWN, 0.0, Interest.UNKNOWN, (Signal("host", reason),))


def _by_identifier(
    found: dict[str, str], where: str, rule: Rule | None, title: str
) -> Decision | None:
    """Say what an identifier makes of the thing, whatever the host."""
    if rule and rule.path and rule.type in (SourceType.SEARCH_PAGE, SourceType.GUIDELINE):
        return None
    kind = next((kind for kind in found if kind in identifiers.TRIAL_KINDS), "")
    if kind and not (found.keys() & {"doi", "pmid", "pmcid"}) and where == "the address":
        return _decision(
            SourceType.TRIAL_REGISTRY, 0.97, rule, f"{where} has a trial's number, {found[kind]}"
        )
    if "doi" in found:
        return _by_doi(found["doi"], where, rule, title)
    for kind, name in (("pmid", "a PubMed number"), ("pmcid", "a PubMed Central number")):
        if kind in found:
            return _guideline(title, rule) or _decision(
                SourceType.PEER_REVIEWED, 0.97, rule, f"{where} has {name}, {found[kind]}"
            )
    if "arxiv" in found:
        return _decision(
            SourceType.PREPRINT, 0.98, rule, f"{where} has an arXiv number, {found['arxiv']}"
        )
    if kind and where != "the address" and kind in identifiers.TRIAL_KINDS:
        return None
    if "isbn" in found and not (rule and rule.type not in _CARRIERS):
        return _decision(SourceType.BOOK, 0.9, rule, f"{where} has an ISBN, {found['isbn']}")
    return None


def _by_doi(doi: str, where: str, rule: Rule | None, title: str) -> Decision:
    if rule and rule.type in (SourceType.PREDATORY_JOURNAL, SourceType.PREPRINT, SourceType.BOOK):
        return _decision(rule.type, rule.confidence, rule, f"the address is {rule.what}")
    source_type, what = type_of_doi(doi)
    if source_type is SourceType.PEER_REVIEWED:
        found = _guideline(title, rule)
        if found:
            return found
    return _decision(source_type, 0.96, rule, f"{where} has the DOI of {what}, {doi}")


def _guideline(title: str, rule: Rule | None) -> Decision | None:
    word = names_guideline(title)
    if not word:
        return None
    return _decision(SourceType.GUIDELINE, 0.75, rule, f"the title names a {word}", kind="title")


def _by_form(form: Rule | None, rule: Rule | None) -> Decision | None:
    """Let a document's kind outrank its publisher, unless more is known of the very address."""
    if form is None or rule is None or rule.path or rule.type in _KEEP_THEIR_TYPE:
        return None
    if form.confidence < _SURER_THAN_A_HOST:
        return None
    return _decision(
        form.type, form.confidence, form, f"the address has the form of {form.what}", kind="path"
    )


def _by_rule(rule: Rule | None, in_text: dict[str, str], title: str) -> Decision | None:
    if rule is None:
        return None
    if (
        rule.type in _CARRIERS
        and not rule.path
        and in_text.keys() & {"doi", "pmid", "pmcid", "arxiv"}
    ):
        return None
    if rule.type in _PUBLISH_GUIDELINES:
        found = _guideline(title, rule)
        if found:
            return found
    return _decision(
        rule.type,
        rule.confidence,
        rule,
        f"the address is {rule.what}",
        kind="path" if rule.path else "host",
    )


def _decision(
    source_type: SourceType,
    confidence: float,
    rule: Rule | None,
    detail: str,
    *,
    kind: str = "identifier",
) -> Decision:
    interest = interest_of(source_type)
    if rule and rule.type is source_type and rule.interest:
        interest = rule.interest
    return Decision(source_type, confidence, interest, (Signal(kind, detail),), rule)


@lru_cache(maxsize=4096)
def _guessed(
    address: Address, title: str, hints: tuple[Rule, ...], before: tuple[Signal, ...]
) -> Decision:
    """Type a page of an unlisted host by its words and by what was learned from such pages."""
    weighed = weigh(address, title, hints)
    model = load()
    verdict = model.judge(address, title, weighed.sums) if model else guess(weighed)
    words = telling(weighed, verdict.type)[:_SIGNALS]
    if not verdict.suffices:
        nothing = Signal("host", "nothing is known of this site, and its words tell too little")
        return Decision(
            SourceType.UNKNOWN, verdict.confidence, Interest.UNKNOWN, (*before, nothing, *words)
        )
    more = explain(verdict.reasons, what_is(verdict.type), _SIGNALS - len(words))
    return Decision(
        verdict.type, verdict.confidence, interest_of(verdict.type), (*before, *words, *more)
    )


def _disguised(address: Address, title: str, seen: Signal) -> Decision:
    """Type a host that borrows a name: its words may not make it what it pretends to be."""
    found = _guessed(address, title, (), (seen,))
    if found.type in _SELLERS:
        return found
    return Decision(SourceType.UNKNOWN, found.confidence, Interest.UNKNOWN, (seen,))


def interest_of(source_type: SourceType) -> Interest:
    """Say what interest the publishers of such sources have, as far as their kind tells."""
    if source_type in _SELLERS:
        return Interest.SELLS_TOPIC
    if source_type in _NOT_SELLING:
        return Interest.NONE
    return Interest.UNKNOWN if source_type is SourceType.UNKNOWN else Interest.POSSIBLE
