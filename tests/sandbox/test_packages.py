"""Driver packages come from strangers: each defect is refused with its place, nothing of it is quoted."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest

from tests.drivers import package
from thingshub_sandbox.packages import BadPackage, read_package

MANIFEST = "type: javascript\nmetadata: {author: a, name: n}\n"
SCRIPT = "function decode() {}"


def _zip(files: dict[str, str | bytes], *, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", way) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, compress_type=way)
    return content.getvalue()


def _with_manifest(text: str) -> bytes:
    return _zip({".project": text, "script.js": SCRIPT})


def _doubled() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(".project", MANIFEST)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(".project", MANIFEST)
    return content.getvalue()


def _encrypted() -> bytes:
    content = bytearray(_zip({".project": MANIFEST}))
    content[6:8] = struct.pack("<H", 1)
    central = content.index(b"PK\x01\x02")
    content[central + 8 : central + 10] = struct.pack("<H", 1)
    return bytes(content)


def _damaged() -> bytes:
    content = bytearray(_zip({".project": MANIFEST * 50, "script.js": SCRIPT}))
    content[60:80] = bytes(20)
    return bytes(content)


BAD = {
    "empty": (b"", "not a sound zip"),
    "no zip": (b"canary" * 100, "not a sound zip"),
    "cut": (_zip({".project": MANIFEST, "script.js": SCRIPT})[:-30], "not a sound zip"),
    "damaged": (_damaged(), "not a sound zip"),
    "encrypted": (_encrypted(), "is encrypted"),
    "no manifest": (_zip({"script.js": SCRIPT}), ".project is missing"),
    "no script": (_zip({".project": MANIFEST}), "script.js is missing"),
    "two scripts": (_zip({".project": MANIFEST, "a.js": SCRIPT, "b.js": SCRIPT}), "script.js is missing"),
    "leads up": (_zip({".project": MANIFEST, "../x": "canary"}), "leads out of the archive"),
    "leads away": (_zip({".project": MANIFEST, "/etc/x": "canary"}), "leads out of the archive"),
    "leads up inside": (_zip({".project": MANIFEST, "a/../../x": "canary"}), "leads out of the archive"),
    "backslash": (_zip({".project": MANIFEST, "a\\..\\x": "canary"}), "leads out of the archive"),
    "many files": (_zip({".project": MANIFEST, **{f"f{n}": "" for n in range(300)}}), "more than 200 files"),
    "bomb": (_zip({".project": MANIFEST, "big": bytes(30 * 1024 * 1024)}), "larger than"),
    "not UTF-8": (_zip({".project": b"\xff\xfe", "script.js": SCRIPT}), ".project: is not UTF-8"),
    "script not UTF-8": (_zip({".project": MANIFEST, "script.js": b"\xff"}), "script.js: is not UTF-8"),
    "no YAML": (_with_manifest("a: [canary"), "is not YAML"),
    "a list": (_with_manifest("- canary"), "is not a mapping"),
    "alias": (_with_manifest("a: &x [1]\nb: *x\n" + MANIFEST), "aliases are not allowed"),
    "bomb of aliases": (
        _with_manifest("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)) + MANIFEST),
        "aliases are not allowed",
    ),
    "deep": (_with_manifest("a: " + "[" * 200 + "]" * 200), "nested deeper than"),
    "very deep": (_with_manifest("[" * 100_000), ""),
    "key twice": (_with_manifest("type: javascript\n" + MANIFEST), "a key stands twice"),
    "unknown type": (_with_manifest("type: canary\nmetadata: {author: a, name: n}"), "type: must be golang or"),
    "no metadata": (_with_manifest("type: javascript"), "metadata: is missing"),
    "no author": (_with_manifest("type: javascript\nmetadata: {name: n}"), "metadata.author: must be"),
    "author with a slash": (_with_manifest("type: javascript\nmetadata: {author: a/b, name: n}"), "metadata.author"),
    "labels no list": (_with_manifest(MANIFEST.replace("name: n", "name: n, labels: x")), "metadata.labels"),
    "schema version": (_with_manifest(MANIFEST + "schema: {version: 9, properties: {}}"), "schema"),
    "schema type": (_with_manifest(MANIFEST + "schema: {version: 2, properties: {t: {type: tensor}}}"), "schema"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_package_is_refused_with_its_place(name: str) -> None:
    content, text = BAD[name]
    with pytest.raises(BadPackage) as caught:
        read_package(content)
    assert text in str(caught.value)
    assert "canary" not in str(caught.value)


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(BadPackage, match="two files of one name"):
        read_package(_doubled())


@pytest.mark.parametrize(("name", "version"), [("climate", "1"), ("pump", "2"), ("meter", "2.1")])
def test_manifests_of_all_three_formats_are_read(name: str, version: str) -> None:
    read = read_package(package(name))
    schema: dict[str, Any] = read.manifest["schema"]
    assert schema["version"] == version
    assert read.script is not None
    assert "decode" in read.script
    assert "session" not in read.manifest, "what the pusher's tool left there is a secret"
    assert "session-token" not in repr(read.manifest)


@pytest.mark.parametrize("spelling", ["firmwareversion", "firmware_version"])
def test_both_spellings_of_the_firmware_key_are_accepted_and_numbers_stay_texts(spelling: str) -> None:
    supports = f"supports: [{{manufacturer: E, model: M, {spelling}: 1.10}}]"
    content = _with_manifest(f"type: javascript\nmetadata: {{author: a, name: n, {supports}}}")
    assert read_package(content).manifest["metadata"]["supports"] == [
        {"manufacturer": "E", "model": "M", "firmware_version": "1.10"}
    ]


def test_the_same_bytes_have_the_same_digest() -> None:
    assert package("climate") == package("climate")
    assert read_package(package("climate")).digest == read_package(package("climate")).digest
