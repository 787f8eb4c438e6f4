"""Identifiers of works and trials: found by shape, checked, brought into normal form.

An identifier in the address says what the thing at the address is; one in the entry's text says
what the author meant. Both are kept apart by where they were found.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.sources.addresses import is_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.sources.addresses import Address

_DIGIT = re.compile(r"\d")
# How much of an entry is searched: no reference is longer, a hostile one may be.
_MAX_TEXT = 4_000


class _Scheme(NamedTuple):
    """One kind of identifier.

    `hints` are lower-case words one of which occurs in every text that holds such an identifier:
    they spare compiling and running the pattern. The pattern's last group is the identifier.
    """

    kind: str
    hints: tuple[str, ...]
    pattern: str
    normal: Callable[[str], str]


def _upper(value: str) -> str:
    return value.upper()


def _same(value: str) -> str:
    return value


# What publishers' addresses append to a DOI.
_DOI_TAIL = re.compile(
    r"(?:/(?:full|pdf|pdfdirect|epdf|abstract|abs|summary|meta|html|xml|epub|tables?|figures?|fulltext|"
    r"full-text|references|citations?|information|related|media|download|metrics|supplementary|nlm|"
    r"assets?|index\.html|v\d+|tb_reading|reading|asset|suppl)\b.*|\.(?:pdf|full|short|long|html?|xml|"
    r"abstract|txt|epub)\b.*|v\d{1,2}(?:[./].*)?|//.*)$",
    re.IGNORECASE,
)
_PREPRINT_TAIL = re.compile(r"v\d{1,2}(?:[./].*)?$")


def _doi(value: str) -> str:
    """Lower case, without the punctuation of the sentence around it."""
    doi = "".join(value.lower().split())
    # A bracket belongs to the DOI only where it was opened there (SICI DOIs hold `()<>;:`).
    while doi and (
        doi[-1] in ".,;:'\"*_/?&|"
        or (doi[-1] == ")" and doi.count("(") < doi.count(")"))
        or (doi[-1] == "]" and doi.count("[") < doi.count("]"))
        or (doi[-1] == ">" and doi.count("<") < doi.count(">"))
    ):
        doi = doi[:-1]
    prefix, _, suffix = doi.partition("/")
    return doi if suffix and len(prefix) > 6 else ""


def _doi_of_address(value: str) -> str:
    """Cut a DOI out of a path, where words of the site may follow it."""
    prefix, _, suffix = value.partition("/")
    first = _DOI_TAIL.sub("", suffix) if prefix != "10.1101" else _biology_tail(suffix)
    return _doi(f"{prefix}/{first}")


def _biology_tail(suffix: str) -> str:
    return _PREPRINT_TAIL.sub("", suffix) if suffix[:1].isdigit() else _DOI_TAIL.sub("", suffix)


def _pmcid(value: str) -> str:
    return "PMC" + value


def _arxiv(value: str) -> str:
    return re.sub(r"v\d+$", "", value.lower().removesuffix(".pdf"))


def isbn13(value: str) -> str:
    """Thirteen digits, or nothing where the check digit is wrong."""
    digits = value.replace("-", "").replace(" ", "").upper()
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        weighted = sum((10 - i) * int(d) for i, d in enumerate(digits[:9]))
        last = 10 if digits[9] == "X" else int(digits[9])
        return _with_check("978" + digits[:9]) if (weighted + last) % 11 == 0 else ""
    if len(digits) == 13 and digits.isdigit() and digits[:3] in ("978", "979"):
        return digits if _with_check(digits[:12]) == digits else ""
    return ""


def _with_check(twelve: str) -> str:
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def issn(value: str) -> str:
    """`1234-567X`, or nothing where the check digit is wrong."""
    digits = value.replace("-", "").replace("\u2010", "").upper()
    if len(digits) != 8 or not digits[:7].isdigit() or digits[7] not in "0123456789X":
        return ""
    total = sum((8 - i) * int(d) for i, d in enumerate(digits[:7]))
    last = 10 if digits[7] == "X" else int(digits[7])
    return f"{digits[:4]}-{digits[4:]}" if (total + last) % 11 == 0 else ""


# Registers by the shape of their numbers; the normal form is the register's own.
_TRIALS = (
    _Scheme(
        "nct", ("nct",), r"(?<![a-z0-9])(nct\s?\d{8})(?!\d)", lambda v: _upper(v.replace(" ", ""))
    ),
    _Scheme(
        "isrctn",
        ("isrctn",),
        r"(?<![a-z0-9])(isrctn\s?\d{8})(?!\d)",
        lambda v: _upper(v.replace(" ", "")),
    ),
    _Scheme(
        "eudract",
        ("eudract", "ctr-search", "clinicaltrialsregister"),
        r"(?<!\d)((?:19|20)\d\d-\d{6}-\d\d)(?!\d)",
        _same,
    ),
    _Scheme(
        "euct",
        ("euct", "euclinicaltrials", "ctis"),
        r"(?<!\d)(20\d\d-5\d{5}-\d\d-\d\d)(?!\d)",
        _same,
    ),
    _Scheme(
        "actrn",
        ("actrn",),
        r"(?<![a-z0-9])(actrn\s?\d{14})(?!\d)",
        lambda v: _upper(v.replace(" ", "")),
    ),
    _Scheme(
        "chictr",
        ("chictr",),
        r"(?<![a-z0-9])chictr(-?(?:[a-z]{2,4}-)?\d{8,10})(?!\d)",
        lambda v: "ChiCTR" + _upper(v),
    ),
    _Scheme("drks", ("drks",), r"(?<![a-z0-9])(drks\d{8})(?!\d)", _upper),
    _Scheme("ctri", ("ctri",), r"(?<![a-z0-9])(ctri/\d{4}/\d{2,3}/\d{6})(?!\d)", _upper),
    _Scheme(
        "jrct", ("jrct",), r"(?<![a-z0-9])jrct(s?\d{9,10})(?!\d)", lambda v: "jRCT" + v.lower()
    ),
    _Scheme("umin", ("umin0",), r"(?<![a-z0-9])(umin\d{9})(?!\d)", _upper),
    _Scheme("pactr", ("pactr",), r"(?<![a-z0-9])(pactr\d{15,16})(?!\d)", _upper),
    _Scheme("kct", ("kct0",), r"(?<![a-z0-9])(kct\d{7})(?!\d)", _upper),
    _Scheme("irct", ("irct",), r"(?<![a-z0-9])(irct\d{10,20}n\d{1,3})(?!\d)", _upper),
    _Scheme(
        "rbr",
        ("rbr-",),
        r"(?<![a-z0-9])rbr-([a-z0-9]{6,8})(?![a-z0-9])",
        lambda v: "RBR-" + v.lower(),
    ),
    _Scheme("tctr", ("tctr",), r"(?<![a-z0-9])(tctr\d{11})(?!\d)", _upper),
    _Scheme("rpcec", ("rpcec",), r"(?<![a-z0-9])(rpcec\d{8})(?!\d)", _upper),
    _Scheme("ntr", ("ntr",), r"(?<![a-z0-9])(ntr\d{3,4})(?!\d)", _upper),
    _Scheme(
        "prospero",
        ("crd4",),
        r"(?<![a-z0-9])(crd\s?4\d{10,11})(?!\d)",
        lambda v: _upper(v.replace(" ", "")),
    ),
)
TRIAL_KINDS = frozenset(scheme.kind for scheme in _TRIALS)

_WORKS = (
    _Scheme(
        "pmcid", ("pmc",), r"(?<![a-z0-9])pmc(?:id)?:?\s?(?:pmc)?(\d{4,9})(?![0-9.a-z])", _pmcid
    ),
    _Scheme(
        "isbn",
        ("isbn", "978"),
        r"(?:isbn(?:-1[03])?[:=/ ]*|(?<![0-9-]))"
        r"(97[89][- ]?\d[\d -]{7,12}\d|(?<=isbn[:=/ ])\d[\d-]{8,11}[\dx])(?![\d-])",
        isbn13,
    ),
)
# A line's end or a slip of the pen breaks a DOI behind its slash, or before a long number.
_DOI_IN_TEXT = (
    r"(?<![a-z0-9.])(10\.\d{4,9}/(?:\s(?=[a-z0-9.]*\d))?[^\s\"\u201c\u201d\u00bb]+"
    r"(?:(?<=[./_-])\s\d{10,}(?!\d))?)"
)
_IN_ADDRESS = (
    _Scheme("doi", ("10.",), r"(?<![a-z0-9.])(10\.\d{4,9}/[^\s?#&\"]+)", _doi_of_address),
    _Scheme("pmid", ("pmid", "pubmed"), r"(?<![a-z])pm(?:id|ed)[-_:=/]{0,2}(\d{4,8})(?!\d)", _same),
    *_WORKS,
    *_TRIALS,
)
_IN_TEXT = (
    _Scheme("doi", ("10.",), _DOI_IN_TEXT, _doi),
    _Scheme(
        "pmid",
        ("pmid", "pubmed id"),
        r"(?<![a-z])(?:pmid|pubmed id):?\s{0,2}(\d{1,8})(?!\d)",
        _same,
    ),
    _Scheme(
        "arxiv",
        ("arxiv",),
        r"arxiv[:.\s]{1,2}(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
        _arxiv,
    ),
    _Scheme(
        "issn",
        ("issn",),
        r"issn(?:\s\([a-z]+\))?[:=\s]{0,3}(\d{4}[-\u2010]?\d{3}[\dx])(?!\d)",
        issn,
    ),
    *_WORKS,
    *_TRIALS,
)
# Addresses whose path holds a number that means nothing elsewhere.
_BY_HOST = (
    ("pubmed.ncbi.nlm.nih.gov", "pmid", r"/(\d{1,8})(?:/|$)", _same),
    ("ncbi.nlm.nih.gov", "pmid", r"/(?:m/)?pubmed/(\d{1,8})(?:/|$)", _same),
    ("europepmc.org", "pmid", r"/(?:article|abstract)/med/(\d{1,8})(?:/|$)", _same),
    ("unboundmedicine.com", "pmid", r"/medline/citation/(\d{1,8})/", _same),
    (
        "arxiv.org",
        "arxiv",
        r"/(?:abs|pdf|html|format)/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
        _arxiv,
    ),
    ("alphaxiv.org", "arxiv", r"/(?:abs|pdf|html)/(\d{4}\.\d{4,5})", _arxiv),
    ("cochrane.org", "doi", r"/(cd\d{6})(?:[/_]|$)", lambda v: "10.1002/14651858." + v),
)
_HOSTS = tuple(domain for domain, *_ in _BY_HOST)


def in_address(address: Address) -> dict[str, str]:
    """Find identifiers in an address, by kind, in their normal form."""
    text = address.path + address.query
    found = _search(text[:_MAX_TEXT], _IN_ADDRESS)
    if not address.host.endswith(_HOSTS):
        return found
    for domain, kind, pattern, normal in _BY_HOST:
        if is_under(address.host, domain) and kind not in found:
            match = _compiled(pattern).match(address.path)
            if match:
                found[kind] = normal(match[1])
    return found


def in_text(text: str) -> dict[str, str]:
    """Find identifiers named in the text of an entry, by kind, in their normal form."""
    return _search(text[:_MAX_TEXT], _IN_TEXT)


def _search(text: str, schemes: tuple[_Scheme, ...]) -> dict[str, str]:
    if not _DIGIT.search(text):
        return {}
    lowered = text.lower()
    found: dict[str, str] = {}
    hinted = [scheme for scheme in schemes for hint in scheme.hints if hint in lowered]
    for scheme in hinted:
        for match in _compiled(scheme.pattern).finditer(text):
            value = scheme.normal(match[1])
            if value:
                found[scheme.kind] = value
                break
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
