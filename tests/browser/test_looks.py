"""What a page says with its looks alone."""

from playwright.sync_api import expect

from tests.browser.steps import Seats

GREY = "rgb(223, 228, 234)"
SHORT = '<ul class="works"><li class="work"><span class="work-who">李思远%s</span></li></ul>'


def test_where_nothing_can_be_typed_there_is_grey_ground(seat: Seats) -> None:
    keeper = seat("keeper")
    keeper.open("/carriers/entering/")
    title = keeper.page.locator(".entry [name=title]")
    expect(title).not_to_have_css("background-color", GREY)
    above = keeper.page.locator(".entry [name=level] option[data-above]").first
    keeper.page.locator(".entry [name=level]").select_option(above.get_attribute("value"))
    expect(title).to_be_disabled()
    expect(title).to_have_css("background-color", GREY)
    expect(title).to_have_css("cursor", "not-allowed")


def test_what_was_done_stands_under_the_name_and_makes_no_line_higher(seat: Seats) -> None:
    keeper = seat("keeper")
    keeper.open("/")
    lines = SHORT % "" + SHORT % ' <small class="work-said">已催 1 次</small>'
    keeper.page.evaluate("lines => document.querySelector('main').innerHTML = lines", lines)
    sizes = keeper.page.locator(".work-who").evaluate_all(
        "all => all.map(who => [who.offsetWidth > 60, who.closest('li').offsetHeight])"
    )
    assert sizes == [[False, 44], [False, 44]]
