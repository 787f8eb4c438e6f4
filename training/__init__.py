"""Labelled sources, and the making of the learned model from them."""
