"""The reference page, and what it shares with every other form in which the document is handed out."""
