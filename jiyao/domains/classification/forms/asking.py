"""Questions that a form asks back once, to be answered with a tick."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 12
KINDS = "通知|通报|意见|报告|请示|批复|决定|决议|方案|纪要|函|办法|规定|细则|计划|总结|要点|讲话"
LIKE_A_TITLE = re.compile(rf"关于|({KINDS})(（.*）)?$|.{{{LONGEST + 1},}}")


class AskingForm(forms.Form):
    """Mixed into a form that asks back; what it asks is a box, hidden until then."""

    def ask_back(self, name: str, beside: str, told: Any) -> None:
        """Show a hidden box at the end, and beside a field why it is to be ticked."""
        box = self.fields.pop(name)
        box.widget = forms.CheckboxInput()
        self.fields[name] = box
        self.add_error(beside, told)


class CodeTitleForm(AskingForm):
    """Mixed into a form with a code title, which does not tell what the matter is."""

    tells_nothing = forms.BooleanField(
        label=_("确是代号，看不出内容"), required=False, widget=forms.HiddenInput
    )

    def ask_whether_it_tells(self, values: dict[str, Any]) -> None:
        """Ask back where a code title without a title reads or is as long as a real one."""
        code = values.get("code_title", "")
        if values.get("title") or values.get("tells_nothing") or not LIKE_A_TITLE.search(code):
            return
        told = _("这像是真标题；真标题只写在纸上，请改写代号。确是代号的，请勾选“确是代号”")
        self.ask_back("tells_nothing", "code_title", told)
