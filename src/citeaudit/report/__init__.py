"""How is it told? A report in, text out; one file per format."""
