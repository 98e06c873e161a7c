"""The document in every form in which others want it: `nox -s share` writes dist/."""
