"""Reasons not to take in the result of a run (NET-01, INS-09)."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.inspection.results import Delivered, fingerprint
from jiyao.domains.inspection.rules.machines import CLASSIFIED
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.inspection.models import Machine

MOST_FINDINGS = 2000
CLOCK_OFF_BY = timedelta(minutes=10)
AGAIN = _("请在该机上用 jiyao-scan --json --sign 重新检查后导入")


@rule("NET-01", "INS-09")
def machine_is_not_classified(machine: "Machine") -> Refusal | None:
    if machine.kind_of != CLASSIFIED:
        return None
    return Refusal(
        _("涉密机的检查结果可能涉密，不得导入本系统"),
        _("请在涉密机上核对，纸质检查记录按密级保管"),
    )


@rule("INS-09")
def result_can_be_read(delivered: Delivered) -> Refusal | None:
    most = settings.FILE_MEGABYTES
    if delivered.upload.size == 0:
        return Refusal(_("文件是空的"), AGAIN)
    if delivered.upload.size > most << 20 or len(delivered.upload.data) != delivered.upload.size:
        return Refusal(
            _("文件超过上限 %(most)d MB") % {"most": most}, _("请分文件夹检查，分几次导入")
        )
    if delivered.raw is None:
        return Refusal(
            _("不是完整的 JSON 结果文件"), _("请导入 --json 写出的文件，不要导入 HTML 报告")
        )
    if delivered.result is None:
        return Refusal(_("文件内容不符合检查结果的格式"), AGAIN)
    return None


@rule("INS-09")
def result_is_signed_by_the_machine(machine: "Machine", delivered: Delivered) -> Refusal | None:
    if delivered.result is None:
        return None
    if not machine.public_key:
        return Refusal(_("%(name)s 还没有登记签名公钥") % {"name": machine}, _("请先登记公钥"))
    if not delivered.signer:
        return Refusal(_("结果文件没有签名"), AGAIN)
    if delivered.signer != machine.public_key:
        return Refusal(
            _("签名用的是另一把密钥（指纹 %(key)s）") % {"key": fingerprint(delivered.signer)},
            _("请核对结果文件；确已换密钥的，先“登记或更换公钥”"),
        )
    if not delivered.holds:
        return Refusal(_("签名后内容被改动过，结果不可信"), _("请保留该文件备查，在该机上重新检查"))
    return None


@rule("INS-09")
def result_is_of_this_machine(machine: "Machine", delivered: Delivered) -> Refusal | None:
    if delivered.result is None or delivered.result.machine == machine.name:
        return None
    return Refusal(
        _("这是计算机“%(name)s”的结果") % {"name": delivered.result.machine},
        _("请到那一台的页面导入；改过计算机名的，停用后另行登记"),
    )


@rule("INS-09")
def result_was_not_taken_yet(delivered: Delivered) -> Refusal | None:
    runs: Any = apps.get_model("inspection.run").objects
    known = runs.filter(file_digest=delivered.digest).first() if delivered.result else None
    if known is None:
        return None
    return Refusal(_("这份结果已经导入，见 %(number)s") % {"number": known}, _("无须再次导入"))


@rule("INS-09")
def result_is_the_newest(machine: "Machine", delivered: Delivered, at: datetime) -> Refusal | None:
    if delivered.result is None:
        return None
    finished = delivered.result.finished
    if finished > at + CLOCK_OFF_BY:
        return Refusal(_("检查时间晚于现在"), _("请校准该机时钟后重新检查"))
    newest = machine.runs.order_by("-finished_at").first()  # type: ignore[attr-defined]
    if newest is None or finished > newest.finished_at or newest.file_digest == delivered.digest:
        return None
    return Refusal(
        _("已导入更新的结果 %(number)s（%(when)s）")
        % {
            "number": newest,
            "when": timezone.localtime(newest.finished_at).strftime("%Y-%m-%d %H:%M"),
        },
        _("请导入最近一次检查的结果"),
    )


@rule("INS-09")
def rules_are_in_force(delivered: Delivered) -> Refusal | None:
    if delivered.result is None:
        return None
    versions: Any = apps.get_model("inspection.ruleversion").objects
    known = versions.filter(version=delivered.result.rules).first()
    told = {"version": delivered.result.rules}
    if known is None:
        return Refusal(
            _("不认识规则版本 %(version)s") % told,
            _("核对词表和规则后“登记规则版本”，或换用本单位的规则"),
        )
    if known.until is None or delivered.result.finished < known.until:
        return None
    return Refusal(_("规则版本 %(version)s 检查时已被代替") % told, _("请用现行版本的规则重新检查"))


@rule("INS-09")
def findings_are_not_too_many(delivered: Delivered) -> Refusal | None:
    count = len(delivered.result.to_settle) if delivered.result else 0
    if count <= MOST_FINDINGS:
        return None
    return Refusal(
        _("有 %(count)d 个文件待处理，超过一次 %(most)d 个")
        % {"count": count, "most": MOST_FINDINGS},
        _("请装上图片识别组件，或分文件夹检查"),
    )
