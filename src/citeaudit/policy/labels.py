"""What a maker is bound to say of its product: a label, wherever it is kept."""

from __future__ import annotations

import re
from functools import cache

from citeaudit.policy.files import read_lists
from citeaudit.policy.phrases import Phrases
from citeaudit.sources.model import Source, SourceType

_MAKERS = (SourceType.VENDOR, SourceType.CORPORATE)
_WORDS = re.compile(r"[a-z0-9]+")


def is_label(source: Source) -> bool:
    """Say whether a maker's page is the label or safety information of a drug or device.

    A regulator has passed it: it is weighed as that, and it does not promote.

    Args:
        source: `type`, `title`, the path of its address and `reviewed` are read; what a person has
            decided stands.

    Source: STANDARDS 2.1 (regulator: label, assessment, safety notice); FDA.
    """
    if source.type not in _MAKERS or source.reviewed:
        return False
    path = source.canonical_url.partition(source.host)[2] if source.host else ""
    said = f"{source.title} | {' '.join(_WORDS.findall(path.lower()))}"
    return bool(_phrases().first_in(said))


@cache
def _phrases() -> Phrases:
    return Phrases.of(read_lists("wording.txt")["label"])
