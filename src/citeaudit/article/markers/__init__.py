"""The markers in the text, and which entries they lead to."""
