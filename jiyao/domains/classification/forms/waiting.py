from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.procedures.models import Permit
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


class OneAtATime(forms.Form):
    """Leads to the same request that waits already, whoever made it, and asks for no other."""

    procedure: ClassVar[Any]
    subject: Any
    person: Any
    facts: Any
    amends: Any
    is_request: Any

    def about(self) -> list[Fact]:
        """Return the request that waits, if another made it; one's own the page says anyway."""
        permit = self._waiting()
        if permit is None or permit.asked_by == self.person:
            return []
        asked = f"{permit.asked_by} {when(permit.asked_at)} {permit.get_state_display()}"
        return [Fact(_("已有申请"), asked, url=permit.get_absolute_url())]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self._waiting():
            raise forms.ValidationError(
                _("此事项已有申请，办结以前不再提出；内容要改的，由申请人补正，或撤回后重新提出")
            )
        return values

    def _waiting(self) -> Any:
        if self.amends or not self.is_request:
            return None
        rows = Permit.objects.visible_to(self.facts, Action.KNOW).undecided()
        rows = rows.filter(code=self.procedure.code, subject_ref=self.subject.public_id)
        return rows.select_related("asked_by").first()
