"""The fields of a reference: authors, title, container, dates, address."""
