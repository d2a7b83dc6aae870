"""The ways in which a copy leaves the books for good other than by fire: given back, archived."""

from playwright.sync_api import expect

from tests.browser.cast import PIN
from tests.browser.desk_work import name_of, signed_by
from tests.browser.steps import Seats


def give_back(seat: Seats, number: str) -> None:
    """List a copy for its issuer, and hand it back against a receipt."""
    keeper = seat("keeper")
    keeper.open("/registers/carriers.hand-back/")
    keeper.act("登记清退清单", copies=number, notice="青办〔2026〕7号", due="2030-12-31T17:00")
    keeper.follow("清退来文机关")
    keeper.fill(ticked=(number,), receipt="清回 5 号", taken_by="刘收发", by_pin=PIN)
    keeper.submit("done")
    keeper.is_told("清退来文机关")


def archive(seat: Seats, number: str, level: str) -> None:
    """File a copy in a volume, and hand the volume over to the archivist."""
    office, keeper = seat("secrecy_office"), seat("keeper")
    office.open("/registers/archives.post/")
    office.act(
        "任命档案工作人员",
        kind="专职档案员",
        person=name_of("office_head"),
        basis="青办任〔2026〕1号",
    )
    office.open("/registers/archives.class/")
    office.act("增加归档类目", number="BG", name="办公", retention="30年", collection="一般档案")
    keeper.open("/registers/archives.volume/")
    keeper.act("立卷", filing_class="BG 办公", year=2026, level=level)
    volume = keeper.page.locator("h1").inner_text()
    keeper.act("归入案卷", copies=number)
    keeper.open("/registers/archives.transfer/")
    keeper.act("移交归档", volumes=(volume,), receiver=name_of("office_head"),
               **signed_by("receiver", "office_head"))  # fmt: skip
    expect(keeper.page.locator("body")).to_contain_text(volume)
