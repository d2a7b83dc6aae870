"""Where regimes differ about training: settings of the organisation (制度参数)."""

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.regime.settings import Setting, Words, setting

CERTIFICATE_MONTHS = setting(
    Setting(
        code="training.certificate_months",
        title=_("保密培训合格证有效期"),
        clauses=("EDU-02",),
        default=12,
        unit=_("个月"),
        least=1,
    )
)
COURSE_DAYS = setting(
    Setting(
        code="training.course_days",
        title=_("必修课程在多少天内完成；到期前也提前这么多天要求重学"),
        clauses=("EDU-03", "EDU-04"),
        default=30,
        unit=_("天"),
        least=1,
    )
)
PASS_MARK = setting(
    Setting(
        code="training.pass_mark",
        title=_("保密知识考试多少分合格（满分 100）"),
        clauses=("EDU-04",),
        default=80,
        unit=_("分"),
        least=1,
        presets={"school": 60},
    )
)
EXAM_QUESTIONS = setting(
    Setting(
        code="training.exam_questions",
        title=_("一次考试抽多少题"),
        clauses=("EDU-04",),
        default=20,
        unit=_("题"),
        least=1,
    )
)
EXAM_MINUTES = setting(
    Setting(
        code="training.exam_minutes",
        title=_("一次考试多长时间"),
        clauses=("EDU-04",),
        default=40,
        unit=_("分钟"),
        least=1,
    )
)
AFTER_TRAINING, AT_ONCE = "after_training", "at_once"
RETAKE = setting(
    Setting(
        code="training.retake",
        title=_("考试不合格后怎样重考"),
        clauses=("EDU-04",),
        default=AFTER_TRAINING,
        values={AFTER_TRAINING: _("补训登记后重考"), AT_ONCE: _("可以直接重考")},
    )
)
YEARLY_HOURS = setting(
    Setting(
        code="training.yearly_hours",
        title=_("每人每年的培训学时"),
        clauses=("EDU-08",),
        default=4,
        unit=_("学时"),
        presets={"school": 10, "supplier": 15},
    )
)


def _step(code: str, title: Words, days: int) -> Setting:
    return setting(
        Setting(
            code=f"training.follow_up_{code}",
            title=title,
            clauses=("EDU-10",),
            default=days,
            unit=_("天"),
        )
    )


FIRST_STEP = _step("first", _("新人到岗后多少天内完成第一次辅导（0 为不设）"), 7)
SECOND_STEP = _step("second", _("新人到岗后多少天内完成第二次辅导（0 为不设）"), 30)
THIRD_STEP = _step("third", _("新人到岗后多少天内完成第三次辅导（0 为不设）"), 90)
