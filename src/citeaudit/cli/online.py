"""Going online: what the environment says about it, and looking up the references of articles."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.model import Article
    from citeaudit.cli.inputs import Input
    from citeaudit.cli.settings.model import Online
    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.plan import Subject
    from citeaudit.evidence.refs import Refs
    from citeaudit.evidence.settings import Settings
    from citeaudit.sources.model import Source

SECONDS = 300.0


class Reading(NamedTuple):
    """An article as it was read, before anything is looked up.

    Attributes:
        refs: What its `refs.json` holds; without items where there is none.
        subjects: What is to be looked up, for each reference.
    """

    document: Input
    article: Article
    sources: tuple[Source, ...]
    refs: Refs
    subjects: tuple[Subject, ...]


class Found(NamedTuple):
    """What a run online brought.

    Attributes:
        facts: For each reading, for each of its references.
        requests: How many requests were sent.
        troubles: What could not be learned, in words: which register, why, how often.
        interrupted: Somebody stopped it before its end.
        note: What the user should know of the cache, or empty.
    """

    facts: tuple[tuple[tuple[Fact, ...], ...], ...]
    requests: int
    troubles: tuple[str, ...]
    interrupted: bool = False
    note: str = ""


def is_offline(*, asked: bool) -> bool:
    """Whether no network may be used: an option says so, or `CITEAUDIT_OFFLINE=1` does."""
    return asked or os.environ.get("CITEAUDIT_OFFLINE") == "1"


def settings_from(
    environment: Mapping[str, str],
    *,
    online: Online | None = None,
    contact: str = "",
    max_age: int | None = None,
    seconds: float | None = None,
) -> Settings:
    """Put the settings of a run online together.

    Args:
        environment: `CITEAUDIT_CONTACT`, `CITEAUDIT_NCBI_KEY`, `CITEAUDIT_OPENALEX_KEY`;
            `CITEAUDIT_REGISTERS` and `CITEAUDIT_WITHOUT`, names of registers to ask as well or not
            to ask; `CITEAUDIT_…_URL`, another address for a service.
        online: What the settings file says.
        contact: The user's address, before those of the environment and the file.
        max_age: Days after which answers are asked for again.
        seconds: After so long a run ends with what it has.

    Raises:
        SettingsError: A value is of no use.
    """
    from citeaudit import __version__
    from citeaudit.cli.settings.model import Online
    from citeaudit.evidence.settings import Settings

    said = online or Online()
    return Settings(
        version=__version__,
        contact=checked_contact(
            contact or environment.get("CITEAUDIT_CONTACT", "") or said.contact
        ),
        ncbi_key=environment.get("CITEAUDIT_NCBI_KEY", "").strip(),
        openalex_key=environment.get("CITEAUDIT_OPENALEX_KEY", "").strip(),
        addresses=_addresses(environment),
        extra=_registers(environment, "CITEAUDIT_REGISTERS") | frozenset(said.registers),
        without=_registers(environment, "CITEAUDIT_WITHOUT") | frozenset(said.without),
        seconds=seconds or SECONDS,
        max_age=max_age,
        allow_private=environment.get("CITEAUDIT_ALLOW_PRIVATE") == "1",
    )


def checked_contact(written: str) -> str:
    """Check an e-mail address; an empty one is none.

    Raises:
        SettingsError: It is none that a header could carry.
    """
    contact = written.strip()
    name, at, host = contact.partition("@")
    fits = contact.isascii() and contact.isprintable() and not set(' "<>(),;') & set(contact)
    if contact and not (fits and at and name and "." in host and "@" not in host):
        raise SettingsError(
            "contact", "is no e-mail address", "wanted something like me@uni.example"
        )
    return contact


def _addresses(environment: Mapping[str, str]) -> dict[str, str]:
    from citeaudit.evidence.datasets.base import DATA_SETS
    from citeaudit.evidence.services import SERVICES

    found: dict[str, str] = {}
    for service in (*SERVICES, "page", *DATA_SETS):
        variable = f"CITEAUDIT_{service.upper().replace('-', '_')}_URL"
        address = environment.get(variable, "").strip()
        if address and not address.startswith(("https://", "http://")):
            raise SettingsError(variable, "is no address", "wanted https://… or http://…")
        if address:
            found[service] = address
    return found


def _registers(environment: Mapping[str, str], variable: str) -> frozenset[str]:
    from citeaudit.evidence.registers.names import NAMES

    names = frozenset(environment.get(variable, "").replace(",", " ").split())
    unknown = sorted(names.difference(NAMES))
    if unknown:
        raise SettingsError(variable, f"{unknown[0]} is no register", f"one of {', '.join(NAMES)}")
    return names


def look_up(readings: Sequence[Reading], settings: Settings, *, shows_progress: bool) -> Found:
    """Look up the references of all articles in one run, so that calls are shared.

    Returns:
        What was learned; where somebody pressed Ctrl-C, what was learned until then.
    """
    import time

    from citeaudit.cli.storage import cache_folder
    from citeaudit.cli.ticker import Ticker
    from citeaudit.evidence.cache import Cache
    from citeaudit.evidence.held_facts import facts_of_refs
    from citeaudit.evidence.lookup import LookUp

    known = [fact for reading in readings for fact in facts_of_refs(reading.refs)]
    subjects = [subject for reading in readings for subject in reading.subjects]
    interrupted = False
    ticker = Ticker(sys.stderr, hidden=not shows_progress)
    with Cache(cache_folder()) as cache:
        run = LookUp(
            settings, cache, today=time.strftime("%Y-%m-%d", time.gmtime()), told=ticker.show
        )
        try:
            run.run(subjects, known)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            ticker.clear()
        facts = tuple(tuple(map(run.facts_of, reading.subjects)) for reading in readings)
        troubles = () if interrupted else run.troubles()
        return Found(facts, run.requests, troubles, interrupted, cache.note)


def read_article(document: Input, bibliography: str | None) -> Article:
    """Read a document.

    Args:
        document: The document.
        bibliography: The bibliography that the command line names, if any.

    Raises:
        UserError: The document, or a bibliography of it, cannot be read.
    """
    from citeaudit.article.read import read
    from citeaudit.cli.bibliographies import bibliography_of
    from citeaudit.cli.inputs import load

    text = load(document)
    return read(text, document.format, bibliography_of(document, text, bibliography))


def reading_of(document: Input, article: Article, refs: Refs) -> Reading:
    """Say what is to be looked up about an article's references."""
    from citeaudit.evidence.subjects import subjects_of
    from citeaudit.sources.identify import identify

    sources = identify(article.references)
    return Reading(document, article, sources, refs, subjects_of(article, sources, refs))
