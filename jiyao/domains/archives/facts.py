"""What the pages of the archives say about their records."""

from typing import Any

from django.utils.translation import gettext as _

from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when


def facts_of_volume(volume: Any) -> list[Fact]:
    """Return the cover of a volume."""
    filing_class = volume.filing_class
    return [
        Fact(_("档号"), volume.number),
        Fact(_("类目"), filing_class.name, url=filing_class.get_absolute_url()),
        Fact(_("档案性质"), filing_class.get_collection_display()),
        Fact(_("保管人"), filing_class.custodian),
        Fact(_("年度"), volume.year),
        Fact(_("保管期限"), filing_class.get_retention_display()),
        Fact(_("最高密级"), volume.level),
        Fact(_("立卷"), f"{volume.founded_by} {when(volume.founded_at)}"),
        *_linked(_("移交清单"), volume.transfer),
    ]


def where_it_stands(volume: Any, inside: int) -> list[Fact]:
    """Return where a volume is and until when it is kept."""
    return [
        Fact(_("状态"), volume.get_state_display()),
        Fact(_("库房"), f"{volume.store or ''} {volume.shelf}".strip()),
        Fact(_("卷内"), _("%d 件") % inside),
        Fact(_("保管至"), volume.keep_until or _("永久")),
    ]


def facts_of_transfer(transfer: Any) -> list[Fact]:
    """Return the head of a transfer list."""
    return [
        Fact(_("移交编号"), transfer.number),
        Fact(_("移交人"), transfer.giver),
        Fact(_("接收人"), transfer.receiver),
        Fact(_("移交时间"), when(transfer.at)),
    ]


def facts_of_class(filing_class: Any) -> list[Fact]:
    """Return a line of the filing plan."""
    return [
        Fact(_("分类号"), filing_class.number),
        Fact(_("类目"), filing_class.name),
        Fact(_("保管期限"), filing_class.get_retention_display()),
        Fact(_("档案性质"), filing_class.get_collection_display()),
        Fact(_("保管人"), filing_class.custodian),
        *_term(filing_class),
    ]


def facts_of_post(post: Any) -> list[Fact]:
    """Return a post of the archive network."""
    return [
        Fact(_("岗位"), post.get_kind_of_display()),
        Fact(_("部门"), post.unit or _("全单位")),
        Fact(_("人员"), post.person),
        Fact(_("任命文号"), post.basis),
        *_term(post),
    ]


def facts_of_access(access: Any) -> list[Fact]:
    """Return who may enter which storeroom."""
    return [
        Fact(_("库房"), access.store),
        Fact(_("人员"), access.person),
        Fact(_("事由"), access.basis),
        *_term(access),
    ]


def facts_of_visit(visit: Any) -> list[Fact]:
    """Return one time in a storeroom."""
    return [
        Fact(_("库房"), visit.store),
        Fact(_("进库人"), visit.person),
        Fact(_("事由"), visit.purpose),
        Fact(_("进库时间"), when(visit.in_at)),
        Fact(_("出库时间"), when(visit.out_at)),
    ]


def facts_of_store_check(check: Any) -> list[Fact]:
    """Return one round through a storeroom."""
    return [
        Fact(_("库房"), check.store),
        Fact(_("温度"), _("%d ℃") % check.temperature),
        Fact(_("相对湿度"), f"{check.humidity}%"),
        Fact(_("不合格项"), check.findings or _("无")),
        Fact(_("情况说明"), check.words),
        Fact(_("检查"), f"{check.by} {when(check.at)}"),
        Fact(_("整改"), f"{when(check.remedied_at)} {check.remedy}".strip()),
    ]


def facts_of_consultation(consultation: Any) -> list[Fact]:
    """Return one consultation: who, on which letter, what for, approved by whom."""
    return [
        Fact(_("查档编号"), consultation.number),
        *_linked(_("案卷"), consultation.volume),
        Fact(_("查阅人"), consultation.who),
        Fact(_("介绍信或查档单"), consultation.letter),
        Fact(_("查阅事由"), consultation.purpose),
        Fact(_("查阅处所"), consultation.place),
        Fact(_("批准人"), consultation.approved_by),
        Fact(_("提供"), f"{consultation.given_by} {when(consultation.out_at)}"),
    ]


def facts_of_finding(finding: Any) -> list[Fact]:
    """Return a difference, with the consultation that it was found after."""
    cleared = f"{finding.cleared_by} {when(finding.cleared_at)}" if finding.cleared_at else ""
    return [
        *_linked(_("案卷"), finding.volume),
        *_linked(_("查档"), finding.consultation),
        Fact(_("发现的问题"), finding.what),
        Fact(_("发现"), f"{finding.by} {when(finding.at)}"),
        Fact(_("查清情况"), finding.explanation),
        Fact(_("查清"), cleared),
    ]


def facts_of_repair(repair: Any) -> list[Fact]:
    """Return damage and its repair."""
    done = f"{repair.done_by} {when(repair.done_at)}" if repair.done_at else ""
    return [
        *_linked(_("案卷"), repair.volume),
        Fact(_("破损情况"), repair.damage),
        Fact(_("登记"), f"{repair.noted_by} {when(repair.noted_at)}"),
        Fact(_("修复方法"), repair.method),
        Fact(_("修复"), done),
    ]


def facts_of_appraisal(appraisal: Any) -> list[Fact]:
    """Return the verdict of a panel."""
    return [
        *_linked(_("案卷"), appraisal.volume),
        Fact(_("鉴定意见"), appraisal.get_verdict_display()),
        Fact(_("延长至"), appraisal.keep_until),
        Fact(_("批准人"), appraisal.approved_by),
        Fact(_("经办"), f"{appraisal.by} {when(appraisal.at)}"),
    ]


def _linked(title: str, record: Any) -> list[Fact]:
    return [Fact(title, record, url=record.get_absolute_url())] if record else []


def _term(row: Any) -> list[Fact]:
    return [
        Fact(_("自"), when(row.since)),
        Fact(_("至"), when(row.until) if row.until else _("现行")),
        Fact(_("办理人"), row.set_by),
    ]
