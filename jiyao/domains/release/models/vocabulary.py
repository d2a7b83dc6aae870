"""The closed lists of release review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is to be released; all go the same way (PUB-07, PUB-12)."""

    WEBSITE = "website", _("网站和新媒体")
    DISCLOSURE = "disclosure", _("信息公开")
    PRESS = "press", _("新闻稿和对外宣传")
    INTERVIEW = "interview", _("接受采访")
    MEETING = "meeting", _("涉密会议报道")
    PAPER = "paper", _("论文和著作")
    EXHIBITION = "exhibition", _("展览展示")
    LECTURE = "lecture", _("讲课和报告")
    INTERNAL = "internal", _("内部刊物和宣传品")
    MATERIAL = "material", _("对外提供材料")


class Carrier(models.TextChoices):
    """In which form the information is kept (载体形式)."""

    OFFICIAL = "official", _("公文")
    OTHER = "other", _("非公文")


class Way(models.TextChoices):
    """By which means it is made public (拟公开方式)."""

    SITE = "site", _("政府网站")
    MEDIA = "media", _("新媒体")
    PRESS = "press", _("报刊")
    RADIO = "radio", _("广播")
    TELEVISION = "television", _("电视")
    BOARD = "board", _("公开栏")
    OTHER = "other", _("其他")


class State(models.TextChoices):
    """How far a submission has come."""

    DRAFTED = "drafted", _("待送审")
    REVIEWED = "reviewed", _("审查中")
    APPROVED = "approved", _("已审定，待发布")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤下")
    REFUSED = "refused", _("不予发布")
    DROPPED = "dropped", _("已撤回")


UNDER_WAY = (State.DRAFTED, State.REVIEWED)
CHANGEABLE = (*UNDER_WAY, State.APPROVED)


class Stage(models.TextChoices):
    """One step on the path of reviews; the author's own comes first."""

    SELF = "self", _("自审")
    DEPARTMENT = "department", _("部门负责人审查")
    SECRECY = "secrecy", _("保密审查")
    LEADER = "leader", _("单位领导审定")
    OFFICE = "office", _("办公室审核公开")
    COMMITTEE = "committee", _("保密委员会审定")
    SUPERIOR = "superior", _("上级主管部门审定")


BODIES = (Stage.COMMITTEE, Stage.SUPERIOR)


class Verdict(models.TextChoices):
    """What was said at a step."""

    OPEN = "open", _("待审")
    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回修改")
    REFUSED = "refused", _("不予发布")
    LAPSED = "lapsed", _("稿件已改，不再审")


class Grade(models.TextChoices):
    """How strong a hit is; unread is what the screening could not read."""

    STRONG = "L1", _("强标志")
    UNREAD = "L0", _("未能筛查")
    DOUBT = "L2", _("待人工判断")
    HINT = "L3", _("提示")


TO_CLEAR = (Grade.STRONG, Grade.UNREAD, Grade.DOUBT)
