"""What should the author be told? Article, sources and verdicts in, findings out."""
