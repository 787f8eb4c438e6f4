"""What is in force for a document: the command line, above its settings file, above defaults."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.cli.settings.find import find_settings, forget_found
from citeaudit.cli.settings.model import NO_SETTINGS, Layer
from citeaudit.errors import SettingsError
from citeaudit.policy.tables import load_policy
from citeaudit.report.model import Gate
from citeaudit.rules.base import Severity
from citeaudit.rules.selection import select, severity

if TYPE_CHECKING:
    from citeaudit.cli.settings.model import Settings
    from citeaudit.policy.tables import Policy
    from citeaudit.rules.base import Selection
    from citeaudit.sources.own import Own

FAIL_ON, MIN_SEVERITY, PROFILE, POLICY = "error", "info", "regular", "health"


class Said(NamedTuple):
    """What a command line says; what is empty it leaves to settings files.

    Attributes:
        config: The settings file for all documents.
        isolated: There are no settings files.
    """

    rules: Layer = Layer()
    profile: str = ""
    policy: str = ""
    fail_on: str = ""
    min_severity: str = ""
    refs: str = ""
    knowledge: str = ""
    ignores: bool = True
    config: str = ""
    isolated: bool = False


class Force(NamedTuple):
    """What is in force for a document.

    Attributes:
        settings: The settings file, as it is opened; empty for none.
        refs: A bibliography that was named; empty where those beside the document serve.
        knowledge: A file with what a house knows of addresses; empty where there is none.
        own: What it says.
    """

    settings: str
    selection: Selection
    policy: Policy
    gate: Gate
    refs: str
    knowledge: str = ""
    own: Own | None = None


def in_force(said: Said, file: str) -> Force:
    """Say what is in force for a document.

    Args:
        said: What the command line says: it wins.
        file: The document; the name that standard input goes by.

    Raises:
        SettingsError: A settings file, a selector, or a file of knowledge cannot be used.

    Cost: a few look-ups; settings are read and put together once.
    """
    settings = settings_of(said, file)
    ignored = tuple(
        rule
        for one in settings.per_file_ignores
        if _is_below(file, one.folder, one.pattern)
        for rule in one.rules
    )
    return _together(said, settings.path, ignored)


def settings_of(said: Said, file: str) -> Settings:
    """Give the settings of a document, from the file that the command line names or the nearest.

    Raises:
        SettingsError: The file cannot be used.
    """
    if said.isolated:
        return NO_SETTINGS
    if said.config and not os.path.isfile(said.config):
        raise SettingsError(said.config, "no such settings file", "check the spelling")
    path = said.config or find_settings(file)
    if not path:
        return NO_SETTINGS
    # Loaded where there is a file: a plain check pays for none of it.
    from citeaudit.cli.settings.read import load_settings

    return load_settings(os.path.abspath(path))


@cache
def _together(said: Said, path: str, ignored: tuple[str, ...]) -> Force:
    settings = NO_SETTINGS
    if path:
        from citeaudit.cli.settings.read import load_settings

        settings = load_settings(path)
    profile = said.profile or settings.profile or PROFILE
    selection: Selection | None = None
    for layer in (*settings.layers, said.rules, Layer(ignore=ignored)):
        selection = select(*layer, profile, selection)
    assert selection is not None
    knowledge = said.knowledge or settings.knowledge
    return Force(
        settings.path,
        replace(selection, severities=settings.severities, ignores=said.ignores),
        load_policy(said.policy) if said.policy else settings.policy or load_policy(POLICY),
        _gate(said.fail_on or settings.fail_on, said.min_severity or settings.min_severity),
        said.refs or settings.refs,
        knowledge,
        _own(knowledge),
    )


def _own(knowledge: str) -> Own | None:
    if not knowledge:
        return None
    from citeaudit.cli.own_knowledge import load_own

    return load_own(knowledge)


def forget_settings() -> None:
    """Read settings files anew when they are next asked for."""
    from citeaudit.cli.own_knowledge import load_own
    from citeaudit.cli.settings.read import load_settings
    from citeaudit.cli.settings.source import read_source

    for one in (_together, load_settings, read_source, load_own):
        one.cache_clear()
    forget_found()


def check_said(said: Said) -> None:
    """Look at what the command line says before any document is looked for.

    Raises:
        SettingsError: A selector stands for no rule, or the settings file cannot be used.
    """
    select(*said.rules, said.profile or PROFILE)
    if said.config:
        settings_of(said, "")


def default_gate(said: Said) -> Gate:
    """Say what gates where there is no document."""
    return _gate(said.fail_on, said.min_severity)


def _gate(fail_on: str, min_severity: str) -> Gate:
    least = severity(min_severity or MIN_SEVERITY) or Severity.INFO
    return Gate(severity(fail_on or FAIL_ON), least)


def _is_below(file: str, folder: str, pattern: str) -> bool:
    """Hold a path against a pattern of a folder; one without a slash is held against the name."""
    from citeaudit.cli.globs import path_pattern

    try:
        path = os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return False
    pattern = pattern.removeprefix("./") + ("**" if pattern.endswith("/") else "")
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    elif path.startswith("../"):
        return False
    return path_pattern(pattern).fullmatch(path) is not None
