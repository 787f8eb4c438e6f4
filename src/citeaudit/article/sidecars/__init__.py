"""Bibliographies that lie beside an article or in its head."""
