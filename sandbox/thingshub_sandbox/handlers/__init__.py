"""The behaviour: one coroutine function per operation, named after its operationId, one module per tag."""

from thingshub_sandbox.handlers import api_keys, auth, devices

MODULES = (api_keys, auth, devices)
