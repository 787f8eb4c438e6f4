"""What can be mended without a person: small edits that change no meaning."""
