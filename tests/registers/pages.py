"""Pages of the web, served through the gateway that `CITEAUDIT_PAGE_URL` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.registers.server import Asked, Reply, as_text

if TYPE_CHECKING:
    from tests.registers.world import World

CHALLENGE = as_text(
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>", 403, "text/html",
    {"cf-mitigated": "challenge"},
)  # fmt: skip
PROOF_OF_WORK = as_text(
    "<html><head><title>Preparing to download ...</title></head></html>", 200, "text/html"
)
NOT_FOUND = as_text("<html><head><title>404 Not Found</title></head></html>", 404, "text/html")


def page(world: World, asked: Asked) -> Reply:
    """Give the page that the world has under an address; a plain page for any other."""
    address = asked.target.removeprefix("/page/")
    return world.web.get(address) or html("A page", "Nothing is said here.")


def html(title: str, text: str = "", head: str = "") -> Reply:
    """Make a page."""
    body = f"<html lang='en'><head><title>{title}</title>{head}</head><body><p>{text}</p></body>"
    return as_text(f"<!DOCTYPE html>{body}</html>", 200, "text/html; charset=utf-8")


def moved(address: str) -> Reply:
    """Send a visitor on."""
    return as_text("", 302, "text/html", {"Location": address})
