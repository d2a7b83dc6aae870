"""Reasons not to begin, go on with or approve a leaving (PER-07, PER-14 to PER-16, EDU-09)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.settings import RANGES, RELEASE_PERIOD
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import ADMINISTRATORS
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.personnel.models import Leaving, PersonFile

FINISHING = ("talked", "handed-in", "rights", "pledged")
DECLARING = ("declared", "reviewed", "countersigned")


@rule("PER-07")
def nobody_is_leaving_already(file: "PersonFile") -> Refusal | None:
    person: Any = file.person
    if not person.personnel_leavings.open().exists():
        return None
    return Refusal(_("%(who)s 的离岗手续正在办理") % {"who": file}, _("请在原手续中继续办理"))


@rule("PER-07")
def nobody_sends_himself_off(file: "PersonFile", by: Person) -> Refusal | None:
    if file.person_id != by.pk:
        return None
    return Refusal(_("不得给自己发起离岗手续"), _("请由其他经办人办理"))


@rule("PER-07")
def leaving_is_open(leaving: "Leaving") -> Refusal | None:
    if leaving.outcome == leaving.Outcome.OPEN:
        return None
    return Refusal(_("此项离岗手续%(state)s") % {"state": leaving.get_outcome_display()})


@rule("PER-07")
def nobody_sees_to_his_own_leaving(leaving: "Leaving", by: Person) -> Refusal | None:
    if leaving.person_id != by.pk:
        return None
    return Refusal(_("不得给自己办理离岗手续"), _("请由其他经办人办理"))


@rule("PER-07")
def leaver_does_it_himself(leaving: "Leaving", by: Person) -> Refusal | None:
    if leaving.person_id == by.pk:
        return None
    return Refusal(
        _("这一项由 %(who)s 本人办理") % {"who": leaving.person},
        _("本人在纸上签署的，请用“登记纸上签署”"),
    )


@rule("PER-07", "RET-04")
def nothing_is_held(leaving: "Leaving") -> Refusal | None:
    if not leaving.held:
        return None
    what = "、".join(f"{each.title} {each.count}" for each in leaving.held)
    return Refusal(
        _("%(who)s 手里还有：%(what)s") % {"who": leaving.person, "what": what},
        _("请先清退；载体由保密办办理“离岗清退移交”"),
    )


@rule("PER-07", "SYS-06")
def administrator_roles_have_ended(leaving: "Leaving", at: datetime) -> Refusal | None:
    held = Appointment.objects.holding_at(at).filter(person=leaving.person_id)
    if not held.filter(role_code__in=ADMINISTRATORS).exists():
        return None
    return Refusal(
        _("%(who)s 还是三员之一") % {"who": leaving.person}, _("请安全保密管理员先解除其角色")
    )


@rule("PER-07")
def steps_are_done(leaving: "Leaving") -> Refusal | None:
    return _lacking(leaving, FINISHING)


@rule("EDU-09")
def briefing_is_acknowledged(leaving: "Leaving") -> Refusal | None:
    return _lacking(leaving, ("briefed", "heard"))


@rule("PER-16")
def declaration_is_countersigned(leaving: "Leaving") -> Refusal | None:
    return _lacking(leaving, DECLARING)


@rule("PER-14")
def somebody_answers_for_him(leaving: "Leaving") -> Refusal | None:
    if leaving.body or not leaving.has_a_release_period:
        return None
    return Refusal(_("还没有脱密期责任单位"), _("请先“确定脱密期责任单位”"))


@rule("PER-14")
def new_body_has_taken_over(leaving: "Leaving") -> Refusal | None:
    if leaving.body in ("", "own", "former") or "taken-over" in leaving.done:
        return None
    return Refusal(
        _("%(body)s 还没有确认接收") % {"body": leaving.body_in_words},
        _("收到确认函后“登记责任单位确认接收”"),
    )


@rule("PER-14")
def body_fits_the_way(leaving: "Leaving", body: str) -> Refusal | None:
    fitting = leaving.BODIES[leaving.Way(leaving.way)]
    if body in fitting:
        return None
    named = "、".join(str(each.label) for each in fitting)
    return Refusal(
        _("%(way)s的，责任单位应是：%(which)s")
        % {"way": leaving.get_way_display(), "which": named},
        _("离岗方式填错的，请撤销后重新发起"),
    )


@rule("PER-14")
def body_is_another(leaving: "Leaving") -> Refusal | None:
    if leaving.body not in ("", "own", "former"):
        return None
    return Refusal(_("脱密期由本单位（原单位）负责，不用确认接收"))


@rule("PER-07")
def period_is_within_the_range(leaving: "Leaving", months: int, at: datetime) -> Refusal | None:
    least, most = range_of(leaving, at)
    if least <= months <= most:
        return None
    return Refusal(
        _("%(category)s人员的脱密期是 %(least)d 至 %(most)d 个月")
        % {"category": leaving.category.label, "least": least, "most": most},
        _("确需更长或终身限制的，请用“批准离岗（延长限制）”"),
    )


@rule("PER-15")
def period_is_beyond_the_range(
    leaving: "Leaving", months: int | None, at: datetime
) -> Refusal | None:
    most = range_of(leaving, at)[1]
    if months is None or months > most:
        return None
    return Refusal(
        _("%(months)d 个月没有超出 %(most)d 个月") % {"months": months, "most": most},
        _("请用“批准离岗”"),
    )


@rule("PER-15")
def review_is_yet_to_come(review_on: date, at: datetime) -> Refusal | None:
    if review_on > timezone.localdate(at):
        return None
    return Refusal(_("复核日期应在今天以后"), _("请另选日期"))


@rule("PER-08")
def supervisor_stays(leaving: "Leaving", supervisor: Person | None) -> Refusal | None:
    if not leaving.has_a_release_period:
        return None
    if supervisor and supervisor.pk != leaving.person_id and supervisor.is_active:
        return None
    return Refusal(_("联系人应是本单位在册的另一人"), _("请另选联系人"))


def range_of(leaving: "Leaving", at: datetime) -> tuple[int, int]:
    """Return the least and the most months of the release period; nothing for no secrets."""
    return RANGES[RELEASE_PERIOD.at(at)].get(leaving.category.value, (0, 0))


def _lacking(leaving: "Leaving", wanted: tuple[str, ...]) -> Refusal | None:
    done = leaving.done
    lacking = [what for what in wanted if what not in done]
    if not lacking:
        return None
    names = dict(leaving.steps.model.What.choices)
    which = "、".join(str(names[what]) for what in lacking)
    return Refusal(_("还没有：%(which)s") % {"which": which}, _("请逐项办完后再批准"))
