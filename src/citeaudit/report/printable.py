"""Hostile text made harmless: what would steer a terminal is shown instead of obeyed."""

from __future__ import annotations

# C0 and C1 controls, and the marks that reorder text (Unicode TR 36, "bidirectional text
# spoofing"). Marks that real Hebrew, Arabic and emoji need (LRM, RLM, joiners) stay.
_STEERING = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
)
_ON_ONE_LINE = {code: f"\\u{code:04x}" if code > 0xFF else f"\\x{code:02x}" for code in _STEERING}
_ON_ONE_LINE[0x0A] = "\\n"
_ON_ONE_LINE[0x0D] = "\\r"
_ON_ONE_LINE[0x09] = " "
_IN_JSON = {code: f"\\u{code:04x}" for code in _STEERING if code > 0x1F}
_ON_LINES = {**_ON_ONE_LINE, 0x0A: "\n"}


def on_one_line(text: str) -> str:
    """Show control characters and line ends as escapes, so that the text stays on its line."""
    return text if text.isprintable() else text.translate(_ON_ONE_LINE)


def on_lines(text: str) -> str:
    """Show control characters as escapes and keep line ends."""
    return text.translate(_ON_LINES)


def as_json(value: object, *, indent: int | None = None) -> str:
    """Write JSON that a terminal can be shown: readable in any script, steering in none."""
    import json  # noqa: PLC0415 (a report for people has none)

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else text.translate(_IN_JSON)
