"""The Research Organization Registry: what an institution is, by the domain of its site.

Source: ROR's schema 2.0 and 2.1, and Zenodo's description of its releases, as of 2026.
"""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from citeaudit.evidence.datasets.base import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_MOST_UNPACKED = 1_500_000_000


class Ror:
    """One row for each domain of an institution."""

    name = "ror"
    address = "https://zenodo.org/api/communities/ror-data/records?sort=newest&size=1"
    licence = "CC0 (Research Organization Registry)"
    about = "universities, hospitals, authorities and companies, by the domain of their sites"
    most_bytes = 500_000_000

    def file_address(self, description: bytes) -> str:
        """Find the archive in Zenodo's description of the newest release."""
        try:
            files = json.loads(description)["hits"]["hits"][0]["files"]
            return next(
                str(file["links"]["self"]) for file in files if str(file["key"]).endswith(".zip")
            )
        except (ValueError, LookupError, TypeError, StopIteration):
            raise ValueError("the newest release names no archive") from None

    def rows(self, file: BinaryIO) -> Iterator[Row]:
        """Read the institutions out of the archive."""
        for organisation in _organisations(file):
            kinds = organisation.get("types") or []
            names = organisation.get("names") or []
            if organisation.get("status") != "active" or not kinds:
                continue
            shown = next((n["value"] for n in names if "ror_display" in n.get("types", ())), "")
            value = {"types": " ".join(map(str, kinds)), "name": str(shown)}
            for host in _hosts(organisation):
                yield Row(f"host:{host}", value)


def _organisations(file: BinaryIO) -> list[dict[str, Any]]:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = [one for one in archive.infolist() if _is_data(one.filename)]
            # The file of schema 2 where there are two.
            one = max(inside, key=lambda info: "v2" in info.filename)
            if one.file_size > _MOST_UNPACKED:
                raise ValueError("it is longer than it should be")
            found = json.loads(archive.read(one))
    except (zipfile.BadZipFile, ValueError, RuntimeError) as error:
        raise ValueError(f"it cannot be unpacked: {error}") from None
    if not isinstance(found, list):
        raise ValueError("it holds no list of institutions")
    return [one for one in found if isinstance(one, dict)]


def _is_data(name: str) -> bool:
    return name.endswith(".json") and "schema" not in name


def _hosts(organisation: dict[str, Any]) -> set[str]:
    """Give the domains of an institution, and the host of its site where that is its front page."""
    hosts = {str(domain).lower() for domain in organisation.get("domains") or ()}
    for link in organisation.get("links") or ():
        if isinstance(link, dict) and link.get("type") == "website":
            parts = urlsplit(str(link.get("value", "")))
            if parts.hostname and parts.path.strip("/") == "":
                hosts.add(parts.hostname.lower())
    return {host.removeprefix("www.") for host in hosts if "." in host}


DATA_SET = Ror()
