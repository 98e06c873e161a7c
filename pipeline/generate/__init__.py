"""From the document model to what is printed: models, operations, facts. No template decides anything."""
