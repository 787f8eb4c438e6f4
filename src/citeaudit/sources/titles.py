"""Titles of works, brought into a form in which two records of one work agree."""

from __future__ import annotations

import re
import unicodedata

# What sites put around the title of a work.
_SITE_BEFORE = re.compile(
    r"^(?:frontiers|\(pdf\)|\[?pdf\]|full article|editorial|abstract)\s*[|:\]-]?\s+(?=\S)", re.I
)
_SITE_AFTER = re.compile(
    r"\s*(?:[-|\u2013\u2014\u2022]|::)\s*(?:pmc|pubmed|pubmed central|europe pmc|ncbi(?: bookshelf)?|"
    r"statpearls(?: - ncbi bookshelf)?|sciencedirect(?: topics)?|springerlink|springer|wiley online library|"
    r"mdpi|plos one|plos medicine|the lancet[a-z ]*|nejm|new england journal of medicine|nature|"
    r"scientific reports|bmj(?: open)?|the bmj|jama[a-z ]*|cell|oxford academic|cambridge core|"
    r"researchgate|semantic scholar|frontiers|cureus|academia\.edu|medrxiv|biorxiv|arxiv|ssrn|"
    r"clinicaltrials\.gov|cochrane library|taylor & francis online|sage journals|full text|abstract|"
    r"pdf|jstor|scribd|docslib|mendeley|core|karger publishers|liebertpub|ovid|lww)\s*\.?\s*$",
    re.I,
)
_NOT_WORD = re.compile(r"[\W_]+")
# Fewer words than this name a topic ("Low-dose naltrexone"), not a work.
_FEWEST_WORDS = 4


def bare_title(title: str) -> str:
    """The title of the work without the names of the sites that show it."""
    text = title[:600].strip().strip("\"\u201c\u201d'").rstrip(".")
    text = _SITE_BEFORE.sub("", text)
    for _ in range(3):
        shorter = _SITE_AFTER.sub("", text)
        if shorter == text:
            break
        text = shorter
    return text.strip()


def title_key(title: str) -> str:
    """A form in which two records of one title are equal; empty for one too short to tell."""
    folded = unicodedata.normalize("NFKD", bare_title(title)).casefold()
    words = _NOT_WORD.sub(" ", "".join(c for c in folded if not unicodedata.combining(c))).split()
    return " ".join(words) if len(words) >= _FEWEST_WORDS else ""
