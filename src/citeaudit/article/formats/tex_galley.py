"""LaTeX prose on its way into blocks: as it is set, not as it is typed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.formats.galley import Galley
from citeaudit.article.model import InlineKind
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = {"``": "\u201c", "''": "\u201d", "--": "\u2013", "---": "\u2014"}


class TexGalley(Galley):
    """A galley that knows TeX's ligatures and formulas."""

    def text(self, start: int, end: int) -> None:
        """Write a run of the source, quotation marks and dashes as they are set."""
        at = end - len(self.source[start:end].lstrip()) if self.fresh else start
        for match in _ligature().finditer(self.source, at, end):
            self.put(self.source[at : match.start()], at, match.start())
            self.put(_SHOWN.get(match[0], "\n"), *match.span())
            at = match.end()
        self.put(self.source[at:end], at, end)

    def formula(self, inner: Span, whole: Span, symbols: Mapping[str, str]) -> None:
        """Write a formula as it stands; a lone symbol as it is set; a raised number as such."""
        written = self.source[inner.start : inner.end].strip()
        raised = _raised().fullmatch(written)
        kind, shown = InlineKind.MATH, written
        if raised:
            kind, shown = InlineKind.SUPERSCRIPT, raised[1].strip()
        elif written[:1] == "\\" and written[1:] in symbols:
            self.mark(kind, symbols[written[1:]], whole, whole)
            return
        at = self.source.find(shown, inner.start)
        self.mark(kind, shown, Span(at, at + len(shown)), whole)


@cache
def _ligature() -> re.Pattern[str]:
    return re.compile(r"``|''|---?|\n[ \t]*")


@cache
def _raised() -> re.Pattern[str]:
    # "$^{1,2}$", as hand-made citations are raised
    return re.compile(r"\^\{?\s*((?:\d{1,4}[\s,\u2013-]{0,3}){1,20})\}?")
