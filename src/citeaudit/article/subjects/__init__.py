"""What a sentence is about: treatments, conditions, people, doses."""
