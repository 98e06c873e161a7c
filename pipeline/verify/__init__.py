"""Hold the document against a tenant that runs: what the server really does, and the edits that follow from it."""
