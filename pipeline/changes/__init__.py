"""What changed since a release, and what that demands: of the API, of the Python surface, of version and changelog."""
