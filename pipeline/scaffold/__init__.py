"""A new resource, ready to be filled in: `nox -s scaffold -- gateways --verbs list,create,get,update,delete`."""
