"""Reasons not to draft, check, approve or review a regime document (ORG-10)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import RegimeDocument, RegimeVersion


@rule("ORG-10")
def document_has_a_new_number(number: str) -> Refusal | None:
    if not apps.get_model("organisation.regimedocument").objects.filter(number=number).exists():
        return None
    return Refusal(
        _("编号 %(number)s 已用过") % {"number": number}, _("修订的请在原制度上起草新版")
    )


@rule("ORG-10")
def days_are_in_order(issued_on: date, effective_on: date, review_on: date) -> Refusal | None:
    if issued_on <= effective_on < review_on:
        return None
    return Refusal(_("日期先后不对"), _("施行日期不早于印发日期，复审日期晚于施行日期"))


@rule("ORG-10")
def no_version_is_under_way(document: "RegimeDocument") -> Refusal | None:
    found = document.versions.filter(approved_at__isnull=True).first()
    if found is None:
        return None
    return Refusal(_("%(what)s 还没有批准") % {"what": found}, _("请先办完这一版"))


@rule("ORG-10")
def takes_effect_after_the_last(document: "RegimeDocument", effective_on: date) -> Refusal | None:
    last = document.versions.order_by("-since").first()
    if last is None or timezone.localdate(last.since) < effective_on:
        return None
    day = timezone.localdate(last.since)
    return Refusal(_("上一版 %(day)s 施行") % {"day": day}, _("新版的施行日期须在这以后"))


@rule("ORG-10")
def version_is_not_checked(version: "RegimeVersion") -> Refusal | None:
    if version.checked_at is None:
        return None
    return Refusal(_("%(what)s 已审核") % {"what": version}, _("请报领导批准"))


@rule("ORG-10")
def version_is_checked(version: "RegimeVersion") -> Refusal | None:
    if version.checked_at is not None:
        return None
    return Refusal(_("%(what)s 还没有审核签字") % {"what": version}, _("请先由办公室负责人审核"))


@rule("ORG-10")
def version_is_not_approved(version: "RegimeVersion") -> Refusal | None:
    if version.approved_at is None:
        return None
    return Refusal(_("%(what)s 已批准") % {"what": version}, _("修订请起草新版"))


@rule("ORG-10")
def three_people_sign(version: "RegimeVersion", by: Person) -> Refusal | None:
    if by.pk not in (version.drafted_by_id, version.checked_by_id):
        return None
    return Refusal(_("起草、审核、批准须是三个人"), _("请由另一名有权人员办理"))


@rule("ORG-10")
def version_takes_effect_later_or_today(version: "RegimeVersion", at: datetime) -> Refusal | None:
    if timezone.localdate(version.since) >= timezone.localdate(at):
        return None
    day = timezone.localdate(version.since)
    return Refusal(
        _("施行日期 %(day)s 已过，制度不得追溯") % {"day": day},
        _("请由保密办“修改未批准的版本”，改期后再报批"),
    )


@rule("ORG-10")
def version_follows_the_last(version: "RegimeVersion") -> Refusal | None:
    others = version.document.versions.filter(approved_at__isnull=False, since__gte=version.since)
    if not others.exists():
        return None
    return Refusal(_("另有一版在这以后施行"), _("请由保密办“修改未批准的版本”，改期后再报批"))


@rule("ORG-10")
def next_review_is_later(next_on: date, at: datetime) -> Refusal | None:
    if next_on > timezone.localdate(at):
        return None
    return Refusal(_("下次复审日期不在今天之后"), _("请填以后的日期"))


@rule("ORG-10")
def document_is_in_force(document: "RegimeDocument", at: datetime) -> Refusal | None:
    if document.versions.in_force_at(at).exists():
        return None
    return Refusal(_("%(what)s 没有施行中的版本") % {"what": document}, _("请先批准施行一版"))


@rule("ORG-10")
def display_is_of_a_past_day(displayed_on: date, at: datetime) -> Refusal | None:
    if displayed_on <= timezone.localdate(at):
        return None
    return Refusal(_("公示日期在今天之后"), _("请在公示以后登记"))
