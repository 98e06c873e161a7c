"""Names of commands: every tag and verb of a document can be called, and none is called twice."""

from __future__ import annotations

import pytest

from tests.cli.small import Small, document_of


def small(monkeypatch: pytest.MonkeyPatch, *identifiers: str, **tags: str) -> Small:
    given = {identifier: {"tag": tags[identifier]} if identifier in tags else {} for identifier in identifiers}
    return Small(document_of(given), monkeypatch)


@pytest.mark.parametrize(
    ("identifier", "tag", "words", "method"),
    [
        ("my-things.list-all", "my-things", ["my-things", "list-all"], "my_things.list_all"),
        ("my-things.list-all", "my-things", ["my_things", "list_all"], "my_things.list_all"),
        ("things.import", "things", ["things", "import"], "things.import_"),
        ("class.from", "class", ["class", "from"], "class_.from_"),
        ("deviceGroups.getAll", "deviceGroups", ["device-groups", "get-all"], "device_groups.get_all"),
        ("Big Things.x", "Big Things", ["big-things", "x"], "big_things.x"),
        ("droplets_list", "droplets", ["droplets", "list"], "droplets.list"),
        ("other/name", "group", ["group", "other-name"], "group.other_name"),
        ("things.help", "things", ["things", "help"], "things.help"),
        ("tables.rows", "tables", ["tables", "rows"], "tables.rows"),
    ],
)
def test_tags_and_verbs_of_any_spelling(
    monkeypatch: pytest.MonkeyPatch, identifier: str, tag: str, words: list[str], method: str
) -> None:
    done = Small(document_of({identifier: {"tag": tag}}), monkeypatch)(*words)
    assert (done.code, [call.method for call in done.hub.calls]) == (0, [method])


def test_commands_written_by_hand_keep_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, "profiles.list", "devices.import", "api-profiles.list")
    listed = run("--help").out.decode()
    assert "  List the profiles." in listed
    assert run("api-profiles", "list").hub.calls[0].method == "api_profiles.list"
    assert run("api-api-profiles", "list").hub.calls[0].method == "profiles.list"
    assert "Create devices from a CSV" in run("devices", "--help").out.decode()
    assert run("devices", "api-import").hub.calls[0].method == "devices.import_"


def test_two_tags_and_two_verbs_that_would_be_called_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(
        {
            "things.getAll": {"x-python-name": "get_every"},
            "things.get_all": {},
            "my-tag.x": {"tag": "my-tag"},
            "my_tag.x": {"tag": "my_tag"},
        },
        tags=[{"name": "things"}, {"name": "my-tag", "x-python-name": "second"}, {"name": "my_tag"}],
    )
    run = Small(document, monkeypatch)
    assert run("things", "get-every").hub.calls[0].method == "things.get_every"
    assert run("things", "get-all").hub.calls[0].method == "things.get_all"
    assert run("second", "x").hub.calls[0].method == "second.x"
    assert run("my-tag", "x").hub.calls[0].method == "my_tag.x"


def test_help_of_all_names_builds_no_operation(monkeypatch: pytest.MonkeyPatch) -> None:
    run = small(monkeypatch, "things.get", "things.list", "others.get")
    document = document_of({"things.get": {}, "others.get": {}})
    run.document = document
    monkeypatch.setattr("thingshub.cli.packaged.load", lambda: document)
    built: list[str] = []

    def operation(self: object, identifier: str) -> None:
        built.append(identifier)

    monkeypatch.setattr(type(document), "operation", operation)
    assert run("--help").code == 0
    assert run("things", "--help").code == 0
    assert built == []
