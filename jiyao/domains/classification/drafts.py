"""What a drafter fills in: one proposal, all of it determined together (CLS-03)."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from jiyao.domains.classification.models import CatalogueLine, Item, Project, ProtectedKind
    from jiyao.foundation.access.models import Level
    from jiyao.foundation.people.models import Circle, Person

# What may never be marked a state secret; the drafter says of each that it is not so.
NEVER_SECRET: dict[str, str | Promise] = {
    "work": _("不是工作秘密"),
    "trade": _("不是商业秘密"),
    "privacy": _("不是个人隐私"),
    "public_needed": _("不需要公众广泛知晓或者参与"),
    "published": _("没有依法公开，知悉范围可以控制"),
    "must_publish": _("不是法律法规规定应当公开的"),
}

# What a yearly review may come to, as steps in the life of an item (CLS-06).
REVIEWED = ("kept", "questioned")

# What says that a paper is public, and what does not however it reads (CLS-20).
PRESUMED = "presumed"
UNTIL_OPENED = _("公开时")
PUBLIC_MARKS: dict[str, str | Promise] = {
    "issued": _("此件公开发布"),
    "active": _("公开属性：主动公开"),
    "printed": _("已在公报、报刊全文公布"),
}
NO_PUBLIC_MARKS: dict[str, str | Promise] = {
    "on_request": _("公开属性：依申请公开"),
    "none": _("没有注明"),
}

# What may be a trade secret, and what may not however it is called (CLS-15).
TRADE_SECRETS: dict[str, str | Promise] = {
    "decisions": _("重大决策"),
    "strategy": _("尚未实施的经营战略、规划"),
    "contracts": _("合同、意见书、可行性报告、重要会议记录"),
    "finance": _("预决算和财务报表、统计"),
    "market": _("未公布的市场信息"),
    "people": _("人事档案和薪酬"),
    "other": _("其他经确认的事项"),
}
NO_TRADE_SECRET = "ordinary"  # noqa: S105 - a kind of paper


@dataclass(frozen=True)
class Batch:
    """One decision for each of several items: kept as they are, or to be changed or released."""

    kept: list["Item"]
    questioned: list["Item"]

    @property
    def items(self) -> list["Item"]:
        return [*self.kept, *self.questioned]


@dataclass(frozen=True)
class Draft:
    """A proposal.

    period: in the words of the mark; starts: the day of issue; copies: how many are printed;
    first_copy: the number of the first; checked: keys of NEVER_SECRET; line: of the catalogue;
    officer, leader: whom it goes to, where the path asks for them; sources: taken over from;
    protected: the kind for which it starts as protected;
    project: under which it was drafted.
    """

    level: "Level"
    period: str
    starts: date
    circles: list["Circle"]
    copies: int
    first_copy: int
    basis: str
    title: str = ""
    code_title: str = ""
    long_basis: str = ""
    line: "CatalogueLine | None" = None
    deviation: str = ""
    checked: list[str] = field(default_factory=list)
    kind: str = "original"
    case: str = ""
    sources: list["Item"] = field(default_factory=list)
    officer: "Person | None" = None
    leader: "Person | None" = None
    phone: str = ""
    category: str = ""
    protected: "ProtectedKind | None" = None
    project: "Project | None" = None
