"""Reasons not to change the library of outer rules, or to end a comparing (ORG-22)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Citation, OuterRule, RegimeDocument


@rule("ORG-22")
def published_by_then(published_on: date, effective_on: date, at: datetime) -> Refusal | None:
    if published_on <= effective_on and published_on <= timezone.localdate(at):
        return None
    return Refusal(_("日期先后不对"), _("公布日期不晚于今天，也不晚于施行日期"))


@rule("ORG-22")
def rule_is_not_there(title: str, number: str) -> Refusal | None:
    rows = apps.get_model("organisation.outerrule").objects.filter(title=title, number=number)
    if not rows.exists():
        return None
    return Refusal(_("《%(title)s》已入库") % {"title": title}, _("修订的新版请填新的文号"))


@rule("ORG-22")
def rule_still_counts(outer: "OuterRule") -> Refusal | None:
    if outer.superseded_on is None or outer.articles_lost:
        return None
    return Refusal(_("%(outer)s 已登记失效") % {"outer": outer})


@rule("ORG-22")
def successor_is_another(outer: "OuterRule", successor: "OuterRule | None") -> Refusal | None:
    if successor is None or successor.pk != outer.pk:
        return None
    return Refusal(_("不能由自己代替自己"), _("请选代替它的新规定；没有的不选"))


@rule("ORG-22")
def citation_is_new(document: "RegimeDocument", outer: "OuterRule", article: str) -> Refusal | None:
    if not document.citations.filter(outer=outer, article=article, ended_at=None).exists():
        return None
    return Refusal(_("已登记引用 %(outer)s") % {"outer": outer})


@rule("ORG-22")
def cited_article_counts(outer: "OuterRule", article: str, at: datetime) -> Refusal | None:
    if not outer.has_lost(article, timezone.localdate(at)):
        return None
    said = {"outer": outer, "article": article, "by": outer.superseded_by or _("没有代替的规定")}
    return Refusal(
        _("%(outer)s%(article)s 已失效，不得引用") % said, _("请引用现行规定：%(by)s") % said
    )


@rule("ORG-22")
def comparing_is_owed(document: "RegimeDocument") -> Refusal | None:
    rows = apps.get_model("duties.duty").objects.pending()
    if rows.filter(
        kind_code="organisation.document_compared", subject_ref=document.public_id
    ).exists():
        return None
    return Refusal(_("%(what)s 没有待对照的法规变化") % {"what": document})


@rule("ORG-22")
def lost_citations_are_settled(
    document: "RegimeDocument", corrected: list["Citation"], at: datetime
) -> Refusal | None:
    settled, day = {citation.pk for citation in corrected}, timezone.localdate(at)
    rows = document.citations.filter(ended_at__isnull=True).select_related("outer")
    lost = [str(row) for row in rows if row.pk not in settled and row.is_lost(day)]
    if not lost:
        return None
    return Refusal(
        _("仍引用失效条文：%(what)s") % {"what": "、".join(lost)},
        _("请改正文本并在“已改正的引用”里选中"),
    )
