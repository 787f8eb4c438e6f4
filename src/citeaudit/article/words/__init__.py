"""A sentence as word lists see it: its words, and the entries found in it."""
