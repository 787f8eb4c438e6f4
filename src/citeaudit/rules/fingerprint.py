"""The identity of a finding, the same in every format and in a baseline."""

from __future__ import annotations

import hashlib


def fingerprint(code: str, path: str, subject: str, occurrence: int) -> str:
    """Give a finding an identity that survives edits elsewhere (CONVENTIONS 1, fingerprint).

    It is made of no line and no column, so that inserted or moved text changes nothing.

    Args:
        code: The rule's code.
        path: The document's path, with forward slashes.
        subject: What the finding is about.
        occurrence: The how many-th finding of the rule about the subject in the document, from 1.

    Returns:
        A hex digest of SHA-256.
    """
    parts = ("v1", code, path, subject, str(occurrence))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
