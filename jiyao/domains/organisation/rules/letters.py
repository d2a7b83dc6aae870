"""Reasons not to issue, sign or book a letter of responsibility (ORG-07)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.models import Circle, Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.organisation.models import Letter


@rule("ORG-07")
def circle_is_a_unit(unit: Circle) -> Refusal | None:
    if unit.kind_of == Circle.Kind.UNIT:
        return None
    return Refusal(_("责任书只下达到部门"), _("请选择部门"))


@rule("ORG-07")
def unit_has_no_letter_this_year(unit: Circle, at: datetime) -> Refusal | None:
    rows = apps.get_model("organisation.letter").objects.of_units(timezone.localdate(at).year)
    found = rows.filter(unit=unit).first()
    if found is None:
        return None
    return Refusal(
        _("%(unit)s 今年已下达责任书") % {"unit": unit},
        _("请由部门负责人签订；负责人调离后可以重新下达"),
    )


@rule("ORG-07")
def head_belongs_to_the_unit(unit: Circle, person: Person) -> Refusal | None:
    if person.unit_id == unit.pk and person.is_active:
        return None
    said = {"who": person, "unit": unit}
    return Refusal(_("%(who)s 不在 %(unit)s") % said, _("请选该部门的负责人"))


@rule("ORG-07")
def nobody_signs_both_sides(person: Person, by: Person) -> Refusal | None:
    if person.pk != by.pk:
        return None
    return Refusal(_("不得与自己签订责任书"), _("请由上一级领导签发"))


@rule("ORG-07")
def letter_is_his_own(letter: "Letter", by: Person) -> Refusal | None:
    if letter.person_id == by.pk:
        return None
    return Refusal(_("责任书由 %(who)s 本人签订") % {"who": letter.person}, _("请本人登录办理"))


@rule("ORG-07")
def letter_is_not_signed(letter: "Letter") -> Refusal | None:
    if letter.signed_at is None:
        return None
    return Refusal(_("%(letter)s 已签订") % {"letter": letter}, _("无须再签"))


@rule("ORG-07")
def unit_has_signed_first(letter: "Letter", by: Person) -> Refusal | None:
    heads = letter.person_id == by.pk and letter.unit_id == by.unit_id
    if letter.layer == letter.Layer.UNIT and letter.signed_at and heads:
        return None
    return Refusal(
        _("只有已签本年度部门责任书的负责人可以逐级签发"), _("请部门负责人先签部门保密责任书")
    )


@rule("ORG-07")
def letter_is_of_this_year(letter: "Letter", at: datetime) -> Refusal | None:
    if letter.year == timezone.localdate(at).year:
        return None
    return Refusal(
        _("%(letter)s 不是今年的责任书") % {"letter": letter}, _("请先签今年的部门责任书")
    )


@rule("ORG-07")
def people_are_of_the_unit(letter: "Letter", people: list[Person], by: Person) -> Refusal | None:
    wrong = [p for p in people if p.unit_id != letter.unit_id or p.pk == by.pk]
    if people and not wrong:
        return None
    names = "、".join(map(str, wrong)) or _("没有选人")
    return Refusal(_("不能签发：%(who)s") % {"who": names}, _("请选本部门的其他人员"))


@rule("ORG-07")
def people_have_no_letter_yet(letter: "Letter", people: list[Person]) -> Refusal | None:
    rows = apps.get_model("organisation.letter").objects.filter(
        layer=letter.Layer.PERSON, year=letter.year, unit=letter.unit, person__in=people
    )
    names = "、".join(str(row.person) for row in rows.select_related("person"))
    if not names:
        return None
    return Refusal(_("今年已签发给 %(who)s") % {"who": names}, _("请只选还没有责任书的人"))


@rule("ORG-07")
def sheet_is_of_a_past_day(letter: "Letter", signed_on: date, at: datetime) -> Refusal | None:
    issued = timezone.localdate(letter.issued_at)
    if issued <= signed_on <= timezone.localdate(at):
        return None
    return Refusal(
        _("签订日期应在签发日 %(day)s 与今天之间") % {"day": issued}, _("请核对纸上的日期")
    )


@rule("ORG-07")
def nobody_books_his_own_letter(letter: "Letter", by: Person) -> Refusal | None:
    if letter.person_id != by.pk:
        return None
    return Refusal(_("不得登记自己的责任书"), _("请在线签订，或由其他经办人登记"))
