"""The promises of the wire, measured: over the SDK's own transports and over those of docs/sdk/transports.md."""
