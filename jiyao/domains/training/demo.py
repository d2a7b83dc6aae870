"""Fictional training: courses with questions, a programme, a session held, a newcomer guided."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from jiyao.domains.training.models import Course, Question
from jiyao.domains.training.procedures.banking import enter_question
from jiyao.domains.training.procedures.courses import set_up_course
from jiyao.domains.training.procedures.covering import issue_programme
from jiyao.domains.training.procedures.following_up import begin_follow_up
from jiyao.domains.training.procedures.sessions import hold_session, plan_session
from jiyao.domains.training.spelling import TRUTH
from jiyao.foundation.people.models import Circle

PART, ENDING = Course.Part, Course.Ending
COURSES: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("保密形势与警示教育", PART.SITUATION, ENDING.ATTENDED, {"posts": ["staff", "leader"]}),
    ("涉密人员上岗培训", PART.LAW, ENDING.CERTIFIED, {"posts": ["staff"], "involved_only": True}),
    ("保密基本知识", PART.SKILLS, ENDING.EXAMINED, {"posts": ["staff"]}),
    ("定密责任人培训", PART.POST, ENDING.ATTENDED, {"roles": ["classifier"]}),
    ("机要工作规程", PART.POST, ENDING.ATTENDED, {"roles": ["keeper"]}),
)
TRUTHS = (
    ("国家秘密的密级分为绝密、机密、秘密三级", 0),
    ("涉密文件阅后可以由阅文人直接转给下一位", 1),
    ("手机可以带入涉密会议会场，关机即可", 1),
    ("涉密载体销毁前应当登记并经审批", 0),
    ("离岗人员在脱密期内仍须遵守保密规定", 0),
    ("互联网邮箱可以传递内部资料，只要及时删除", 1),
    ("复印件视同原件管理", 0),
    ("普通快递可以寄送秘密级文件", 1),
    ("个人可以自行决定降低文件密级", 1),
    ("发现泄密应当立即报告并采取补救措施", 0),
)
SINGLES = (
    (
        "阅文人之间发现传阅顺序需要调整时应当",
        ("退回机要员再送", "自行横传", "放在桌上等人来取", "拍照转发"),
    ),
    ("传阅文件阅毕后应当交给", ("机要员", "下一位阅文人", "司机", "任何同事")),
    ("携带涉密载体外出须", ("经审批并登记", "口头告知同事", "装入个人背包即可", "事后补登")),
    ("涉密计算机应当", ("不连接互联网", "装杀毒软件后上网", "下班后上网", "用无线网络")),
    ("接触秘密的范围由什么确定", ("工作需要", "职务高低", "个人兴趣", "工作年限")),
    ("需要复制机密文件时应当", ("经原审批机关或领导批准", "自行复印", "手机拍照", "请打字店帮忙")),
    ("脱密期从哪一天起算", ("批准离开涉密岗位之日", "提出申请之日", "年底", "退休之日")),
    ("不再使用的涉密载体应当", ("清退或登记销毁", "卖给废品站", "带回家保存", "扔进垃圾桶")),
    ("出国（境）前应当", ("接受行前保密教育", "带上工作笔记本", "自行决定", "不用报告")),
    ("发现文件少一份，首先应当", ("立即报告", "等一等再找", "补印一份", "不作声")),
)


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Fill the registers of training, by the procedures."""
    office = {"by": people["secrecy_office"]}
    courses = [_course(people, *each) for each in COURSES]
    for course in courses:
        if course.is_examined:
            _fill(course, office)
    last = date(timezone.localdate().year, 12, 31)
    content = "（演示）全员集中教育一次；新进人员上岗培训；每月集体学习，第四季度知识考试。"
    issue_programme(content=content, due_on=last, **office)
    _hold(people, courses[0])
    entered = timezone.localdate() - timedelta(days=10)
    steps = [(7, "保密制度和本岗位职责"), (30, "文件、设备和网络的保密要求"), (90, "保密情况回访")]
    newcomer = {"person": people["stranger"], "supervisor": people["reader"]}
    begin_follow_up(**newcomer, entered_on=entered, steps=steps, by=people["personnel"])


def _course(
    people: dict[str, Any], title: str, part: str, ending: str, whose: dict[str, Any]
) -> Course:
    fields = {"posts": [], "involved_only": False, "roles": [], **whose}
    told = {"title": title, "part": part, "ending": ending, "outline": "（演示）", "minutes": 120}
    return set_up_course(**told, months=12, **fields, by=people["secrecy_office"])


def _fill(course: Course, office: dict[str, Any]) -> None:
    for text, right in TRUTHS:
        fields = {"kind": Question.Kind.TRUTH, "text": text, "options": list(TRUTH)}
        enter_question(course=course, **fields, right=[right], **office)
    for text, options in SINGLES:
        fields = {"kind": Question.Kind.SINGLE, "text": text, "options": list(options)}
        enter_question(course=course, **fields, right=[0], **office)


def _hold(people: dict[str, Any], course: Course) -> None:
    office = {"by": people["secrecy_office"]}
    fields = {
        "title": "（演示）学习保密形势，讨论身边的案例",
        "form": "study",
        "plan": "通报近期形势，结合本单位情况讨论，每人发言。",
        "course": course,
        "unit": Circle.objects.get(kind_of=Circle.Kind.UNIT, name="业务一处"),
        "place": "三楼会议室",
        "lecturer": "吴定山",
        "minutes": 120,
    }
    session = plan_session(**fields, begins_at=timezone.now() - timedelta(hours=2), **office)
    there = {"present": [people["reader"]], "on_leave": [people["classifier"]]}
    hold_session(session, **there, summary="讨论了三起案例", paper="签到表 1", **office)
    fields |= {"title": "（演示）保密法律法规专题学习", "unit": None, "course": None}
    plan_session(**fields, begins_at=timezone.now() + timedelta(days=7), **office)
