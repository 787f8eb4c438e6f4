"""What would be enough for this claim? A claim and its sources in, a verdict out."""
