"""Hand-written methods of generated resource classes, async; their sync twins are generated."""
