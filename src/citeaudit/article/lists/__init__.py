"""The lists of references of an article, and their entries."""
