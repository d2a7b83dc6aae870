"""A file from the upload to the last page, with the hands of its people."""

from typing import Any

from playwright.sync_api import expect

from tests.files import pdf


def test_a_file_is_attached_and_read_with_the_keyboard(seat: Any, installation: Any) -> None:
    installation.run("tests.browser.ground")
    keeper, leader = seat("keeper"), seat("leader")
    keeper.open("/registers/carriers.document/")
    keeper.page.locator("a[data-open]", has_text="收内〔2026〕0002号").first.click()
    keeper.page.locator(".card").get_by_role("link", name="附上文件").first.click()
    given = {"name": "通知.pdf", "mimeType": "application/pdf", "buffer": pdf(3)}
    keeper.page.set_input_files("[name=upload]", files=[given])
    keeper.submit("done")
    keeper.is_told("附上文件")
    leader.open(keeper.here)
    leader.page.get_by_role("link", name="通知.pdf").click()
    picture = leader.page.locator(".reader-sheet img")
    expect(picture).to_have_attribute("alt", "第 1 页")
    leader.page.wait_for_load_state()
    for key, alt in (
        ("ArrowRight", "第 2 页"),
        ("ArrowRight", "第 3 页"),
        ("ArrowLeft", "第 2 页"),
    ):
        leader.page.keyboard.press(key)
        expect(picture).to_have_attribute("alt", alt)
        leader.page.wait_for_load_state()
        drawn = "img => img.decode().then(() => img.naturalWidth)"
        assert picture.evaluate(drawn) == 960
    leader.page.keyboard.press("+")
    expect(picture).to_have_attribute("width", "1440")
    expect(leader.page.locator("svg.watermark")).to_be_visible()
