# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the users operations use."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model

from ._role_name import RoleName
from ._user import User

Username: TypeAlias = Annotated[
    str,
    Meta(
        description="Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and\nlower case do not differ.\n\nEvidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.\n    Letters of any script are allowed there; Latin, Greek and Cyrillic ones here. admin, root,\n    superuser and public are reserved."
    ),
]


"""
Log-in name: letters, digits and single - _ . or spaces in between. It never changes; upper and
lower case do not differ.

Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.
    Letters of any script are allowed there; Latin, Greek and Cyrillic ones here. admin, root,
    superuser and public are reserved.
"""


Password: TypeAlias = Annotated[
    str,
    Meta(
        description="A password of 10 characters or more; a tenant may ask for more.\n\nEvidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management."
    ),
]


"""
A password of 10 characters or more; a tenant may ask for more.

Evidence: documented; User management, https://docs.smartmakers.io/thingshub4/user-management.
"""


RoleNames: TypeAlias = Annotated[
    list[RoleName],
    Meta(
        description="Names of roles.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
Names of roles.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class UserUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. That
        the user name cannot change is documented.
    """

    password: Annotated[Password, Meta(description="A new password.")] | UnsetType = UNSET
    """A new password."""

    full_name: Annotated[str, Meta(description="Full name.")] | UnsetType = UNSET
    """Full name."""

    email: Annotated[str, Meta(description="E-mail address.")] | UnsetType = UNSET
    """E-mail address."""

    country: Annotated[str, Meta(description="Country code.")] | UnsetType = UNSET
    """Country code."""

    locked: Annotated[bool, Meta(description="Whether the user may not log in.")] | UnsetType = UNSET
    """Whether the user may not log in."""


class RoleAssignment(Model, kw_only=True):
    """
    The roles of a user.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    roles: Annotated[RoleNames, Meta(description="All roles of the user from now on.")]
    """All roles of the user from now on."""


class UserList(Model, kw_only=True):
    """
    A page of users.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[User], Meta(description="The users.")]
    """The users."""


class UserCreate(Model, kw_only=True):
    """
    What a new user is to be.

    Evidence: inferred; User management, https://docs.smartmakers.io/thingshub4/user-management. The
        members are those of the user that the login answers.
    """

    username: Annotated[Username, Meta(description="Log-in name.")]
    """Log-in name."""

    password: Annotated[Password, Meta(description="The password.")]
    """The password."""

    full_name: Annotated[str, Meta(description="Full name.")] | UnsetType = UNSET
    """Full name."""

    email: Annotated[str, Meta(description="E-mail address.")] | UnsetType = UNSET
    """E-mail address."""

    country: Annotated[str, Meta(description="Country code.")] | UnsetType = UNSET
    """Country code."""

    locked: Annotated[bool, Meta(description="Whether the user may not log in; false when left out.")] | UnsetType = (
        UNSET
    )
    """Whether the user may not log in; false when left out."""

    roles: Annotated[RoleNames, Meta(description="Roles; none when left out.")] | UnsetType = UNSET
    """Roles; none when left out."""
