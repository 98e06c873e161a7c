"""What stands on the wire, read without a document: JSON, forms, media types, styles of parameters."""
