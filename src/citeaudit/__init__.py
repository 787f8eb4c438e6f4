"""citeaudit reads an article and says which of its claims rest only on weak sources.

From a program:

    from citeaudit import audit_file

    report = audit_file("article.md")
    for document in report.documents:
        for finding in document.findings:
            print(finding.name, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.errors import CiteauditError, UserError
    from citeaudit.library import audit_file, audit_text, render
    from citeaudit.report.model import Report

    __version__: str

__all__ = [
    "CiteauditError",
    "Report",
    "UserError",
    "__version__",
    "audit_file",
    "audit_text",
    "render",
]

_HOMES = {
    "CiteauditError": "citeaudit.errors",
    "UserError": "citeaudit.errors",
    "Report": "citeaudit.report.model",
    "audit_file": "citeaudit.library",
    "audit_text": "citeaudit.library",
    "render": "citeaudit.library",
}


def __getattr__(name: str) -> object:
    # Nothing is imported before somebody asks for it: the command line imports this package first,
    # and a version takes 40 ms to look up.
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("citeaudit")
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'citeaudit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
