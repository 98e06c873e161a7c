"""`python -m thingshub_sandbox` is `thingshub-sandbox`."""

from thingshub_sandbox.cli import main

raise SystemExit(main())
