"""The language server: what `citeaudit check` says, where an editor shows it."""
