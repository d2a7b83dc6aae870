"""What a page or a form says of an item, its catalogue line, an officer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jiyao.domains.classification.models import Item, circles_of
from jiyao.domains.classification.rules.deriving import differences
from jiyao.domains.classification.rules.paths import LEADER_ALONE
from jiyao.domains.classification.settings import PATHS
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def scope_words(item: Any, at: datetime) -> str:
    """Return the knowledge scope; who drafted, reviewed and signed knows it besides."""
    named = item.chosen_circles(at) or circles_of(item.label_id, at)
    return "、".join(map(str, named))


def facts_of(item: Any, line: Any, project: Any, at: datetime) -> list[Fact]:
    """Return what was determined about an item, and on what basis.

    line, project: its line of the catalogue and its project, for who may see them, else None.
    """
    deviation = _("同意：%s") % item.allowed if item.allowed else ""
    return [
        Fact(_("事项名称"), item.title),
        Fact(_("类型"), _kind(item)),
        Fact(_("密级和期限"), item.label.level.mark(item.period), item.long_basis),
        *([Fact(_("商业秘密类别"), item.get_category_display())] if item.category else []),
        *([Fact(_("所属项目"), project, url=project.get_absolute_url())] if project else []),
        *([Fact(_("受保护种类"), item.protected)] if item.protected else []),
        Fact(_("制发日"), when(item.starts)),
        Fact(_("知悉范围"), scope_words(item, at)),
        Fact(_("印数"), item.copies),
        Fact(_("份号"), item.copy_numbers),
        Fact(_("定密依据"), item.basis),
        Fact(_("目录条目"), item.catalogued, url=line.get_absolute_url() if line else ""),
        Fact(_("偏离目录的理由"), item.deviation, deviation),
        Fact(_("填报部门"), item.unit),
        Fact(_("承办人"), f"{item.drafter} {item.phone}"),
        Fact(_("定密程序"), path_words(item)),
    ]


def facts_of_sources(item: Any, named: int, sources: list[Any]) -> list[Fact]:
    """Return what an item was taken over from, and where it differs from that (CLS-07).

    named: how many sources there are; sources: those the person may handle, with their titles.
    """
    found = [
        Fact(
            _("源事项"),
            f"{origin} {origin.title}",
            f"{origin.marking}　{_('制发日')} {when(origin.starts)}",
            url=origin.get_absolute_url(),
        )
        for origin in sources
    ]
    if hidden := named - len(sources):
        found.append(Fact(_("源事项"), _("%d 项不在您的知悉范围，未作比对") % hidden))
    words = "；".join(words for origin in sources for words in differences(item, origin))
    return [*found, *([Fact(_("注意：与源事项不同"), words, heed=True)] if words else [])]


def path_words(item: Any) -> str:
    """Return the path of an item in words."""
    if item.kind_of == Item.Kind.PRESUMED:
        return _("没有写明公开，先按受保护处理；公开须有决定或公开标志")
    alone = _("承办人拟定、领导批准（工作秘密）")
    return alone if item.path == LEADER_ALONE else str(PATHS[item.path])


def standing_of(item: Any) -> list[Fact]:
    """Return where an item stands now."""
    found = [Fact(_("状态"), item.get_state_display())]
    if item.state == Item.State.SIGNED:
        found.append(Fact(_("解密"), when(item.ends_on) or item.period))
    if item.waits_for_consent:
        found.append(Fact(_("偏离目录"), _("待保密委员会或上级同意")))
    if item.officer:
        found.append(Fact(_("定密责任人"), item.officer))
    if item.leader:
        presumed = item.kind_of == Item.Kind.PRESUMED
        found.append(Fact(_("主管领导") if presumed else _("审签领导"), item.leader))
    return found


def facts_of_line(line: Any, at: datetime) -> list[Fact]:
    """Return a line of the catalogue."""
    return [
        Fact(_("事项"), line.item),
        Fact(_("密级和期限"), line.level.mark(line.period)),
        Fact(_("知悉范围"), "、".join(map(str, line.circles_at(at)))),
        Fact(_("产生部门或岗位"), line.unit),
        Fact(_("依据"), line.basis),
    ]


def facts_of_officer(officer: Any) -> list[Fact]:
    """Return an appointment."""
    return [
        Fact(_("部门"), officer.person.unit),
        Fact(_("类别"), officer.get_kind_of_display()),
        Fact(_("最高密级"), officer.level),
        Fact(_("任命文号"), officer.basis),
        Fact(_("培训证书编号"), officer.certificate),
        Fact(_("培训"), f"{when(officer.trained_on)}–{when(officer.trained_until)}"),
        Fact(_("任命"), f"{officer.set_by} {when(officer.since)}"),
    ]


METHOD = _lazy(
    "将总体中每一项写成“编号 办理 时间”，前加随机种子和一个空格，取 SHA-256，从小到大抽取"
)


def facts_of_sample(sample: Any) -> list[Fact]:
    """Return how a sample was drawn, so that anybody can draw it again."""
    return [
        Fact(_("抽查什么"), sample.get_of_display()),
        Fact(_("时间"), f"{when(sample.since)}–{when(sample.until)}"),
        Fact(_("总体"), _("%d 项") % sample.population),
        Fact(_("随机种子"), sample.seed),
        Fact(_("总体摘要"), sample.fingerprint, _("总体各项按序每项一行，取 SHA-256")),
        Fact(_("抽取方法"), METHOD),
        Fact(_("抽取"), f"{sample.drawn_by} {when(sample.drawn_at)}"),
    ]


def facts_of_finding(finding: Any, item: Any) -> list[Fact]:
    """Return what a check found; item: the item, for who may handle it, else None."""
    about = [Fact(_("定密事项"), item, url=item.get_absolute_url())] if item else []
    return [
        *about,
        Fact(_("问题"), finding.get_kind_of_display()),
        Fact(_("说明"), finding.words),
        Fact(_("定密的人"), finding.decider),
        Fact(_("检查"), f"{finding.found_by} {when(finding.found_at)}"),
        Fact(_("整改时间"), when(finding.answered_at)),
    ]


def facts_of_protected(kind: Any, at: datetime) -> list[Fact]:
    """Return a kind of papers or information that starts as protected."""
    readers = "、".join(map(str, kind.readers_at(at)))
    nobody = _("不限") if kind.is_paper else _("还没有规定，规定前不能登记")
    opened = _("有公开标志，或经审核决定公开") if kind.is_paper else _("经审核决定")
    return [
        Fact(_("类别"), kind.get_sort_display()),
        Fact(_("起始密级"), kind.level),
        Fact(_("读者"), readers or nobody),
        Fact(_("解除保护"), opened),
        Fact(_("依据"), kind.basis),
    ]


def facts_of_project(project: Any, lines: Iterable[Any]) -> list[Fact]:
    """Return a new project. lines: what the catalogue has for it, as far as they may be seen."""
    return [
        Fact(_("项目代号"), project.name),
        Fact(_("承担部门"), project.unit),
        Fact(_("立项日期"), when(project.approved_on)),
        Fact(_("立项文号"), project.reference),
        Fact(_("目录应修订"), when(project.due_at)),
        Fact(_("目录修订结果"), project.get_outcome_display()),
        Fact(_("对应的目录条目"), "；".join(map(str, lines))),
        Fact(_("修订时间"), when(project.settled_at)),
    ]


def holds(row: Any, at: datetime) -> list[Fact]:
    """Return whether a dated row holds now."""
    if row.until and row.until <= at:
        return [Fact(_("状态"), _("已停用")), Fact(_("停用时间"), when(row.until))]
    return [Fact(_("状态"), _("现行")), Fact(_("自"), when(timezone.localtime(row.since)))]


def _kind(item: Any) -> str:
    case = f"：{item.get_case_display()}" if item.case else ""
    return f"{item.get_kind_of_display()}{case}"
