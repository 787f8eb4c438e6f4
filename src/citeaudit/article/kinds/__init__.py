"""What a sentence claims: the kinds of STANDARDS 3.1, each read in a file of its own."""
