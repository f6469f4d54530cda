"""Search from the reader's seat: the box in the header, its results, and where they lead."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.conftest import run
from tests.test_site import LANGUAGES, NOTE
from tests.watching import DESKTOP, PHONE, reading, watch

HITS = ".kk-search__hit"
STATUS = ".kk-search__status"


@contextmanager
def at(browser: Browser, url: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's
    """A page that is ready, in a fresh profile."""
    with reading(browser, **{"viewport": DESKTOP, **options}) as page:
        page.goto(url, wait_until="networkidle")
        yield page


def open_search(page: Page) -> Locator:
    page.keyboard.press("/")
    field = page.locator(".kk-search__input")
    expect(field).to_be_focused()
    return field


def search(page: Page, query: str) -> Locator:
    """Open the box, ask, and wait for results."""
    open_search(page).fill(query)
    hits = page.locator(HITS)
    hits.first.wait_for()
    return hits


@pytest.mark.parametrize(
    ("language", "query"),
    [("ja", "データセンター"), ("ja", "Llama"), ("en", "nuclear"), ("en", "データセンター")],
)
def test_results_are_moments_in_the_reader_s_language(
    browser: Browser, address: str, language: str, query: str
) -> None:
    with at(browser, f"{address}/{language}/") as page:
        search(page, query)
        hrefs = page.locator(f"{HITS} .kk-search__moment").evaluate_all(
            "all => all.map(a => a.href)"
        )

    assert hrefs
    assert all(re.search(rf"/{language}/notes/[\w-]+/(\?\S+)?(#t\d+)?$", href) for href in hrefs)


def test_a_result_shows_stamp_section_voice_and_a_marked_snippet(
    browser: Browser, address: str
) -> None:
    with at(browser, f"{address}/ja/") as page:
        hit = search(page, "基盤モデル").first

        expect(hit.locator(".kk-search__when a")).to_have_attribute(
            "href", "https://www.youtube.com/watch?v=bc6uFV9CJGg&t=629s"
        )
        expect(hit.locator(".kk-search__section")).to_have_text("AGIを目指すようになった理由")
        expect(hit.locator(".kk-search__who")).to_have_text("発言 · マーク・ザッカーバーグ")
        expect(hit.locator("mark")).to_have_text("基盤モデル")


def test_what_matches_in_the_other_language_stands_below(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        hit = search(page, "bonnet").first

        expect(hit.locator(".kk-search__other[lang=en] mark")).to_have_text("bonnet")
        expect(hit.locator(".kk-search__snippet").first).to_contain_text("Llama 3")


def test_following_a_result_marks_the_words_where_they_are(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        search(page, "スケール則").first.locator(".kk-search__moment").click()
        page.wait_for_url("**/notes/**")
        page.wait_for_function("() => CSS.highlights.get('kk-found')?.size > 0")
        marked = page.evaluate("[...CSS.highlights.get('kk-found')].map(String)")
        anchor = page.evaluate("location.hash")

        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(page.locator(anchor)).to_be_in_viewport()
    assert set(marked) == {"スケーリング則"}


def test_going_back_comes_to_the_results(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        search(page, "基盤モデル").first.locator(".kk-search__moment").click()
        page.wait_for_url("**/notes/**")
        page.go_back()

        expect(page.locator(HITS).first).to_be_visible()


def test_a_result_on_the_same_page_is_reached(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/{NOTE}") as page:
        search(page, "基盤モデル").first.locator(".kk-search__moment").click()
        page.wait_for_url(f"{address}/ja/{NOTE}?h=*#t629")

        expect(page.locator("#t629")).to_be_in_viewport()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_material_s_keys_open_the_box_and_escape_closes_it(
    browser: Browser, address: str, key: str
) -> None:
    with at(browser, f"{address}/en/") as page:
        page.keyboard.press(key)
        expect(page.locator(".kk-search__input")).to_be_focused()
        expect(page.locator(".kk-search__input")).to_have_value("")
        page.keyboard.press("Escape")

        expect(page.locator("dialog[open]")).to_have_count(0)


def test_escape_closes_the_box_with_words_in_it_too(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        search(page, "nuclear")
        page.keyboard.press("Escape")

        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(page).not_to_have_url(re.compile(r"[?&]q="))
        open_search(page)
        expect(page.locator(HITS).first).to_be_visible()


def test_the_keyboard_goes_all_the_way(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        hits = search(page, "power")
        field = page.locator(".kk-search__input")
        rows = page.locator(":is(.kk-search__hit, .kk-search__entry)")
        for key, index in (("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("Home", 0)):
            page.keyboard.press(key)
            row = rows.nth(index) if index >= 0 else rows.last
            expect(row).to_have_attribute("aria-selected", "true")
            expect(field).to_have_attribute("aria-activedescendant", str(row.get_attribute("id")))
            expect(field).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(page.locator("[aria-selected]")).to_have_count(0)
        expect(hits.first).to_be_visible()
        page.keyboard.press("Enter")

        page.wait_for_url("**/en/notes/**")


def test_enter_does_not_follow_results_of_what_was_typed_before(
    browser: Browser, address: str
) -> None:
    with at(browser, f"{address}/en/") as page:
        search(page, "nuclear")
        page.locator(".kk-search__input").fill("bonnet")
        page.keyboard.press("Enter")
        expect(page.locator(f"{HITS} mark").first).to_have_text("bonnet")

        expect(page).to_have_url(f"{address}/en/?q=bonnet")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/notes/**#t68")


def test_a_phone_s_key_to_search_makes_room_for_the_results(browser: Browser, address: str) -> None:
    options = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
    with at(browser, f"{address}/ja/", **options) as page:
        page.locator(".kk-find__open").tap()
        page.locator(".kk-search__input").fill("Llama")
        page.locator(HITS).first.wait_for()
        page.keyboard.press("Enter")

        expect(page.locator(".kk-search__input")).not_to_be_focused()
        expect(page.locator(HITS).first).to_be_visible()


def test_half_composed_kana_are_not_asked(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        open_search(page)
        page.evaluate("""() => {
          const field = document.querySelector(".kk-search__input");
          const tell = (type, init) => field.dispatchEvent(new CompositionEvent(type, init));
          tell("compositionstart");
          field.value = "でんりょく";
          field.dispatchEvent(new InputEvent("input", { isComposing: true }));
        }""")
        page.wait_for_timeout(600)
        expect(page.locator(STATUS)).to_contain_text("空白で区切ると")
        assert page.locator(HITS).count() == 0
        page.evaluate("""() => {
          const field = document.querySelector(".kk-search__input");
          field.value = "電力";
          field.dispatchEvent(new CompositionEvent("compositionend", { data: "電力" }));
        }""")

        page.locator(HITS).first.wait_for()
        expect(page).to_have_url(re.compile(r"\?q=%E9%9B%BB%E5%8A%9B"))


def test_an_address_with_a_query_opens_its_results(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/?q=open+source&sort=date&year=2024") as page:
        page.locator(HITS).first.wait_for()
        dates = page.locator(".kk-search__figures").all_inner_texts()

        expect(page.locator("select[name=sort]")).to_have_value("date")
        expect(page.locator("select[name=year]")).to_have_value("2024")
    assert dates
    assert all(date.startswith("2024") for date in dates)
    assert dates == sorted(dates, reverse=True)


def test_filters_narrow_down_and_stand_in_the_address(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        search(page, "AI")
        page.locator(".kk-search__narrow").click()
        page.locator("select[name=person]").select_option("yann-lecun")
        expect(page.locator(".kk-search__note")).to_have_count(1)

        expect(page).to_have_url(re.compile("person=yann-lecun"))
        page.locator("select[name=only]").select_option("en")
        expect(page.locator(f"{HITS} .kk-search__snippet").first).to_be_visible()
        expect(page).to_have_url(re.compile("only=en"))


def test_an_entry_stands_above_its_moments(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        search(page, "Karpathy")
        entry = page.locator(".kk-search__entry a").first

        expect(entry).to_have_attribute("href", re.compile("/en/people/andrej-karpathy/$"))


def test_the_count_and_a_correction_are_announced(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        search(page, "nuclaer")

        expect(page.locator("[role=status]")).to_contain_text("“nuclear”")
        expect(page.locator("[role=status]")).to_contain_text("Moments:")
        page.locator(".kk-search__input").fill("カピバラの温泉")
        expect(page.locator("[role=status]")).to_have_text("Nothing found for “カピバラの温泉”.")


def test_where_nothing_has_all_words_each_can_be_searched_alone(
    browser: Browser, address: str
) -> None:
    with at(browser, f"{address}/en/") as page:
        open_search(page).fill("nuclear capybara bonnet")
        pills = page.locator(".kk-search__help button")
        expect(pills).to_have_count(2)
        expect(pills.last).to_have_text("bonnet (1)")
        pills.last.click()

        expect(page.locator(HITS)).to_have_count(1)
        expect(page.locator(".kk-search__input")).to_have_value("bonnet")
        expect(pills).to_have_count(0)


def test_where_filters_leave_nothing_they_can_be_taken_away(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/?q=bonnet&only=ja&year=2024") as page:
        page.locator(".kk-search__help button").click()
        page.locator(HITS).first.wait_for()

        expect(page).not_to_have_url(re.compile("year|only"))


def test_a_short_word_does_not_show_entries_that_only_begin_like_it(
    browser: Browser, address: str
) -> None:
    with at(browser, f"{address}/en/") as page:
        search(page, "AI")
        names = page.locator(".kk-search__entry strong").all_inner_texts()

    assert "AI agent" in names
    assert "Air gap" not in names


def test_roles_are_those_of_a_combobox_with_a_grid(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        search(page, "Llama")
        field = page.get_by_role("combobox", name="検索")
        expect(field).to_have_attribute("aria-expanded", "true")
        grid = page.get_by_role("grid", name="検索結果")
        expect(grid).to_have_attribute("id", str(field.get_attribute("aria-controls")))
        strays = grid.evaluate("""grid => [...grid.querySelectorAll("*")].filter((element) => {
          const wanted = { row: "rowgroup", rowgroup: "grid", gridcell: "row" }[element.role];
          return wanted && element.parentElement.role !== wanted;
        }).length""")

        assert strays == 0
        assert page.get_by_role("dialog", name="検索").count() == 1


def test_more_results_come_by_the_button_and_by_scrolling(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        hits = search(page, "AI")
        before = hits.count()
        page.locator(".kk-search__more").click()

        expect(hits.nth(before)).to_be_visible()
        after = hits.count()
        page.locator(".kk-search__scroll").hover()
        page.mouse.wheel(0, 10_000)

        expect(hits.nth(after)).to_be_visible()


def test_more_results_come_when_the_arrow_passes_the_last(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/") as page:
        hits = search(page, "GPU")
        before = hits.count()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("End")
        page.keyboard.press("ArrowDown")

        expect(hits.nth(before)).to_have_attribute("aria-selected", "true")
        expect(page.locator(".kk-search__input")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_box_fills_the_screen(browser: Browser, address: str, language: str) -> None:
    with at(browser, f"{address}/{language}/", viewport=PHONE, has_touch=True) as page:
        page.locator(".kk-find__open").tap()
        page.locator(".kk-search__input").fill("Llama")
        page.locator(HITS).first.wait_for()
        box = page.locator("dialog[open]").bounding_box()
        wide = page.evaluate("document.querySelector('.kk-search__scroll').scrollWidth")

    assert box == {"x": 0, "y": 0, **PHONE}
    assert wide <= PHONE["width"]


def test_one_small_script_is_loaded_before_search_is_wanted(browser: Browser, address: str) -> None:
    requests: list[str] = []
    with reading(browser, viewport=DESKTOP) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{address}/ja/", wait_until="networkidle")
        before = [url for url in requests if "/search/" in url]
        search(page, "電力")

    names = [url.removeprefix(f"{address}/assets/kikigaki/search/") for url in before]
    assert sorted(names) == ["button.css", "start.js"]
    assert all(url.startswith(address) for url in requests)
    assert any(url.endswith("/search/index.json") for url in requests)


def test_without_javascript_the_indexes_are_linked(browser: Browser, address: str) -> None:
    with reading(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(f"{address}/ja/{NOTE}")
        expect(page.locator(".kk-find__open")).to_be_hidden()
        page.locator(".kk-find noscript a").first.click()

        expect(page).to_have_url(f"{address}/ja/topics/")


def test_search_works_after_instant_navigation(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        page.locator(f".kk-card h3 a[href*='{NOTE}']").click()
        page.wait_for_url(f"{address}/en/{NOTE}")
        search(page, "nuclear").first.locator(".kk-search__moment").click()
        page.wait_for_function("() => CSS.highlights.get('kk-found')?.size > 0")


def test_the_box_keeps_its_looks_after_instant_navigation(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        field = open_search(page)
        before = field.bounding_box()
        page.keyboard.press("Escape")
        page.locator(f".kk-card h3 a[href*='{NOTE}']").click()
        page.locator(".kk-play").wait_for()

        assert open_search(page).bounding_box() == before


def test_the_box_opens_though_the_page_is_swapped_meanwhile(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/en/") as page:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/search/search.css", hold)
        with page.expect_request("**/search/search.css"):
            page.keyboard.press("/")
        page.locator(f".kk-card h3 a[href*='{NOTE}']").click()
        page.locator(".kk-play").wait_for()
        held[0].continue_()

        expect(page.locator(".kk-search__input")).to_be_focused()


def test_an_index_that_cannot_be_loaded_is_told(browser: Browser, address: str) -> None:
    with reading(browser, viewport=DESKTOP) as page:
        page.route("**/search/index.json", lambda route: route.fulfill(status=503))
        page.goto(f"{address}/en/", wait_until="networkidle")
        open_search(page).fill("anything")

        expect(page.locator(STATUS)).to_contain_text("could not be loaded")


def test_material_s_own_search_may_still_be_listed(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    text = config.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n")
    config.write_text(text, "utf-8")

    done = run("kikigaki", "build", "--strict", cwd=knowledge_base)

    assert done.returncode == 0, done.stderr
    page = (knowledge_base / "site/ja/index.html").read_text("utf-8")
    assert page.count("kk-find__open") == 1
    assert "md-search__input" not in page
    assert not (knowledge_base / "site/search/search_index.json").exists()


def test_the_root_of_the_index_is_small_and_names_the_rest(built: Path) -> None:
    root = json.loads((built / "search/index.json").read_text("utf-8"))
    files = {path.suffix for path in (built / "search").rglob("*") if path.is_file()}

    assert root["languages"] == list(LANGUAGES)
    assert files == {".json", ".bin"}


def test_a_result_on_the_same_page_leaves_the_video_playing(browser: Browser, address: str) -> None:
    with at(browser, f"{address}/ja/{NOTE}") as page:
        frame = watch(page)
        search(page, "基盤モデル").first.locator(".kk-search__moment").click()
        page.wait_for_url(f"{address}/ja/{NOTE}?h=*#t629")
        page.wait_for_function("() => CSS.highlights.get('kk-found')?.size > 0")
        page.wait_for_timeout(400)

        expect(page.locator("#t629:target")).to_be_in_viewport()
        assert not frame.is_detached()
        page.go_back()
        expect(page.locator(HITS).first).to_be_visible()
        assert not frame.is_detached()
