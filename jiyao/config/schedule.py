"""All work that no request does: the timed, in its order, and what goes on until it is done."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.archives.procedures import owing
from jiyao.domains.carriers import calling_in, clearing, grounds, reviewing, year_clearing
from jiyao.domains.carriers.procedures.losing import count_as_leak, to_count_as_leaks
from jiyao.domains.carriers.sweeping import raise_alarm, to_alarm
from jiyao.domains.classification import lapsing
from jiyao.domains.inspection import demanding as checks
from jiyao.domains.organisation import recurring as committee
from jiyao.domains.organisation import renewing, yearly
from jiyao.domains.personnel.procedures import agreeing, identifying, releasing
from jiyao.domains.personnel.procedures.leave import stop, to_stop
from jiyao.domains.personnel.procedures.reporting import open_report, to_report
from jiyao.domains.personnel.procedures.reviewing import open_reviews, to_review
from jiyao.domains.release.procedures import going_on as release
from jiyao.domains.release.screening import working as screening
from jiyao.domains.reporting import recurring as reporting
from jiyao.domains.training.procedures import covering, examining, requiring
from jiyao.foundation.access.clearing import settle_one, to_settle
from jiyao.foundation.approvals.passing import follow
from jiyao.foundation.backup.reminding import demand, to_demand
from jiyao.foundation.calendar.jobs import Job
from jiyao.foundation.calendar.opening import move, open_period, to_move, to_open
from jiyao.foundation.calendar.reminding import give, to_remind
from jiyao.foundation.imports import expiring
from jiyao.foundation.imports.working import Worker
from jiyao.foundation.procedures.naming import to_rename
from jiyao.foundation.procedures.permits import expire, to_expire
from jiyao.foundation.vault.storing import erase, long_set_aside, orphans, set_aside

SCHEDULE = (
    Job("duties.recurrence.opened", _("开列定期工作"), to_open, open_period),
    Job("backup.verification.demanded", _("提醒备份并核验"), to_demand, demand),
    Job("access.clearance.settled", _("按事实核定涉密资格"), to_settle, settle_one),
    Job("personnel.reviews.opened", _("开列年度审查考核"), to_review, open_reviews),
    Job("personnel.report.opened", _("开列涉密人员年度报备"), to_report, open_report),
    Job("personnel.leave.overdue", _("停止逾期未归人员接触秘密"), to_stop, stop),
    Job("duties.due.moved", _("按工作日调整期限"), to_move, move),
    Job("carriers.copy.left-out", _("下班后仍在机要室外的告警"), to_alarm, raise_alarm),
    Job(
        "carriers.copy.called-back",
        _("收回已无资格的人手里的件"),
        grounds.to_take_back,
        grounds.take_back_soon,
    ),
    Job("carriers.stocktake.due", _("开列定期清点"), clearing.to_open, clearing.open_count),
    Job(
        "carriers.holdings.called-in",
        _("开列年终清退"),
        calling_in.to_call_in,
        calling_in.call_in,
    ),
    Job("carriers.work-review.opened", _("开列公文回顾"), reviewing.to_open, reviewing.open_review),
    Job(
        "carriers.room.run-through",
        _("开列年终清理"),
        year_clearing.to_clear,
        year_clearing.open_clearing,
    ),
    Job("carriers.loss.counted", _("查找到期，按泄密处理"), to_count_as_leaks, count_as_leak),
    Job(
        "archives.volume.called-up",
        _("期满案卷送鉴定"),
        owing.to_owe_appraisal,
        owing.owe_appraisal,
    ),
    Job("archives.copy.called-up", _("找回的件重新立卷"), owing.to_owe_filing, owing.owe_filing),
    Job(
        "archives.copy.settled",
        _("已重新立卷的件销账"),
        owing.to_settle_filing,
        owing.settle_filing,
    ),
    Job("classification.item.lapsed", _("期满自行解密"), lapsing.to_lapse, lapsing.lapse),
    Job("classification.end.called-up", _("届满前审核"), lapsing.to_call_up, lapsing.call_up),
    Job("classification.year.opened", _("开列年度审核"), lapsing.to_review, lapsing.open_review),
    Job(
        "personnel.release.called-up",
        _("脱密期联系、复核和期满"),
        releasing.to_call_up,
        releasing.call_up,
    ),
    Job(
        "personnel.agreement.called-up",
        _("商业秘密协议到期"),
        agreeing.to_call_to_mind,
        agreeing.call_to_mind,
    ),
    Job(
        "personnel.identity.erased",
        _("清除过保存期的身份信息"),
        identifying.to_erase,
        identifying.erase,
    ),
    Job(
        "training.requirement.opened",
        _("按岗位提出必修课程"),
        requiring.to_require,
        requiring.require_one,
    ),
    Job(
        "training.requirement.withdrawn",
        _("取消离岗人员的必修课程"),
        requiring.to_withdraw,
        requiring.withdraw,
    ),
    Job("training.year.opened", _("建立年度培训档案"), covering.to_open, covering.open_year),
    Job(
        "training.cover.chased",
        _("催办未参加集中教育的人员"),
        covering.to_chase,
        covering.chase,
    ),
    Job("training.attempt.called-in", _("考试到时收卷"), examining.to_call_in, examining.call_in),
    Job(
        "organisation.qualification.called-up",
        _("保密资格复审提醒"),
        renewing.to_renew,
        renewing.tell,
    ),
    Job(
        "organisation.yearly.opened", _("开列年度计划和总结"), committee.to_open, committee.open_it
    ),
    Job("organisation.meeting.scheduled", _("召集例会"), committee.to_call, committee.call_it),
    Job("organisation.meeting.demanded", _("例会次数不足"), committee.to_demand, committee.demand),
    Job(
        "organisation.letter.demanded",
        _("开列年度部门责任书"),
        yearly.to_demand_letters,
        yearly.demand_letter,
    ),
    Job(
        "organisation.pledge.demanded",
        _("开列年度承诺书"),
        yearly.to_demand_pledges,
        yearly.demand_pledge,
    ),
    Job(
        "organisation.reading.demanded",
        _("开列守则和职责的年度确认"),
        yearly.to_demand_reading,
        yearly.demand_reading,
    ),
    Job(
        "organisation.version.given",
        _("把制度送给新到的有关人员"),
        yearly.to_give_versions,
        yearly.give_version,
    ),
    Job(
        "organisation.review.demanded",
        _("开列制度复审"),
        yearly.to_demand_review,
        yearly.demand_review,
    ),
    Job(
        "release.submission.handed-over",
        _("把审查和发布交给现在有权的人"),
        release.to_follow,
        release.follow,
    ),
    Job("reporting.period.opened", _("开列上下级报送"), reporting.to_open, reporting.open_it),
    Job(
        "inspection.check.demanded",
        _("提醒按期检查计算机"),
        checks.to_demand,
        checks.demand,
    ),
    Job("duties.reminder.given", _("到期提醒和升级督办"), to_remind, give),
    Job("vault.orphans.set-aside", _("移出无登记的文件"), orphans, set_aside),
    Job("vault.orphans.erased", _("清除无登记的文件"), long_set_aside, erase),
    Job("approvals.approver.named", _("按任命和代理调整审批人"), to_rename, follow),
    Job("approvals.permit.expired", _("逾期未用的批准失效"), to_expire, expire),
)

# Each does a little and returns whether there was anything to do.
BACKGROUND = (Worker().go_on, expiring.go_on, screening.go_on)
