"""The driver registry: tags move, packages are kept once under their digest and come back byte for byte.

A tag is stored with what is needed to run and show its package, under `author/name:tag`; a driver lists its tags in
order of first push. What no tag names any more is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.packages import BadPackage, read_package
from thingshub_sandbox.resources import DEVICE, DRIVER, DRIVER_TAG
from thingshub_sandbox.store import Record

_MOST_PACKAGE_BYTES = 16 * 1024 * 1024
_TAG = ("tag", "digest", "size_bytes", "type", "pushed_at")


async def drivers_list(call: Call) -> Answer:
    """Drivers by author and name, all or those that a text is found in."""
    drivers = sorted(await call.store.select(call.tenant, DRIVER.name), key=lambda record: str(record["id"]))
    wanted = call.arguments.get("search", "").lower()
    found = [driver for driver in drivers if wanted in _searched(driver)]
    return Answer(200, {"collection": [_shown(driver) for driver in resources.cut(call, found)]})


async def drivers_push(call: Call) -> Answer:
    """A package under its tags; tags that exist move to it."""
    content: bytes = call.body["package"]
    if len(content) > _MOST_PACKAGE_BYTES:
        raise Refusal(400, f"package: is larger than {_MOST_PACKAGE_BYTES} bytes")
    try:
        package = read_package(content)
    except BadPackage as error:
        raise Refusal(400, str(error)) from error
    tags, now = list(dict.fromkeys(call.body["tag"])), call.services.now()
    id = f"{package.author}/{package.name}"
    async with call.store.transaction(call.tenant):
        await call.store.put_blob(call.tenant, package.digest, content)
        replaced: set[str] = set()
        for tag in tags:
            record: Record = {
                "id": f"{id}:{tag}",
                "tag": tag,
                "digest": package.digest,
                "size_bytes": len(content),
                "type": package.manifest["type"],
                "manifest": package.manifest,
                "schema": package.manifest["schema"],
                "script": package.script,
                "pushed_at": now,
            }
            before = await call.store.get(call.tenant, DRIVER_TAG.name, record["id"])
            if before:
                replaced.add(before["digest"])
                await call.store.replace(call.tenant, DRIVER_TAG.name, record["id"], record)
            else:
                await call.store.insert(call.tenant, DRIVER_TAG.name, record["id"], record)
        await _note_push(call, id, package.manifest, tags)
        for digest in replaced - {package.digest}:
            await _forget(call, digest)
    named = [tag["tag"] for tag in await _tags(call, id) if tag["digest"] == package.digest]
    return Answer(201, {"author": package.author, "name": package.name, "tags": named, "digest": package.digest})


async def drivers_get(call: Call) -> Answer:
    """One driver."""
    return Answer(200, _shown(await resources.read(call, DRIVER, _driver_id(call))))


async def drivers_list_tags(call: Call) -> Answer:
    """The tags of a driver, in order of first push."""
    id = _driver_id(call)
    await resources.read(call, DRIVER, id)
    return Answer(200, {"collection": [_shown_tag(tag) for tag in resources.cut(call, await _tags(call, id))]})


async def drivers_delete_tag(call: Call) -> Answer:
    """The tag goes, unless a device uses it."""
    id, reference = _driver_id(call), f"{_driver_id(call)}:{call.arguments['tag']}"
    async with call.store.transaction(call.tenant):
        tag = await resources.read(call, DRIVER_TAG, reference)
        await resources.refuse_if_used(call, DRIVER_TAG, reference, DEVICE, "driver")
        await resources.delete(call, DRIVER_TAG, reference)
        await _forget(call, tag["digest"])
        driver = await resources.read(call, DRIVER, id)
        driver["tags"] = [name for name in driver["tags"] if name != call.arguments["tag"]]
        if driver["tags"]:
            await call.store.replace(call.tenant, DRIVER.name, id, driver)
        else:
            await resources.delete(call, DRIVER, id)
    return Answer(200)


async def drivers_get_schema(call: Call) -> Answer:
    """The schema of the package that the tag names now."""
    return Answer(200, (await _tag(call))["schema"])


async def drivers_get_manifest(call: Call) -> Answer:
    """The manifest of the package that the tag names now."""
    return Answer(200, (await _tag(call))["manifest"])


async def drivers_download(call: Call) -> Answer:
    """The bytes that were pushed."""
    content = await call.store.blob(call.tenant, (await _tag(call))["digest"])
    return Answer(200, content, media="application/zip")


def _driver_id(call: Call) -> str:
    return f"{call.arguments['author']}/{call.arguments['name']}"


async def _tag(call: Call) -> Record:
    return await resources.read(call, DRIVER_TAG, f"{_driver_id(call)}:{call.arguments['tag']}")


async def _tags(call: Call, driver_id: str) -> Sequence[Record]:
    driver = await resources.read(call, DRIVER, driver_id)
    return [await resources.read(call, DRIVER_TAG, f"{driver_id}:{tag}") for tag in driver["tags"]]


async def _note_push(call: Call, id: str, manifest: Record, tags: Sequence[str]) -> None:
    metadata, now = manifest["metadata"], call.services.now()
    driver = await call.store.get(call.tenant, DRIVER.name, id)
    if driver is None:
        new = {"id": id, "author": metadata["author"], "name": metadata["name"], "tags": tags}
        new |= {"supports": metadata["supports"], "created_at": now, "updated_at": now}
        await call.store.insert(call.tenant, DRIVER.name, id, new)
        return
    driver["tags"] += [tag for tag in tags if tag not in driver["tags"]]
    driver |= {"supports": metadata["supports"], "updated_at": now}
    await call.store.replace(call.tenant, DRIVER.name, id, driver)


async def _forget(call: Call, digest: str) -> None:
    """Drop a package that no tag names any more."""
    if not await call.store.select(call.tenant, DRIVER_TAG.name, having={"digest": digest}, limit=1):
        await call.store.drop_blob(call.tenant, digest)


def _searched(driver: Record) -> str:
    texts = [driver["id"], *(text for device in driver["supports"] for text in device.values())]
    return "\n".join(texts).lower()


def _shown(driver: Record) -> Record:
    return {name: value for name, value in driver.items() if name != "id"}


def _shown_tag(tag: Record) -> Record:
    return {name: tag[name] for name in _TAG} | {"schema_version": tag["schema"]["version"]}
