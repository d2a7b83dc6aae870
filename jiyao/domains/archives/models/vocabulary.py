"""The closed lists of the archives."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Retention(models.TextChoices):
    """How long a volume is kept (ARC-01); the years are in `YEARS`."""

    PERMANENT = "Y", _("永久")
    THIRTY = "D30", _("30年")
    TEN = "D10", _("10年")


YEARS = {Retention.THIRTY: 30, Retention.TEN: 10}


class Collection(models.TextChoices):
    """What kind of matter a class holds; all but the first have rules of their own."""

    ORDINARY = "ordinary", _("一般档案")
    LEADERSHIP = "leadership", _("全体会、常务会、党组会记录")
    MINUTES = "minutes", _("会议记录和录音")
    PERSONNEL = "personnel", _("人事材料")
    CASE = "case", _("专案材料")


class Restricted(models.TextChoices):
    """What must not be made public or spread without leave (ARC-04)."""

    TERRITORY = "territory", _("不得公开：领土、边界、民族")
    TRANSPORT = "transport", _("不得公开：大宗运输的时间、路线和警卫方案")
    HOLDINGS = "holdings", _("不得公开：馆藏内容、数量和警卫方案")
    CRAFT = "craft", _("不得公开：特殊工艺、配方和涉外产权")
    STATISTICS = "statistics", _("不得扩散：未公布的统计资料")
    CADRES = "cadres", _("不得扩散：未定的干部任免和内部考评")
    PRIVACY = "privacy", _("不得扩散：个人隐私")


class Stage(models.TextChoices):
    """Where a volume is in its life."""

    COLLECTING = "collecting", _("立卷中")
    RECEIVED = "received", _("已移交，待检查")
    CHECKED = "checked", _("检查合格，待上架")
    STORED = "stored", _("在库")
    OUT = "out", _("出库查阅")
    WITHDRAWN = "withdrawn", _("期满出库待销毁")


class Step(models.TextChoices):
    """One line of the movement register (ARC-06)."""

    RECEIVED = "received", _("移交接收")
    CHECKED = "checked", _("入库前检查合格")
    SHELVED = "shelved", _("入库上架")
    OUT = "out", _("调阅出库")
    BACK = "back", _("归还入库")
    WITHDRAWN = "withdrawn", _("期满鉴定出库")


AFTER = {
    Step.RECEIVED: Stage.RECEIVED,
    Step.CHECKED: Stage.CHECKED,
    Step.SHELVED: Stage.STORED,
    Step.OUT: Stage.OUT,
    Step.BACK: Stage.STORED,
    Step.WITHDRAWN: Stage.WITHDRAWN,
}


class Protection(models.TextChoices):
    """What a storeroom is protected against (ARC-02)."""

    THEFT = "theft", _("防盗")
    FIRE = "fire", _("防火")
    DAMP = "damp", _("防潮")
    DUST = "dust", _("防尘")
    INSECTS = "insects", _("防虫")
    RODENTS = "rodents", _("防鼠")
    HEAT = "heat", _("防高温")
    LIGHT = "light", _("防强光")
