# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, UnsetType, field
from thingshub.model import Model


class ErrorBody(Model, kw_only=True):
    """
    The body of every error answer.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    code: Annotated[int, Meta(description="Always the HTTP status.")]
    """Always the HTTP status."""

    error: Annotated[str, Meta(description="An explanation for people. The wording may change; do not compare it.")]
    """An explanation for people. The wording may change; do not compare it."""


class LoginRequest(Model, kw_only=True):
    """
    User name and password.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    username: Annotated[str, Meta(description="User name, or e-mail address with the built-in identity provider.")]
    """User name, or e-mail address with the built-in identity provider."""

    password: Annotated[str, Meta(description="The password.")]
    """The password."""


class User(Model, kw_only=True):
    """
    A user of the tenant. Unset texts are empty, not null.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    id: Annotated[int, Meta(description="Number of the user.")]
    """Number of the user."""

    username: Annotated[str, Meta(description="Log-in name; it never changes.")]
    """Log-in name; it never changes."""

    full_name: Annotated[str, Meta(description="Full name, empty when unset.")] | UnsetType = UNSET
    """Full name, empty when unset."""

    email: Annotated[str, Meta(description="E-mail address, empty when unset.")] | UnsetType = UNSET
    """E-mail address, empty when unset."""

    country: Annotated[str, Meta(description="Country code, empty when unset.")] | UnsetType = UNSET
    """Country code, empty when unset."""

    password: Annotated[str, Meta(description="Present and always empty in answers.")] | UnsetType = UNSET
    """Present and always empty in answers."""

    created_at: Annotated[datetime, Meta(description="When the user was created (UTC).")] | UnsetType = UNSET
    """When the user was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When the user was last changed (UTC).")] | UnsetType = UNSET
    """When the user was last changed (UTC)."""

    last_login_at: Annotated[datetime, Meta(description="When the user last logged in (UTC).")] | UnsetType = UNSET
    """When the user last logged in (UTC)."""


ObjectId: TypeAlias = Annotated[
    str,
    Meta(
        description="Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.\nAll-digit ids of 15 figures are in use, so an id is never a number.\n\nEvidence: documented; Business Objects ID,\n    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.\n    That keys follow it too is inferred."
    ),
]
"""
Letters a-z and A-Z, digits and single hyphens in between, at most 63 characters; case matters.
All-digit ids of 15 figures are in use, so an id is never a number.

Evidence: documented; Business Objects ID,
    https://docs.smartmakers.io/thingshub4/business-objects-id. The rule is restated as a pattern.
    That keys follow it too is inferred.
"""


class ApiKey(Model, kw_only=True):
    """
    A permanent key as it is listed, without the key itself.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    id: Annotated[ObjectId, Meta(description="Id of the key, made by the platform.")]
    """Id of the key, made by the platform."""

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""

    created_at: Annotated[datetime, Meta(description="When the key was created (UTC).")]
    """When the key was created (UTC)."""


class ApiKeyList(Model, kw_only=True):
    """
    A page of keys.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[ApiKey], Meta(description="The keys.")]
    """The keys."""


class ApiKeyCreate(Model, kw_only=True):
    """
    What a new key is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""


class ApiKeyCreated(Model, kw_only=True):
    """
    A new key, shown this once.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    id: Annotated[ObjectId, Meta(description="Id of the key, made by the platform.")]
    """Id of the key, made by the platform."""

    name: Annotated[str, Meta(description="What the key is for.")]
    """What the key is for."""

    key: Annotated[str, Meta(description="The key itself, to be sent as a bearer token.")]
    """The key itself, to be sent as a bearer token."""

    created_at: Annotated[datetime, Meta(description="When the key was created (UTC).")]
    """When the key was created (UTC)."""


Label: TypeAlias = Annotated[
    str,
    Meta(
        description="A plain word by which integrations and data tables select devices. First and last a letter or digit,\nbetween them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.\n\nEvidence: documented; Labels and Selectors,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.\n    The page allows the underscore in its rule and lists a name with one among the invalid examples;\n    the rule is followed here, and the SDK leaves the check to the server."
    ),
]
"""
A plain word by which integrations and data tables select devices. First and last a letter or digit,
between them also hyphen, underscore, dot and space; 3 to 120 characters, ASCII.

Evidence: documented; Labels and Selectors,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/labels-and-selectors-721048.html.
    The page allows the underscore in its rule and lists a name with one among the invalid examples;
    the rule is followed here, and the SDK leaves the check to the server.
"""


LabelNames: TypeAlias = Annotated[
    list[Label],
    Meta(
        description="Labels, comma-separated in a query.\n\nEvidence: documented; Migrating from Release 3.8 to 3.9,\n    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html."
    ),
]
"""
Labels, comma-separated in a query.

Evidence: documented; Migrating from Release 3.8 to 3.9,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/release-migration-guide-720911.html.
"""


class LabelList(Model, kw_only=True):
    """
    The labels of a device.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Label], Meta(description="The labels.")]
    """The labels."""


class Device(Model, kw_only=True):
    """
    A device.

    Evidence: inferred; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface. Name, labels
        (labels-page) and the id rule (ids-page) are documented; the other properties are proposals in
        the style of the documented objects.
    """

    id: Annotated[ObjectId, Meta(description="Id of the device, given at creation or made by the platform.")]
    """Id of the device, given at creation or made by the platform."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    labels: Annotated[list[Label], Meta(description="The labels, in the order in which they were given.")]
    """The labels, in the order in which they were given."""

    created_at: Annotated[datetime, Meta(description="When the device was created (UTC).")]
    """When the device was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When the device was last changed (UTC).")]
    """When the device was last changed (UTC)."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")] | UnsetType = UNSET
    """Free text, empty when unset."""

    last_seen_at: (
        Annotated[datetime, Meta(description="When the last uplink came (UTC); missing before the first.")] | UnsetType
    ) = UNSET
    """When the last uplink came (UTC); missing before the first."""


class DeviceList(Model, kw_only=True):
    """
    A page of devices.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Device], Meta(description="The devices.")]
    """The devices."""


class DeviceCreate(Model, kw_only=True):
    """
    What a new device is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    labels: Annotated[LabelNames, Meta(description="The first labels.")] | UnsetType = UNSET
    """The first labels."""


class DeviceUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""


StateDocument: TypeAlias = dict[str, Any]
"""
The values of a device by name, nested as its driver's schema says.

Evidence: documented; How to configure your devices remotely,
    https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
"""


class DeviceState(Model, kw_only=True):
    """
    What a device last reported, and what it should be.

    Evidence: inferred; How to configure your devices remotely,
        https://wiki.smartmakers.io/confluence/thingshub-documentation/how-to-configure-your-devices-remotely-20775041.html.
        Both documents are described; that they come in one object is a proposal.
    """

    reported: Annotated[
        StateDocument, Meta(description="Everything decoded so far, merged; empty until the first uplink was decoded.")
    ]
    """Everything decoded so far, merged; empty until the first uplink was decoded."""

    desired: Annotated[StateDocument, Meta(description="The wished configuration; empty when none was set.")]
    """The wished configuration; empty when none was set."""


class Session(Model, kw_only=True):
    """
    A session that was just opened.

    Evidence: documented; API - Application programming interface (4.x text),
        https://docs.smartmakers.io/thingshub4/api-application-programming-interface.
    """

    user: Annotated[User, Meta(description="Who has logged in. The key has a capital U, unlike all others.")] = field(
        name="User"
    )
    """Who has logged in. The key has a capital U, unlike all others."""

    expires: Annotated[
        datetime, Meta(description="When the token ends (UTC), seven days after the login in the vendor's sample.")
    ]
    """When the token ends (UTC), seven days after the login in the vendor's sample."""

    token: Annotated[
        str, Meta(description="The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample).")
    ]
    """The bearer token, opaque (44 characters of URL-safe base64 in the vendor's sample)."""
