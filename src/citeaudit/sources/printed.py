"""Entries that have no address: what the way they are printed tells of them.

An article in a journal is cited by volume, issue and pages, in one of a few forms; nothing else is.
"""

from __future__ import annotations

import re

_MAX_TEXT = 2_000
_YEAR = r"(?:19|20)\d\d"
_PAGE = r"(?:pp?\.?\s?)?[A-Za-z]{0,2}\d{1,7}"
# Source: the forms of Vancouver, APA, Nature, MLA and Chicago; knowledge of the field, 2026-11-28.
# Each with what all that has the form has in it, in lower case: it is looked for first.
_FORMS = tuple(
    (mark, re.compile(form, re.IGNORECASE))
    for mark, form in (
        # 2019;16:E59 · 2010 Jan 5;1186(2):125–145 · 2003; 41: 1221-32
        (
            ";",
            rf"{_YEAR}[a-z]?(?:[ -][a-z]{{3,9}}\.?)?(?: \d{{1,2}})?; ?\d{{1,4}}"
            rf"(?: ?\([^()]{{1,20}}\))?: ?{_PAGE}",
        ),
        # 41(12), 1221–1232 · 16(3): e59
        ("(", rf"\b\d{{1,4}} ?\(\d{{1,4}}(?:[-–]\d{{1,4}})?\)[:,] ?{_PAGE}"),
        # 532, 45–67 (2009)
        ("(", rf"\b\d{{1,4}}, ?[A-Z]?\d{{1,6}}(?: ?[-–] ?\d{{1,6}})? ?\({_YEAR}\)"),
        # vol. 12, no. 3, 2009, pp. 45-67
        ("vol", r"\bvol\.? ?\d{1,4},? ?(?:no|iss|issue)\.? ?\d{1,4}\b"),
    )
)


def article_form(text: str) -> str:
    """Give the volume and pages by which an entry cites a journal's article; empty without them.

    Args:
        text: The entry as written.

    Cost: linear in the first 2,000 characters.
    """
    shown = text[:_MAX_TEXT]
    lowered = shown.lower()
    for mark, form in _FORMS:
        found = form.search(shown) if mark in lowered else None
        if found:
            return found[0]
    return ""
