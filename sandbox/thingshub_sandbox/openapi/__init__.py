"""Requests and answers, held against the OpenAPI document: found, parsed, checked."""
