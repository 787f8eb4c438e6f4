"""The front door: one file per command. It alone prints, reads the environment and exits."""
