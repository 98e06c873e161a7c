"""The one reader of an OpenAPI document: pipeline, command line, sandbox and reference page see it through this."""
