"""`python -m thingshub_sandbox` is `thingshub-sandbox`."""

from thingshub_sandbox.start import main

raise SystemExit(main())
