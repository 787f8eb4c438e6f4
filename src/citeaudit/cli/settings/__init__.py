"""Settings files: which is in force for a document, what it says, and where it errs."""
