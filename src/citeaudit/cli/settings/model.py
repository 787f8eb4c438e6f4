"""What a settings file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.policy.tables import Policy
    from citeaudit.rules.base import Severity

SEVERITIES = ("error", "warning", "info")
PROFILES = ("regular", "strict", "auditor")
POLICIES = ("health", "medrs", "general")


class Layer(NamedTuple):
    """What one place, a file or a command line, says about rules; selectors as they are written."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class FileIgnores(NamedTuple):
    """Rules not to run on some files: those below `folder` that a pattern stands for."""

    folder: str
    pattern: str
    rules: tuple[str, ...]


class Online(NamedTuple):
    """How registers are asked: as whom, which only on request, and which not."""

    contact: str = ""
    registers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Settings(NamedTuple):
    """What a settings file says, with what it extends; what is empty is not said.

    Attributes:
        path: The file, as it is opened; empty for no file.
        layers: About rules, from the file that is extended to the one that extends.
        severities: By the code of a rule.
        policy: The tables of evidence, with the changes of the files.
        refs: A bibliography for all documents; its path from the current folder.
        knowledge: A file with what a house knows of addresses; the same.
    """

    path: str = ""
    layers: tuple[Layer, ...] = ()
    per_file_ignores: tuple[FileIgnores, ...] = ()
    severities: Mapping[str, Severity] = {}
    fail_on: str = ""
    min_severity: str = ""
    profile: str = ""
    policy: Policy | None = None
    refs: str = ""
    knowledge: str = ""
    online: Online = Online()


NO_SETTINGS = Settings()
