"""`python -m thingshub.cli` is `thingshub`."""

from thingshub.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
