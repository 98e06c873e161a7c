"""From the hand-written document and overlays to `generated/`: read, check, generate, lay in, swap."""
