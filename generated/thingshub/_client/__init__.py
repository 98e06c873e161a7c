"""What an operation is, and how a call of it becomes a request, an answer, a page or an error."""
