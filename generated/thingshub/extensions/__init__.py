"""Hand-written methods of the generated resource classes, one module per tag."""
