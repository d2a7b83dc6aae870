"""Several are ticked in a list that a line narrows, without a mouse."""

from playwright.sync_api import expect

from tests.browser.steps import Seats


def test_a_long_list_is_narrowed_ticked_and_counted_by_keyboard(seat: Seats) -> None:
    classifier = seat("classifier")
    classifier.open("/act/classification.item.proposed/")
    people = classifier.page.locator(".field:has([name=persons])")
    line = people.get_by_role("searchbox")
    line.fill("李思")
    expect(people.get_by_label("李思远")).to_be_visible()
    expect(people.get_by_label("孙晓梅")).to_be_hidden()
    line.press("Enter")
    expect(people.get_by_label("李思远")).to_be_checked()
    expect(people.get_by_role("status")).to_have_text("已选 1")
    line.fill("孙晓梅")
    expect(people.get_by_label("李思远")).to_be_visible()
    line.press("Tab")
    classifier.page.keyboard.press("Tab")
    assert classifier.here == "/act/classification.item.proposed/"
