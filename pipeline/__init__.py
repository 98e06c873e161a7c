"""From the hand-written document and overlays to `generated/`: read, check, generate, lay in, swap."""

import sys
from pathlib import Path

_READER = str(Path(__file__).resolve().parent.parent / "document")
if _READER not in sys.path:  # the steps that only read the document run where the SDK is not installed
    sys.path.append(_READER)
