"""What starts as protected in every organisation, as data (CLS-20, CLS-22)."""

from datetime import datetime

from jiyao.domains.classification.models import ProtectedKind
from jiyao.foundation.access.models import Level

Sort = ProtectedKind.Sort
SHIPPED = (
    (Sort.PAPER, "没有写明公开的党内文件"),
    (Sort.PAPER, "未公开的会议材料"),
    (Sort.PAPER, "领导讲话、谈话和批示"),
    (Sort.PAPER, "人事方案和未公布的任免、处分"),
    (Sort.PAPER, "未批复的请示和报告"),
    (Sort.PEOPLE, "员工个人信息"),
    (Sort.CUSTOMERS, "客户信息"),
    (Sort.INTERNAL, "企业内部文件"),
)
BASIS = "没有明示公开的，起初按受保护处理"


def ship_protected_kinds(at: datetime) -> None:
    """Write the shipped kinds, inside an act, where there are none."""
    if ProtectedKind.objects.exists():
        return
    internal = Level.objects.get(scheme__code="work", code="internal")
    for sort, name in SHIPPED:
        ProtectedKind.objects.create(name=name, sort=sort, level=internal, basis=BASIS, since=at)
