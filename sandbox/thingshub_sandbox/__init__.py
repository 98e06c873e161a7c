"""A local thingsHub to develop and test against: real, stateful, https, driven by the OpenAPI document.

Whatever the document says is read from it at start: routes, parameters, bodies, security, answers. What the document
cannot say, the behaviour, stands in one function per operation in thingshub_sandbox.handlers.
"""
