"""The error class of each status, as thingshub.errors has it."""

from __future__ import annotations

STATUS_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "402": "PaymentRequiredError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "405": "MethodNotAllowedError",
    "406": "NotAcceptableError",
    "408": "ServerTimedOutError",
    "409": "ConflictError",
    "410": "GoneError",
    "412": "PreconditionFailedError",
    "413": "ContentTooLargeError",
    "415": "UnsupportedMediaTypeError",
    "422": "UnprocessableContentError",
    "423": "LockedError",
    "424": "FailedDependencyError",
    "428": "PreconditionRequiredError",
    "429": "RateLimitError",
    "500": "InternalServerError",
    "501": "UnsupportedOperationError",
    "502": "BadGatewayError",
    "503": "ServiceUnavailableError",
    "504": "GatewayTimeoutError",
}
