"""Word documents made in a test: the smallest packages that Word would open."""

from __future__ import annotations

import zipfile
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_C = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts as they are."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def root(name: str, inner: str) -> str:
    """Write a part with the namespaces that Word uses."""
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:m="{_M}" xmlns:mc="{_C}"'
    return f'<?xml version="1.0"?><w:{name} {spaces}>{inner}</w:{name}>'


def docx(body: str, links: dict[str, str] | None = None, **others: str) -> bytes:
    """Make a document.

    Args:
        body: What stands in `w:body`.
        links: Identifiers of hyperlinks, and where they lead.
        others: The content of `styles`, `numbering`, `footnotes`, `comments` …; or `sources`.
    """
    sources = others.pop("sources", "")
    related = "".join(
        f'<Relationship Id="{kind}" Type="x/{kind}" Target="{kind}.xml"/>' for kind in others
    ) + "".join(
        f'<Relationship Id="{name}" Type="x/hyperlink" Target="{url}" TargetMode="External"/>'
        for name, url in (links or {}).items()
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="a" '
        'Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}">{related}</Relationships>',
    }
    for kind, content in others.items():
        assert kind in _KINDS
        parts[f"word/{kind}.xml"] = root(kind, content)
    if sources:
        parts["customXml/item1.xml"] = sources
    return packed(parts)


def p(*inner: str, style: str = "", list_: str = "") -> str:
    """Write a paragraph; plain words become a run."""
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>' if list_ else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(part if part.startswith("<") else r(part) for part in inner)
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """Write a field as Word does: its instruction, then its result."""
    escaped = instruction.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escaped}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
