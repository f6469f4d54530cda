"""The page of a note, as it is read: watching, following, two languages, links and citations."""

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kikigaki.scripts import assets
from tests.conftest import ROOT
from tests.watching import DESKTOP, HOST, PHONE, commands, reading, talking, watch

NOTE = "notes/zuckerberg-llama3-2024/"
OTHER_NOTE = "notes/karpathy-ghosts-2025/"
LANGUAGES = ("ja", "en")
STACKED = {"ja": "上下に並べる", "en": "Stacked"}
SIDE = {"ja": "左右に並べる", "en": "Side by side"}
ONE = {"ja": "一言語", "en": "One"}
other = {"ja": "en", "en": "ja"}

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_screen = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])


def open_note(page: Page, address: str, language: str = "en", rest: str = "") -> None:
    page.goto(f"{address}/{language}/{NOTE}{rest}")
    expect(page.locator(".kk-play")).to_be_visible()


def current(page: Page) -> str:
    stamp = page.locator(".kk-moment[aria-current=true] .kk-at .kk-stamp")
    return stamp.inner_text()


# --- The player ---------------------------------------------------------------------------------


@each_screen
@each_language
def test_nobody_else_is_asked_for_anything_until_the_reader_asks_for_the_video(
    browser: Browser, address: str, language: str, viewport: dict[str, int]
) -> None:
    asked: list[str] = []
    with reading(browser, viewport=viewport) as page:
        page.on("request", lambda request: asked.append(request.url))
        open_note(page, address, language)
        page.wait_for_load_state("networkidle")
        before = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
        watch(page)
        after = [url for url in asked if not url.startswith((address, "data:", "blob:"))]

    assert before == []
    assert len(after) == 1
    assert after[0].startswith(f"{HOST}/embed/bc6uFV9CJGg?")


@each_language
def test_a_timestamp_is_a_plain_link_while_the_player_is_closed(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        page.context.route(
            "https://www.youtube.com/**", lambda route: route.fulfill(body="YouTube")
        )
        page.locator("#t438 .kk-at .kk-stamp").click()
        page.wait_for_url("https://www.youtube.com/watch?v=bc6uFV9CJGg&t=438s")


@each_screen
@each_language
def test_a_timestamp_seeks_the_open_player_and_its_moment_is_marked(
    browser: Browser, address: str, language: str, viewport: dict[str, int]
) -> None:
    with reading(browser, viewport=viewport) as page:
        open_note(page, address, language)
        frame = watch(page)
        page.locator("#t438 .kk-at .kk-stamp").click()
        expect(page.locator("#t438")).to_have_attribute("aria-current", "true")

        assert commands(frame)[-2:] == [["seekTo", 438, True], ["playVideo"]]
        assert page.url.startswith(f"{address}/{language}/{NOTE}")


@pytest.mark.parametrize("key", ["ctrlKey", "shiftKey", "altKey", "metaKey"])
def test_with_a_modifier_key_a_timestamp_is_the_browser_s(
    browser: Browser, address: str, key: str
) -> None:
    clicked = """([stamp, key]) => {
        let kept = false;
        addEventListener("click", (event) => {
            kept = !event.defaultPrevented;
            event.preventDefault();
        });
        const options = { bubbles: true, cancelable: true, [key]: true };
        stamp.dispatchEvent(new MouseEvent("click", options));
        return kept;
    }"""
    with reading(browser) as page:
        open_note(page, address)
        frame = watch(page)
        stamp = page.locator("#t438 .kk-at .kk-stamp").element_handle()

        assert page.evaluate(clicked, [stamp, key])
        assert ["seekTo", 438, True] not in commands(frame)


@each_screen
@each_language
def test_time_passes_and_the_right_moment_and_section_are_marked(
    browser: Browser, address: str, language: str, viewport: dict[str, int]
) -> None:
    with reading(browser, viewport=viewport) as page:
        open_note(page, address, language)
        frame = watch(page)
        for second, stamp in [(437.9, "7:09"), (438, "7:18"), (448.9, "7:18"), (449.2, "7:29")]:
            frame.evaluate("reach", second)
            expect(page.locator(".kk-moment[aria-current] .kk-at .kk-stamp")).to_have_text(stamp)
        part = page.locator(".kk-contents [aria-current]")

        assert page.locator(".kk-moment[aria-current]").count() == 1
        assert str(part.get_attribute("href")).endswith("#t449")
        expect(page.locator("#t449")).to_be_in_viewport()


@each_screen
def test_following_stops_when_the_reader_scrolls_and_goes_on_at_the_button(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    with reading(browser, viewport=viewport, reduced_motion="reduce") as page:
        open_note(page, address)
        frame = watch(page)
        frame.evaluate("reach", 438)
        expect(page.locator("#t438")).to_be_in_viewport()
        page.mouse.move(100, viewport["height"] - 100)
        page.mouse.wheel(0, 3000)
        follow = page.locator(".kk-follow")
        expect(follow).to_have_attribute("aria-pressed", "false")
        frame.evaluate("reach", 2400)
        page.wait_for_function(
            "() => document.querySelector('[aria-current] .kk-stamp').textContent.startsWith('39:')"
        )
        expect(page.locator(".kk-moment[aria-current]")).not_to_be_in_viewport()

        follow.click()

        expect(follow).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".kk-moment[aria-current]")).to_be_in_viewport()


def test_the_page_does_not_move_while_the_marked_moment_is_in_view(
    browser: Browser, address: str
) -> None:
    with reading(browser, reduced_motion="reduce") as page:
        open_note(page, address)
        frame = watch(page)
        frame.evaluate("reach", 438)
        expect(page.locator("#t438")).to_have_attribute("aria-current", "true")
        before = page.evaluate("scrollY")
        frame.evaluate("reach", 449)
        page.wait_for_function(
            "() => document.querySelector('[aria-current] .kk-stamp').textContent === '7:29'"
        )

        assert page.evaluate("scrollY") == before


def test_the_player_plays_on_while_the_reader_looks_something_up(
    browser: Browser, address: str
) -> None:
    with reading(browser) as page:
        page.goto(f"{address}/en/", wait_until="networkidle")
        page.locator(f".kk-card h3 a[href*='{NOTE}']").click()
        frame = watch(page)
        page.locator(".kk-facts a", has_text="Mark Zuckerberg").first.click()
        page.wait_for_url(f"{address}/en/people/mark-zuckerberg/")
        page.locator(".kk-mentions .kk-stamp", has_text="7:18").first.click()
        frame.wait_for_function(
            "() => commands.some(([name, second]) => name === 'seekTo' && second === 438)"
        )
        page.locator(".kk-about").click()
        page.wait_for_url(f"{address}/en/{NOTE}**")
        frame.evaluate("reach", 438)
        expect(page.locator(".kk-moment[aria-current] .kk-stamp")).to_have_text("7:18")


def test_a_timestamp_of_another_interview_changes_the_video(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        frame = watch(page)
        page.locator(".kk-pager a").first.click()
        page.wait_for_function("() => !location.pathname.includes('llama3')")
        expect(page.locator(".kk-play")).to_be_visible()
        frame.evaluate("reach", 60)

        assert page.locator("[aria-current=true].kk-moment").count() == 0

        stamp = page.locator(".kk-at .kk-stamp").nth(3)
        video = re.search(r"v=([\w-]{11})", str(stamp.get_attribute("href")))
        stamp.click()
        page.wait_for_selector(".kk-moment[aria-current]")

        assert video is not None
        assert commands(frame)[-1][0] == "loadVideoById"
        assert commands(frame)[-1][1]["videoId"] == video[1]


def test_going_from_note_to_note_leaves_no_listeners_behind(browser: Browser, address: str) -> None:
    def listeners(page: Page) -> int:
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        session.send("HeapProfiler.collectGarbage")
        metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
        return int(metrics["JSEventListeners"])

    def fewest(page: Page) -> int:
        """Pages that were left go some time after; a busy machine takes longer for it."""
        counts = []
        for _ in range(5):
            counts.append(listeners(page))
            page.wait_for_timeout(100)
        return min(counts)

    def left_behind(page: Page) -> int:
        page.goto(f"{address}/en/{NOTE}", wait_until="networkidle")
        counts = []
        for _ in range(4):
            for there in (OTHER_NOTE, NOTE):
                page.evaluate(
                    "there => { const link = document.createElement('a'); link.href = there;"
                    " document.querySelector('article').append(link); link.click(); }",
                    f"{address}/en/{there}",
                )
                page.wait_for_url(f"{address}/en/{there}")
                page.wait_for_timeout(300)
            counts.append(fewest(page))
        return counts[-1] - counts[0]

    with reading(browser) as page:
        ours = left_behind(page)
    with reading(browser) as page:  # Material keeps some of its own
        page.route("**/kikigaki/main.js", lambda route: route.abort())
        theirs = left_behind(page)

    assert ours <= theirs


@each_language
def test_a_video_that_must_not_be_shown_here_is_said_so(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        watch(page).evaluate("refuse()")

        expect(page.get_by_role("status")).to_contain_text("YouTube")


def test_messages_from_anybody_else_move_nothing(browser: Browser, address: str) -> None:
    forged = json.dumps({"event": "infoDelivery", "info": {"currentTime": 438}})
    with reading(browser) as page:
        open_note(page, address)
        watch(page).evaluate("reach", 60)
        expect(page.locator(".kk-moment[aria-current]")).to_be_visible()
        before = current(page)
        page.evaluate("message => window.postMessage(message, '*')", forged)
        page.wait_for_timeout(200)

        assert before == current(page)


def test_a_closed_player_leaves_nothing_behind(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        watch(page).evaluate("reach", 438)
        expect(page.locator("#t438")).to_have_attribute("aria-current", "true")
        page.locator(".kk-player").get_by_role("button", name="Close the video").click()

        expect(page.locator(".kk-player")).to_have_count(0)
        expect(page.locator(".kk-moment[aria-current]")).to_have_count(0)
        assert page.frames == [page.main_frame]


# --- Arriving -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rest", "anchor", "second"),
    [
        ("#t438", "t438", 438),
        ("#t440", "t438", 440),
        ("#t=7:20", "t438", 440),
        ("#t=7m20s", "t438", 440),
        ("?t=440", "t438", 440),
        ("?t=440s", "t438", 440),
        ("?t=1:06:01", "t3952", 3961),
        ("?t=3", "t47", 3),
    ],
)
def test_an_address_with_a_time_leads_to_the_moment_and_cues_the_player(
    browser: Browser, address: str, rest: str, anchor: str, second: int
) -> None:
    with reading(browser) as page:
        open_note(page, address, rest=rest)
        page.wait_for_url(f"{address}/en/{NOTE}#{anchor}")
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()

        frame = watch(page)

        assert f"start={second}&" in frame.url


def test_an_address_with_a_time_leads_there_however_often_it_is_followed(
    browser: Browser, address: str
) -> None:
    with reading(browser) as page:
        for _ in range(10):  # what is in the browser's memory comes in another order
            page.goto("about:blank")
            open_note(page, address, rest="?t=7:18")
            page.wait_for_timeout(400)

            expect(page.locator("#t438:target")).to_be_in_viewport()


@pytest.mark.parametrize("rest", ["?t=soon", "#t=", "?t=", "#page-title", "#%E3%81%82"])
def test_an_address_with_nothing_to_arrive_at_is_left_alone(
    browser: Browser, address: str, rest: str
) -> None:
    errors: list[str] = []
    with reading(browser) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        open_note(page, address, rest=rest)

        assert "start=0&" in watch(page).url
        assert errors == []


# --- Two languages ------------------------------------------------------------------------------


@each_screen
@each_language
def test_both_languages_stand_together_moment_by_moment(
    browser: Browser, address: str, language: str, viewport: dict[str, int]
) -> None:
    with reading(browser, viewport=viewport) as page:
        page.goto(f"{address}/{other[language]}/{NOTE}")
        theirs = page.locator(".kk-moment .kk-voice").all_inner_texts()
        open_note(page, address, language)
        ours = page.locator(".kk-moment .kk-voice").all_inner_texts()
        for mode in (STACKED, SIDE):
            page.get_by_label(mode[language]).check()
            page.wait_for_selector(".kk-said > .kk-other")
            pairs = page.locator(".kk-said").evaluate_all(
                "all => all.flatMap(one => [...one.children])"
                ".map(part => [part.lang, part.innerText])"
            )

            assert [text for tag, text in pairs if not tag] == ours
            assert [text for tag, text in pairs if tag == other[language]] == theirs
            assert {tag for tag, _ in pairs} == {"", other[language]}
            assert all(
                {one[0], two[0]} == {"", other[language]} for one, two in pairwise(pairs[:6])
            )

        page.get_by_label(ONE[language], exact=True).check()
        expect(page.locator(".kk-other")).to_have_count(0)


@each_language
def test_side_by_side_texts_begin_at_the_same_height(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        page.get_by_label(SIDE[language]).check()
        page.wait_for_selector(".kk-said > .kk-other")
        tops = page.locator(".kk-said > .kk-other").evaluate_all(
            "all => all.map(one => [one, one.previousElementSibling])"
            ".map(pair => pair.map(part => part.getBoundingClientRect()))"
        )

    assert all(
        there["top"] == here["top"] and there["left"] > here["right"] - 1 for there, here in tops
    )


@each_language
def test_a_reading_mode_is_chosen_once(browser: Browser, address: str, language: str) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        page.get_by_label(STACKED[language]).check()
        page.goto(f"{address}/{language}/{OTHER_NOTE}")

        expect(page.locator(".kk-said > .kk-other").first).to_be_visible()
        expect(page.get_by_label(STACKED[language])).to_be_checked()


def test_the_second_text_has_no_anchors_and_its_links_lead_into_its_own_language(
    browser: Browser, address: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, "ja")
        page.get_by_label(SIDE["ja"]).check()
        page.wait_for_selector(".kk-said > .kk-other")
        ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
        hrefs = page.locator(".kk-other a").evaluate_all("all => all.map(link => link.href)")

    assert len(ids) == len(set(ids))
    here = f"{address}/ja/{NOTE}#t"  # moments of this note, which have the same anchors
    assert hrefs
    assert all(href.startswith((f"{address}/en/", "https://", here)) for href in hrefs)


def test_what_is_read_stays_in_place_when_the_mode_changes(browser: Browser, address: str) -> None:
    with reading(browser, reduced_motion="reduce") as page:
        open_note(page, address, rest="#t438")
        expect(page.locator("#t438")).to_be_in_viewport()
        before = page.locator("#t438").evaluate("one => one.getBoundingClientRect().top")
        page.keyboard.press("m")
        page.wait_for_selector(".kk-said > .kk-other")

        after = page.locator("#t438").evaluate("one => one.getBoundingClientRect().top")
        assert after == pytest.approx(before, abs=1)


def test_a_second_text_that_cannot_be_had_is_said_so(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        page.context.set_offline(True)
        page.get_by_label(STACKED["en"]).check()

        expect(page.get_by_role("status")).to_contain_text("could not be loaded")


# --- Voices -------------------------------------------------------------------------------------


def test_voices_can_be_left_out_and_stay_so(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        answers = page.locator(".kk-answer").count()
        page.get_by_label("Questions").uncheck()
        page.get_by_label("Comments").uncheck()
        page.reload()
        expect(page.get_by_label("Questions")).not_to_be_checked()

        assert page.locator(".kk-voice:visible").count() == answers
        assert page.locator(".kk-moment:visible").count() == answers


def test_keys_and_links_know_of_moments_that_are_hidden(browser: Browser, address: str) -> None:
    with reading(browser, reduced_motion="reduce") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_note(page, address)
        page.get_by_label("Answers").uncheck()
        page.locator(".kk-moment:visible .kk-stamp").first.focus()
        page.keyboard.press("c")
        first = page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("j")
        page.keyboard.press("c")
        expect(page.locator(".kk-moment:visible .kk-stamp").nth(1)).to_be_focused()
        next_one = page.evaluate("navigator.clipboard.readText()")

    assert first.endswith(f"{NOTE}#t47")
    assert next_one != first


def test_a_moment_that_an_address_leads_to_is_shown_whole(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        page.get_by_label("Answers").uncheck()
        expect(page.locator("#t438")).to_be_hidden()
        open_note(page, address, rest="#t438")

        expect(page.locator("#t438 .kk-answer")).to_be_in_viewport()
        expect(page.locator("#t429")).to_be_hidden()


@each_language
def test_questions_and_comments_say_what_they_are(
    browser: Browser, address: str, language: str
) -> None:
    labels = {"ja": ("質問", "解説"), "en": ("Question", "Comment")}[language]
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/{language}/{OTHER_NOTE}")
        for voice, label in zip(("question", "comment"), labels, strict=True):
            heard = page.locator(f".kk-{voice} .kk-who").all_inner_texts()

            assert heard
            assert all(text.startswith(label) for text in heard)


# --- The strip ----------------------------------------------------------------------------------


@each_language
def test_the_strip_leads_to_every_section_and_names_it(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        parts = page.locator(".kk-contents a")
        titles = page.locator(".kk-section > h2").all_inner_texts()
        ids = page.locator(".kk-section > h2").evaluate_all("all => all.map(one => one.id)")

        assert [
            str(href) for href in parts.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        ] == [f"#{anchor}" for anchor in ids]
        assert [text.partition(" ")[2] for text in parts.all_text_contents()] == titles
        for index in range(parts.count()):
            parts.nth(index).focus()
            name = parts.nth(index).locator(".kk-name")
            box = name.bounding_box()

            assert name.evaluate("one => getComputedStyle(one).opacity") == "1"
            assert box is not None
            assert 0 <= box["x"] <= box["x"] + box["width"] <= DESKTOP["width"]


def test_the_strip_marks_the_section_that_is_read(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address, rest="#t449")
        expect(page.locator(".kk-contents a[aria-current]")).to_have_attribute(
            "href", re.compile("#t449$")
        )


# --- Links and citations ------------------------------------------------------------------------


@each_screen
@each_language
def test_the_link_of_a_moment_is_copied(
    browser: Browser, address: str, language: str, viewport: dict[str, int]
) -> None:
    with reading(browser, viewport=viewport, has_touch=True) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_note(page, address, language)
        page.locator("#t438 .kk-said").tap()
        page.locator(".kk-menu button").first.tap()
        expect(page.get_by_role("status")).to_contain_text("7:18")

        assert (
            page.evaluate("navigator.clipboard.readText()") == f"{address}/{language}/{NOTE}#t438"
        )


def test_the_menu_of_a_moment_comes_after_its_timestamp_for_the_keyboard(
    browser: Browser, address: str
) -> None:
    with reading(browser) as page:
        open_note(page, address)
        page.locator("#t438 .kk-stamp").focus()
        page.keyboard.press("Tab")

        assert (
            page.evaluate("document.activeElement.getAttribute('aria-label')")
            == "Copy the link to this moment"
        )


CITATIONS = {
    "en": (
        "Mark Zuckerberg, “Mark Zuckerberg on Llama 3 and open source”, "
        "interview by Dwarkesh Patel, 18 April 2024, 7:18. Kikigaki, English. {url}"
    ),
    "ja": (
        "マーク・ザッカーバーグ、「ザッカーバーグ、Llama 3とオープンソースを語る」、"
        "聞き手 ドワルケシュ・パテル、2024年4月18日、7:18。聞き書き、日本語。{url}"
    ),
}


@each_language
def test_a_moment_is_cited_as_text_bibtex_and_csl(
    browser: Browser, address: str, language: str
) -> None:
    url = f"{address}/{language}/{NOTE}#t438"
    with reading(browser) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_note(page, address, language)
        page.locator("#t438").hover()
        page.locator(".kk-menu button").last.click()
        text, bibtex, csl = page.locator(".kk-dialog").locator("pre").all_inner_texts()
        page.locator(".kk-dialog").locator(".md-button").last.click()
        expect(page.locator(".kk-dialog [role=status]")).not_to_be_empty()
        copied = page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Escape")
        expect(page.locator(".kk-dialog")).to_have_count(0)
        expect(page.locator(".kk-menu button").last).to_be_focused()

    (item,) = json.loads(csl)
    title = re.search(r"[“「](.*)[”」]", CITATIONS[language])
    assert title is not None
    assert text == CITATIONS[language].format(url=url)
    key = f"zuckerberg-llama3-2024-{language}-t438"
    assert bibtex.startswith(f"@misc{{{key},\n  author = {{{{")
    assert f"url = {{{url}}}" in bibtex
    assert item == {
        "id": key,
        "type": "interview",
        "author": [{"literal": re.split("[,、]", text)[0]}],
        "interviewer": [
            {"literal": {"en": "Dwarkesh Patel", "ja": "ドワルケシュ・パテル"}[language]}
        ],
        "title": title[1],
        "container-title": {"en": "Kikigaki", "ja": "聞き書き"}[language],
        "issued": {"date-parts": [[2024, 4, 18]]},
        "medium": "video",
        "section": "7:18",
        "language": language,
        "URL": url,
    }
    assert copied == csl


@each_language
def test_edit_this_section_opens_its_line_of_the_yaml(
    browser: Browser, address: str, language: str
) -> None:
    yaml = (ROOT / "notes/zuckerberg-llama3-2024.yaml").read_text("utf-8").splitlines()
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/{language}/{NOTE}")
        titles = page.locator(".kk-section > h2").all_inner_texts()
        hrefs = page.locator(".kk-edit").evaluate_all("all => all.map(link => link.href)")

    base = "https://example.org/edit/main/notes/zuckerberg-llama3-2024.yaml#L"
    lines = [int(href.removeprefix(base)) for href in hrefs]
    assert len(titles) == len(lines)
    for title, line in zip(titles, lines, strict=True):
        assert yaml[line - 1].lstrip().startswith("- title:")
        assert any(title in text for text in yaml[line - 1 : line + 2])


# --- Keys ---------------------------------------------------------------------------------------


def test_keys_move_between_moments_and_play(browser: Browser, address: str) -> None:
    with reading(browser, reduced_motion="reduce") as page:
        open_note(page, address)
        page.locator("#t438 .kk-stamp").focus()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == "7:29"
        page.keyboard.press("k")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.textContent") == "7:09"

        page.keyboard.press("w")
        frame = talking(page)
        frame.evaluate("reach", 438)
        expect(page.locator("#t438")).to_have_attribute("aria-current", "true")
        page.keyboard.press("j")
        frame.wait_for_function(
            "() => commands.some(([name, second]) => name === 'seekTo' && second === 449)"
        )
        page.keyboard.press("w")
        frame.wait_for_function("() => commands.at(-1)[0] === 'pauseVideo'")


@each_language
def test_keys_are_listed_and_can_be_turned_off(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        page.keyboard.press("?")
        keys = page.locator(".kk-dialog").locator("kbd").all_inner_texts()
        page.locator(".kk-dialog").get_by_role("checkbox").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("w")
        page.wait_for_timeout(200)

        assert keys == ["j", "k", "w", "m", "c", "?"]
        expect(page.locator(".kk-player")).to_have_count(0)


def test_keys_typed_into_the_search_box_stay_there(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        open_note(page, address)
        page.keyboard.press("/")
        expect(page.locator(".kk-search__input")).to_be_focused()
        page.keyboard.type("jw")
        page.wait_for_timeout(200)

        expect(page.locator(".kk-player")).to_have_count(0)


# --- Without scripts, on paper, and how heavy it is ---------------------------------------------


@each_language
def test_on_paper_each_timestamp_is_a_short_address(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser) as page:
        open_note(page, address, language)
        page.get_by_label(SIDE[language]).check()
        page.wait_for_selector(".kk-said > .kk-other")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        shown = page.locator("#t438 .kk-at .kk-stamp").evaluate(
            "one => getComputedStyle(one, '::after').content"
        )

        assert shown == '"  youtu.be/bc6uFV9CJGg?t=438"'
        expect(page.locator(".kk-tools")).to_be_hidden()
        expect(page.locator(".kk-contents")).to_be_hidden()
        expect(page.locator("#t438 .kk-other")).to_be_visible()


def test_scripts_and_style_sheet_are_light(built: Path) -> None:
    ours = {path: len(gzip.compress(data)) for path, data in assets().items()}
    reading_scripts = [
        size for path, size in ours.items() if path.endswith(".js") and "search/" not in path
    ]

    assert sum(reading_scripts) <= 15_000
    assert ours["kikigaki.css"] <= 12_000
    assert (built / "assets/kikigaki/main.js").is_file()
