"""From a commit to a release that can be trusted: the papers, the files, and what importing them does."""
