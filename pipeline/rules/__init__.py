"""What is checked of a document: first its form, then the specification, then the rules of this house.

Each rule is one generator of findings over the whole document; its docstring states the rule. A document of others is
only held to the specification: how they write is not ours to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.rules import evidence, examples, semantics, sending, structure, style, versions
from thingshub_document.source import Finding, Source

__all__ = ["HOUSE_FORM", "HOUSE_RULES", "RULES", "SPECIFICATION", "STAGES", "Rule"]

Rule = Callable[[Source], Iterator[Finding]]

STAGES: tuple[tuple[Rule, ...], ...] = (
    (versions.version,),
    (semantics.references,),
    (structure.structure, structure.schema_forms, versions.dialects, versions.newest_words),
)
"""The form of the document; each stage relies on what the one before has made sure."""

HOUSE_FORM: tuple[Rule, ...] = (structure.unknown_words,)
"""What belongs to the last stage in this house: a misspelt limit should not be missed by another rule too."""

SPECIFICATION: tuple[Rule, ...] = (
    semantics.unique_ids,
    semantics.unique_tags,
    semantics.unique_paths,
    semantics.path_parameters,
    semantics.duplicate_parameters,
    semantics.security_schemes,
    semantics.values,
    semantics.compositions,
)
"""What OpenAPI demands across a document that has its form."""

HOUSE_RULES: tuple[Rule, ...] = (
    style.operation_ids,
    style.named_components,
    style.answers,
    style.list_envelopes,
    style.described,
    style.availability,
    style.replay_safety,
    style.links,
    style.stray_files,
    semantics.enums,
    evidence.evidence,
    evidence.unmarked,
    examples.examples,
    examples.empty_lists,
    sending.update_defaults,
    sending.secrets,
    sending.bounds,
)
"""What makes our own document honest, generatable and useful to other teams."""

RULES = (*HOUSE_FORM, *SPECIFICATION, *HOUSE_RULES)
