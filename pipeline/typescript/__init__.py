"""The second language: `nox -s typescript` makes generated/typescript."""
