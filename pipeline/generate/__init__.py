"""From the document model to what is printed: models, operations, facts. All decisions are made here, none in a template."""
