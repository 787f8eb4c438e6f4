"""What did the author write? Text in, blocks, citations, references and claims out."""
