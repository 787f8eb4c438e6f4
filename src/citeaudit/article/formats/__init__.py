"""The document formats: each reads its own syntax into blocks."""
