"""What does each reference point to? References in; identified and typed sources out."""
