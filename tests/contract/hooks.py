"""What schemathesis has to know of this API beside the document; each deviation says who asks for it."""

from __future__ import annotations

import os
import re
from typing import Any

import schemathesis
from schemathesis import Case, CheckContext, HookContext, Response

OWN_USER = os.environ["CONTRACT_USER_ID"]
OWN_KEY = os.environ["CONTRACT_KEY_ID"]
NOBODY = 2**31 - 1

# The vendor's list of statuses has neither 409 nor 422 (api-page), so a request that fits the document and cannot be
# carried out is answered with 400 as well. These are all the reasons that there are; any other 400 to a sound request
# is a defect of the sandbox or of the document.
REASONS = re.compile(
    "|".join(
        (
            "invalid credentials$",  # documented for a failed login
            "[a-z ]+ (id|name) already in use$",
            "[a-z ]+ is in use by [a-z ]+ ",
            # What JSON Schema cannot say of free-form objects
            r"body: has (a NUL character|a lone surrogate|an integer beyond 2\^53 - 1)$",
            "package: ",  # what is inside a zip archive
            r"body\.[a-z_.]+: (there is no such |is not in the registry; push it first$)",
            r"body\.[a-z_.]+: there is no role ",
            r"body\..*: is no field of assets; define it first$",
            r"body\..*: must be a ",  # a custom field has a type
            r"body\.columns: a name stands twice$",
            r"body\.config\.type: the type stays ",
            "query columns: the table has no column ",
            "the tenant's configuration made this network connection",
        )
    ),
    re.DOTALL,
)


@schemathesis.hook  # pyright: ignore[reportUnknownMemberType]
def before_call(context: HookContext, case: Case[Any], kwargs: dict[str, Any]) -> None:
    """The run must not lock itself out: what aims at its own user or its own key goes to one that is not there."""
    given: dict[str, Any] = case.path_parameters or {}
    if case.method != "GET" and str(given.get("user_id")) == OWN_USER:
        given["user_id"] = NOBODY
    if given.get("api_key_id") == OWN_KEY:
        given["api_key_id"] = "nil"


@schemathesis.check
def a_sound_request_is_refused_for_a_known_reason(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """A 400 to a request that fits the document gives one of the reasons above."""
    is_sound = case.meta is not None and case.meta.generation.mode.is_positive
    if is_sound and response.status_code == 400:
        text = str(response.json()["error"])
        assert REASONS.match(text), f"refused for no known reason: {text[:200]}"


@schemathesis.check
def a_wrong_method_is_404(ctx: CheckContext, response: Response, case: Case[Any]) -> None:
    """A method that the path does not have answers 404: the vendor lists no 405 (api-page)."""
    described = {method.upper() for method in case.operation.schema[case.operation.path]}
    if response.request.method not in described:
        assert response.status_code in (401, 404), f"{response.request.method} answered {response.status_code}"
