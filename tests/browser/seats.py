"""A member of the cast at a browser: what hands do on our pages."""

import base64
import hmac
import re
import struct
import time
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from jiyao.desk.organisation import CAST, FOUNDERS, Member
from tests.browser.cast import PASSWORD, PIN

MEMBERS = {member.key: member for member in (*FOUNDERS, *CAST)}
SUBMIT = "form.form .button--primary"


class Seat:
    """One member's own browser, signed in. `acts` counts (code, outcome) of what was sent off."""

    def __init__(self, page: Page, address: str, member: Member, acts: Counter[Any]) -> None:
        self.page = page
        self.address = address
        self.member = member
        self.acts = acts

    def sign_in(self) -> None:
        """Sign in on the page that an unknown visitor is sent to."""
        self.open("/")
        self.page.fill("[name=login]", self.member.number)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click(SUBMIT)
        if self.member in FOUNDERS:
            self._enrol_second_factor()
        expect(self.page.locator("details.me summary")).to_contain_text(self.member.name)

    def _enrol_second_factor(self) -> None:
        """Do what an administrator owes before any page opens, the password again if asked."""
        secret, again = self.page.locator("code.secret"), self.page.locator("[name=password]")
        expect(self.page.locator("h1")).not_to_have_text("登录")
        expect(secret.or_(again)).to_be_visible()
        if again.is_visible():
            again.fill(PASSWORD)
            self.page.click(SUBMIT)
        self.page.fill("[name=code]", one_time_code(secret.inner_text(), time.time()))
        self.page.click(SUBMIT)
        self.page.locator("ul.codes").wait_for()
        self.open("/")

    def open(self, path: str, status: int = 200) -> None:
        """Go to an address of the server and expect its answer."""
        response = self.page.goto(self.address + path)
        assert response is not None
        assert response.status == status, path

    @property
    def here(self) -> str:
        """The path of the page that is open."""
        return urlsplit(self.page.url).path

    def follow(self, title: str) -> None:
        """Press the button of a procedure on a record's page or above a register."""
        name = re.compile(f"^{re.escape(title)}")
        self.page.locator(".actions, .page-head").get_by_role("link", name=name).click()
        expect(self.page.locator("h1")).to_contain_text(title)

    def fill(self, **fields: Any) -> None:
        """Fill in a form: text; a choice, several choices or boxes by what they say."""
        for name, value in fields.items():
            field = self.page.locator(f"form.form [name={name}]")
            if value in ("", ()):
                continue
            if field.first.evaluate("field => field.matches('select')"):
                _choose(field, value if isinstance(value, tuple) else (value,))
            elif isinstance(value, tuple):
                for text in value:
                    self._tick(name, text)
            else:
                field.fill(str(value))

    def _tick(self, name: str, text: str) -> None:
        """Tick the box that says these words alone, else one that begins with them."""
        alone = self.page.get_by_label(text, exact=True)
        begun = self.page.locator(f"form.form label:has([name={name}])")
        begun = begun.filter(has_text=re.compile(rf"^\s*{re.escape(text)}")).first
        (alone if alone.count() else begun.locator("input")).check()

    def act(self, title: str, **fields: Any) -> None:
        """Carry a procedure out, from its button to the message that it is done."""
        self.follow(title)
        self.fill(**fields)
        self.submit("done")
        self.is_told(title)

    def is_told(self, title: str) -> None:
        """Expect the message that a procedure was carried out or asked for."""
        told = re.compile(f"已(办理|提出申请).{title}")
        expect(self.page.locator(".message--success")).to_contain_text(told)

    def submit(self, outcome: str) -> None:
        """Send the form off; `outcome` is what the trail must say of it."""
        self.acts[self.here.split("/")[2], outcome] += 1
        self.page.click(SUBMIT)

    def sees(self, *texts: str) -> None:
        """Expect each of the texts on the page."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def sees_nothing_of(self, *texts: str) -> None:
        """Expect none of the texts in the page as it came from the server."""
        source = self.page.content()
        assert [text for text in texts if text in source] == []


def _choose(field: Locator, texts: tuple[str, ...]) -> None:
    options = [field.locator("option").filter(has_text=text).first for text in texts]
    field.select_option([str(option.get_attribute("value")) for option in options])


def one_time_code(secret: str, at: float) -> str:
    """Return what an authenticator shows at a time in seconds (RFC 6238, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at // 30)), "sha1")
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 10**6:06d}"


def at_counter(part: str, key: str) -> dict[str, str]:
    """Return what is filled in when a member signs at the counter with card and PIN."""
    kind = {f"{part}_kind": "柜台刷卡并输PIN"}
    return {**kind, f"{part}_card": MEMBERS[key].number, f"{part}_pin": PIN}
