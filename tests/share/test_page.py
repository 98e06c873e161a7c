"""The reference page in a real browser, opened from a file with the network cut."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload

from tests.sandbox.everything import DOCUMENT as EVERYTHING
from tests.share.conftest import API, Opening
from thingshub_document.reading import Document
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.openapi.wire.request import IncomingRequest
from thingshub_sandbox.reference.page import changes, page
from thingshub_sandbox.reference.reading import Reference
from thingshub_sandbox.reference.samples import LANGUAGES

OPERATIONS = len(API.operations)
WIDTHS = {"desktop": (1440, 900), "tablet": (900, 1100), "phone": (360, 740)}


@pytest.fixture(scope="module")
def address(dist: Path) -> str:
    return (dist / "reference.html").as_uri()


def test_nothing_in_the_page_points_elsewhere_but_links(dist: Path) -> None:
    text = html.unescape((dist / "reference.html").read_text(encoding="utf-8"))
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?!data:)[^\"']*", text) == []
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert "connect-src 'none'" in text


def test_the_policy_cuts_off_what_the_page_might_still_try(open_page: Opening, address: str, browser: Browser) -> None:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(address)
    tried = "fetch('https://127.0.0.1:1/').then(() => 'sent', (error) => error.message)"
    assert "Failed to fetch" in tab.evaluate(tried)
    refused = """new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.body.append(script);
    })"""
    assert tab.evaluate(refused) == "script-src-elem"
    assert tab.title() != "owned"
    context.close()


SHOWN = """Object.fromEntries([...document.querySelectorAll("article.operation")].map((article) => {
  const evidence = article.querySelector(".evidence");
  const link = evidence.querySelector("a");
  return [article.id, {
    level: evidence.querySelector(".badge").textContent,
    source: link && `${link.textContent}, ${link.getAttribute("href")}`,
    text: evidence.textContent.replace(/\\s+/g, " "),
    panels: article.querySelectorAll("[role=tabpanel]").length,
    isOld: Boolean(article.querySelector(".note.old")),
  }];
}))"""


def test_every_operation_is_there_with_its_evidence(open_page: Opening, address: str, reference: Reference) -> None:
    shown = open_page(address).evaluate(SHOWN)
    assert len(shown) == OPERATIONS + len(reference.messages.operations)
    for path, item in reference.spec["paths"].items():
        for operation in item.values():
            article = shown[operation["operationId"].replace(".", "-")]
            evidence = operation["x-evidence"]
            source = reference.spec["x-evidence-sources"][evidence["source"]]
            assert article["level"] == evidence["level"], path
            assert article["source"] == (source if "https://" in source else None)
            assert " ".join(evidence.get("note", "").split()) in article["text"]
            assert article["panels"] == len(LANGUAGES)
            assert article["isOld"] == operation.get("deprecated", False)


def test_every_anchor_resolves_and_every_id_is_one(open_page: Opening, address: str) -> None:
    tab = open_page(address)
    targets = set(tab.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1))"))
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))
    assert len(targets) > OPERATIONS + 100
    assert targets - set(ids) == set()
    every_control = "[...document.querySelectorAll('[aria-controls]')].map((e) => e.getAttribute('aria-controls'))"
    controls = set(tab.evaluate(every_control))
    assert controls - set(ids) == set()


@pytest.mark.parametrize("device", WIDTHS)
def test_a_link_to_an_operation_shows_it_at_the_top(device: str, open_page: Opening, address: str) -> None:
    width, height = WIDTHS[device]
    for anchor in ("things-set_geolocation", "schema-Zone"):
        tab = open_page(f"{address}#{anchor}", width=width, height=height)
        tab.wait_for_timeout(100)
        assert 0 <= tab.evaluate("document.querySelector(':target h3').getBoundingClientRect().top") < 250
        tab.reload()
        tab.wait_for_timeout(100)
        assert 0 <= tab.evaluate("document.querySelector(':target h3').getBoundingClientRect().top") < 250


def test_search_finds_an_operation_by_any_of_its_words(open_page: Opening, address: str) -> None:
    tab = open_page(address)
    tab.keyboard.press("/")
    for words, found in (
        ("desired state", "devices-set_desired_state"),
        ("put /api/v3/sites/", "sites-update"),
        ("drivers.push", "drivers-push"),
    ):
        tab.keyboard.press("Escape")
        tab.keyboard.type(words)
        visible = tab.locator("nav [data-find]:visible")
        assert 0 < visible.count() < 20
        assert f"#{found}" in [link.get_attribute("href") for link in visible.all()]
        assert re.fullmatch(r"\d+ found", tab.locator("#found").inner_text())
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert urlsplit(tab.url).fragment == "drivers-push"
    tab.locator("#search").fill("no such thing")
    assert tab.locator("#found").inner_text() == "nothing found"


def test_the_keyboard_reaches_everything(open_page: Opening, address: str) -> None:
    tab = open_page(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    first = tab.locator("[id='devices-list'] [role=tab]").first
    first.focus()
    for expected in ("python-async", "curl", "typescript", "python"):
        tab.keyboard.press("ArrowRight")
        assert tab.evaluate("document.activeElement.dataset.lang") == expected
        assert tab.locator("[id='devices-list'] [role=tabpanel]:visible").get_attribute("data-lang") == expected
    assert tab.evaluate(UNNAMED) == []


def test_the_chosen_language_holds_for_all_samples_and_for_the_next_visit(open_page: Opening, address: str) -> None:
    tab = open_page(address)
    tab.locator("[id='devices-get'] [role=tab][data-lang=curl]").click()
    assert tab.locator("[role=tab][aria-selected=true]").count() == OPERATIONS
    assert "curl" in tab.locator("[id='sites-get'] [role=tabpanel]:visible").inner_text()
    tab.reload()
    assert tab.locator("html").get_attribute("data-lang") == "curl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_or_dark_as_the_system_says_until_chosen(scheme: str, open_page: Opening, address: str) -> None:
    tab = open_page(address, color_scheme=scheme)

    def brightness() -> int:
        color = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in re.findall(r"\d+", color)[:3])

    assert (brightness() < 200) == (scheme == "dark")
    tab.locator("#theme").click()
    assert (brightness() < 200) == (scheme == "light")
    tab.reload()
    assert (brightness() < 200) == (scheme == "light"), "it is remembered"


UNNAMED = """[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label"))).map((e) => e.outerHTML)"""
CUT_OFF = """[...document.querySelectorAll("main *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("pre, [role=tablist]"))
  .map((e) => e.outerHTML.slice(0, 80))"""
CONTRAST = """() => {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map((c) => c / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$/.test(color)) return color;
    }
  };
  const bad = new Set();
  const places = ["#devices-update", "#things-list", "nav section:nth-of-type(2)", ".intro", ".bar"];
  const texts = document.querySelectorAll(places.map((place) => `${place} *`).join());
  for (const element of texts) {
    if (!element.checkVisibility() || ![...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    if (element.matches(".here, .copy")) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) bad.add(`${element.className}: ${element.textContent.slice(0, 30)}`);
  }
  return [...bad];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(scheme: str, open_page: Opening, address: str) -> None:
    tab = open_page(address, color_scheme=scheme)
    assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("device", WIDTHS)
def test_nothing_is_cut_off_at_any_width(device: str, open_page: Opening, address: str) -> None:
    width, height = WIDTHS[device]
    tab = open_page(address, width=width, height=height, has_touch=device == "phone")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(CUT_OFF) == []


def test_the_contents_open_on_a_phone_and_close_behind_the_choice(open_page: Opening, address: str) -> None:
    tab = open_page(address, width=360, height=740, has_touch=True, is_mobile=True)
    assert not tab.locator("nav").is_visible()
    tab.locator("#menu").tap()
    tab.locator("#search").fill("retire create device")
    tab.locator("#search").fill("devices.create ")
    tab.locator("nav a[href='#devices-create']").tap()
    assert not tab.locator("nav").is_visible()
    assert tab.locator("[id='devices-create'] h3").is_visible()


def test_it_reads_well_without_javascript(open_page: Opening, address: str) -> None:
    tab = open_page(address, java_script_enabled=False)
    article = tab.locator("[id='devices-create']")
    assert article.locator("[role=tabpanel]:visible").count() == len(LANGUAGES)
    assert tab.locator(".js:visible").count() == 0


def test_hostile_text_of_a_document_stays_text(reference: Reference) -> None:
    spec = json.loads(json.dumps(reference.spec))
    evil = "</script><script>alert(1)</script>`<img src=x onerror=alert(1)>`"
    operation = spec["paths"]["/api/v3/devices"]["post"]
    operation |= {"summary": evil, "description": evil}
    operation["requestBody"]["content"]["application/json"]["examples"]["pump"]["value"]["name"] = evil
    spec["components"]["schemas"]["Device"]["description"] = evil
    made = page(Reference(Document(spec)), has_console=True).html
    assert made.count("<script>") == 2
    assert "<img" not in made


def test_moves_by_version_are_those_of_the_document(reference: Reference) -> None:
    told = [move for change in changes(reference) for move in change.moves]
    assert [change.version for change in changes(reference)] == ["7.0", "7.0", "5.3", "5.0", "5.0", "4.13"]
    moved = {(old.id, new.id) for old, new in told if old and new}
    assert ("things.get", "tracked_assets.get") in moved
    lives = {operation.id for operation in reference.operations if operation.life}
    assert {operation.id for move in told for operation in move if operation} == lives


SENT = """async ([id, from]) => {
  const form = [...document.querySelectorAll(".try form")].find((form) => form.dataset.id === id);
  let sent = null;
  window.fetch = async (url, init) => {
    const request = new Request("https://sandbox.example" + url.slice(from.length), init);
    const bytes = [...new Uint8Array(await request.clone().arrayBuffer())];
    sent = { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), bytes };
    return new Response("");
  };
  for (const field of form.querySelectorAll("input[data-in]")) {
    if (field.dataset.in === "credential") field.value = field.dataset.kind === "basic" ? "ada:secret" : "k";
    if (field.dataset.in === "cookie" || field.dataset.where === "cookie") field.value = "";
  }
  form.requestSubmit();
  const output = form.querySelector("output");
  for (let turn = 0; turn < 200 && !sent && output.textContent.length < 2; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return sent ?? output.textContent;
}"""


def test_the_console_writes_every_style_and_media_type(open_page: Opening, tmp_path: Path) -> None:
    """Each operation of a document with everything, as its form stands: what leaves the page fits the document."""
    api = Api(Document(EVERYTHING))
    reference = Reference(api.document)
    file = tmp_path / "docs.html"
    file.write_text(page(reference, has_console=True).html, encoding="utf-8")
    tab = open_page(file.as_uri())
    picture: FilePayload = {"name": "a.png", "mimeType": "image/png", "buffer": b"content"}
    for upload in tab.locator("input[type=file]").all():
        upload.set_input_files([picture])
    for operation in reference.operations:
        tab.evaluate("(id) => { document.getElementById(id).querySelector('.try').open = true; }", operation.anchor)
        sent: dict[str, Any] = tab.evaluate(SENT, [operation.id, urlsplit(file.as_uri()).path])
        assert "url" in sent, f"{operation.id}: {sent}"
        parts = urlsplit(str(sent["url"]))
        found = api.find(sent["method"], parts.path)
        assert found is not None, sent["url"]
        assert found[0].id == operation.id
        cookies = {"cookie": "theme=dark"}  # which no page can send by itself
        incoming = IncomingRequest(found[1], parts.query, {**sent["headers"], **cookies})
        assert found[0].request_problems(incoming, bytes(sent["bytes"])) == [], sent
