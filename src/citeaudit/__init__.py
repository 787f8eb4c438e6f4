"""citeaudit reads an article and says which of its claims rest only on weak sources."""

from __future__ import annotations

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    # Looking a version up costs 40 ms of imports: it happens when somebody asks for it.
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("citeaudit")
    raise AttributeError(name)
