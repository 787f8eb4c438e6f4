"""Whether a title is a guideline's own, or that of a work about guidelines."""

from __future__ import annotations

# What a guideline calls itself.
_NAMES = (
    "consensus statement",
    "consensus guideline",
    "expert consensus",
    "practice parameter",
    "recommendation statement",
    "revised recommendations",
    "recommendations for the management",
    "recommendations for the treatment",
    "recommendations for the diagnosis",
    "evidence-based recommendations",
)
# "Guideline" alone says less: after these words it is what a study looks at.
_ABOUT = frozenset(
    "with to in of by from using following about between across do are on against versus after "
    "adherence compliance concordance implementing implementation comparing comparison".split()
)
_REACH = 4


def names_guideline(title: str) -> str:
    """Give the words by which a title calls itself a guideline; empty if it does not.

    "Guideline for the management of X" and "2023 ACC guideline" are guidelines; "Adherence to the
    guideline", "X in recent guidelines" are not.
    """
    lowered = title[:600].lower()
    named = next((name for name in _NAMES if name in lowered), "")
    if named:
        return named
    words = "".join(c if c.isalnum() else " " for c in lowered).split()
    for at, word in enumerate(words):
        if word in ("guideline", "guidelines"):
            before = words[max(at - _REACH, 0) : at]
            return "" if any(other in _ABOUT for other in before) else "guideline"
    return ""
