"""The sentences of an article: what each claims, how surely, and what supports it."""
