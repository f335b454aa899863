"""The page as people use it, in Chromium: mouse, keyboard, telephone, dark and light."""

from __future__ import annotations

import pytest
from html_cases import CHARGE, NO_LIMIT, with_findings
from report_cases import COLUMN_USE, GETTER_USE, read, report
from test_html_page import hostile_page

from nullguard.report.html import render

PAGE = render(report(endpoints=(CHARGE, NO_LIMIT)), read)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("data", [PAGE, hostile_page()], ids=["usual", "hostile"])
def test_nothing_is_wider_than_the_screen(shown, data, width):
    page = shown(data, width=width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.wait_for_selector(".body")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_one_ruler_is_shown_on_a_phone_and_another_on_a_desk(shown):
    for width, visible, hidden in ((360, "narrow", "wide"), (1280, "wide", "narrow")):
        page = shown(PAGE, width=width)
        assert page.locator(f"svg.{visible}").first.is_visible()
        assert not page.locator(f"svg.{hidden}").first.is_visible()


def test_the_scheme_is_the_systems_until_another_is_chosen(shown):
    def background(page):
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    light, dark = shown(PAGE, scheme="light"), shown(PAGE, scheme="dark")
    assert background(light) != background(dark)
    before = background(light)
    assert light.get_attribute("#theme", "aria-pressed") == "false"
    light.click("#theme")
    assert background(light) == background(dark)
    assert light.get_attribute("#theme", "aria-pressed") == "true"
    light.click("#theme")
    assert background(light) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable(shown, scheme):
    """Contrast of at least 4.5 to 1, as WCAG 2 AA asks, for every text on the page."""
    page = shown(PAGE, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.wait_for_selector(".body")
    poor = page.evaluate(
        """() => {
        const parse = (text) => text.match(/[\\d.]+/g).map(Number);
        const linear = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
        const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const behind = (node) => { for (; node; node = node.parentElement) {
          const color = getComputedStyle(node).backgroundColor;
          if (/^rgb\\(/.test(color)) return parse(color); } return [255, 255, 255]; };
        const found = [];
        for (const node of document.querySelectorAll('body *')) {
          if (![...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim())) continue;
          if (!node.checkVisibility() || ['SCRIPT', 'TITLE', 'title', 'OPTION'].includes(node.nodeName)) continue;
          const style = getComputedStyle(node);
          const ink = parse(node.namespaceURI.endsWith('svg') ? style.fill : style.color);
          const [a, b] = [light(ink), light(behind(node))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) found.push([node.nodeName, node.className.baseVal ?? node.className, ratio.toFixed(2)]);
        }
        return found; }"""
    )
    assert poor == []


def test_a_finding_opens_with_its_code_and_story(shown):
    page = shown(PAGE)
    assert page.locator(".finding").count() == 2
    assert page.locator(".body").count() == 0
    page.locator(".finding > summary").first.click()
    assert page.locator(".finding pre mark").inner_text() == "order.external_reference"
    assert page.locator(".story li").count() == 3
    assert "guarded in 3 other places" in page.locator(".why").inner_text()


def test_everything_can_be_done_from_the_keyboard(shown):
    page = shown(PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"
    focused = "document.activeElement.parentElement.id"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "f0"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "f1"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "f0"
    page.keyboard.press("Enter")
    assert page.locator("#f0[open] .story").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.type("jjj")
    assert page.locator("#none").inner_text() == "Nothing fits the filter."


def test_every_control_has_a_name(shown):
    page = shown(PAGE)
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, a, summary, svg[role=img]')]
        .filter((node) => !(node.getAttribute('aria-label') || node.labels?.[0]?.textContent || node.textContent).trim())
        .map((node) => node.outerHTML)"""
    )
    assert unnamed == []
    names = page.evaluate("[...document.querySelectorAll('svg[role=img]')].map((one) => one.getAttribute('aria-label'))")
    assert "production p99 2.3 s" in names[0]
    assert "timeouts read 2 s" in names[0]


def test_filters_narrow_down_and_are_cleared(shown):
    page = shown(PAGE)
    list_ = page.locator(".finding")
    page.select_option("#confidence", "high")
    assert list_.count() == 1
    assert page.locator("#count").inner_text() == "1 of 2 findings"
    page.click("button[type=reset]")
    list_.nth(1).wait_for()
    page.fill("#text", "invoices trim")
    assert list_.count() == 1
    page.click("button[type=reset]")
    list_.nth(1).wait_for()
    page.click(".tile[data-shape=data]")
    assert list_.count() == 2
    assert page.get_attribute(".tile[data-shape=data]", "aria-pressed") == "true"
    assert page.is_disabled(".tile[data-shape=third-party]")


def test_five_thousand_findings_are_usable(shown):
    page = shown(render(report(*with_findings(4999, COLUMN_USE), GETTER_USE), read))
    assert page.locator(".finding").count() == 100
    page.fill("#text", "trim")
    assert page.locator(".finding").count() == 1
    page.fill("#text", "")
    page.evaluate("location.hash = 'f4321'")
    page.wait_for_selector("#f4321[open]")
    assert "Number 4321." in page.locator("#f4321 .message").inner_text()


def test_a_hostile_report_shows_its_text_and_runs_nothing(shown):
    page = shown(hostile_page())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.wait_for_selector(".body")
    assert "</script><script>alert(1)</script>" in page.locator(".finding .message").inner_text()
    assert page.locator("img").count() == 0
