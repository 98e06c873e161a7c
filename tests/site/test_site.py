"""The built site, by `nox -s docs`: nothing on it asks the network for anything, every link leads somewhere."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

SITE = Path(__file__).parents[2] / "dist" / "site"
PAGES = sorted(SITE.rglob("*.html"))
# What a page loads by itself; a link is only followed by people
_LOADED = {
    ("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("use", "href"),
    ("object", "data"), ("embed", "src"), ("video", "src"), ("audio", "src"), ("form", "action"),
}  # fmt: skip
# Scripts of the theme that it would fetch for a page with a diagram, or for a browser of before 2020
_NEVER = ("https://unpkg.com/mermaid@11/dist/mermaid.min.js", "https://unpkg.com/resize-observer-polyfill")


class Page(HTMLParser):
    """Collects what a page loads, links to, and offers as anchors."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.inline = ""
        self.classes: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        self.classes |= set(given.get("class", "").split())
        self.inline += given.get("style", "")
        for name, value in given.items():
            is_link_of_head = tag == "link" and not {"stylesheet", "icon", "preload", "preconnect"} & set(
                given.get("rel", "").split()
            )
            if (tag, name) in _LOADED and not is_link_of_head:
                self.loaded.append(value)
            elif (tag, name) == ("a", "href"):
                self.links.append(value)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style":
            self.inline += data


def is_far(reference: str) -> bool:
    return bool(urlsplit(reference).netloc)


def test_there_are_pages() -> None:
    assert len(PAGES) > 10
    assert (SITE / "search" / "search_index.js").exists(), "the search works without a server"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(SITE).as_posix())
def test_a_page_asks_the_network_for_nothing(path: Path) -> None:
    page = Page(path)
    assert len(page.loaded) > 3
    assert [reference for reference in page.loaded if is_far(reference)] == []
    assert re.findall(r"(?:url\(|@import)[^;)]*//", page.inline) == []
    assert "mermaid" not in page.classes, "a diagram would fetch its script"


def test_styles_and_scripts_ask_the_network_for_nothing() -> None:
    for path in SITE.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)]*", path.read_text(encoding="utf-8")) == [], (
            path
        )
    loads = re.compile(r"""(?:fetch|import|src\s*=|open)\W{0,3}["'`](https?://[^"'`]+)|_t\("(https?://[^"]+)"\)""")
    for path in SITE.rglob("*.js"):
        found = {one or other for one, other in loads.findall(path.read_text(encoding="utf-8"))}
        assert found - set(_NEVER) == set(), path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(SITE).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in Page(path).links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        # Only the page for what is not found cannot know where it is read
        folder = SITE if path.name == "404.html" else path.parent
        written = unquote(parts.path).lstrip("/") if path.name == "404.html" else unquote(parts.path)
        target = (folder / written).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        assert target.exists(), link
        if parts.fragment and target.suffix == ".html":
            assert unquote(parts.fragment) in Page(target).anchors | {"__toc", "__search"}, link


@pytest.mark.parametrize("words", ["retry", "no create ever happens twice", "verify", "NotFoundError", "UNSET"])
def test_the_search_has_it(words: str) -> None:
    index = json.loads((SITE / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert [entry for entry in index["docs"] if words.lower() in (entry["title"] + entry["text"]).lower()]
