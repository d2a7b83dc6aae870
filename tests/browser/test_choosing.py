"""What is chosen by keyboard in a form, and what is written by halves."""

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


def test_a_day_without_its_time_is_not_sent_as_if_nothing_was_written(seat: Seats) -> None:
    leader = seat("leader")
    leader.open("/act/carriers.delegate.named/")
    until = leader.page.locator("[name=until]")
    until.focus()
    leader.page.keyboard.type("12312030")
    leader.page.locator("main form .button--primary").click()
    assert until.evaluate("field => field.validity.badInput"), (
        "the page is still the one typed into"
    )
    expect(until).to_be_focused()
