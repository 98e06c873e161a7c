"""The SDK under proof: clients whose requests go nowhere, arguments for its methods, and what came of them."""
