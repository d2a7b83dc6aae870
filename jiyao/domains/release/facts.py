"""What the page of a submission says of it: facts, steps, files, hits, enquiries."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.duties import PUBLISH, REVIEW
from jiyao.domains.release.models import Enquiry, Hit, Origin, Prohibition, Redaction, State
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.access.labelled import within_reach
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when
from jiyao.foundation.vault.models import StoredFile

LOOKED = {
    "bytes": gettext_lazy("文件的全部字节"),
    "streams": gettext_lazy("解开的 %s 个数据流"),
    "form": gettext_lazy("文件只由页面图片组成"),
    "pages": gettext_lazy("页面文字"),
    "text": gettext_lazy("全文"),
    "screening": gettext_lazy("筛查和图片识别"),
}


def facts_of(record: Any) -> list[Fact]:
    """Return what was filled in."""
    return [
        Fact(_("信息名称"), record.title),
        Fact(_("类别"), record.get_kind_of_display()),
        Fact(_("载体形式"), record.get_carrier_display()),
        Fact(_("拟公开方式"), record.get_way_display()),
        Fact(_("拟发布的位置"), record.place),
        Fact(_("拟发布日期"), when(record.planned_on)),
        Fact(_("作者（责任人）"), record.author),
        Fact(_("部门"), record.author.unit),
        Fact(_("内容来源说明"), record.note),
        Fact(_("提出时间"), when(record.made_at)),
    ]


def standing_of(record: Any, at: datetime) -> list[Fact]:
    """Return how far it has come, whose turn it is, and what stands against the newest version."""
    turn, version = record.turn, record.latest
    facts = [Fact(_("进度"), record.get_state_display())]
    if turn is not None and record.state == State.REVIEWED:
        facts.append(Fact(_("现在的环节"), turn.get_stage_display()))
    if record.state in ASKED:
        facts.append(Fact(_("轮到谁"), _asked(record)))
    out = getattr(record, "publication", None)
    if out is not None:
        facts.append(Fact(_("发布登记"), out.place, url=out.get_absolute_url()))
    newest = Fact(
        _("最新稿"), _("第 %d 稿，看原文") % version.number, url=version.get_absolute_url()
    )
    screened = _("已完成") if version.is_screened else _("筛查中，图片和扫描件需要几分钟")
    facts += [newest, Fact(_("筛查"), screened)]
    if record.round:
        facts.append(Fact(_("逐项核对"), _checked(version, at), url=version.get_absolute_url()))
    return facts


# Whose duty it is in a state, and what helps when nobody has it.
ASKED = {
    State.REVIEWED: (REVIEW, gettext_lazy("没有人能审查：请报保密办，或由作者换稿后重新送审")),
    State.APPROVED: (PUBLISH, gettext_lazy("没有能发布的发布员：请保密办指定")),
}


def _asked(record: Any) -> str:
    kind, nobody = ASKED[record.state]
    rows = Duty.objects.pending().filter(kind_code=kind, subject_ref=record.public_id)
    names = [str(duty.owner) for duty in rows.select_related("owner").order_by("owner")]
    return _("、").join(names) or str(nobody)


def _checked(version: Any, at: datetime) -> str:
    missing = Prohibition.objects.unanswered(version, at).count()
    if missing:
        return _("还有 %d 类，核对后才能审查通过") % missing
    found = version.confirmations.filter(found=True).count()
    return _("有 %d 类不得发布的内容") % found if found else _("各类均没有")


NEXT = (
    "release.submission.sent",
    "release.submission.passed",
    "release.submission.adopted",
    "release.enquiry.answered",
    "release.submission.published",
)
CHECK, HAND_IN = "release.checklist.answered", "release.version.handed-in"


def comes_next(record: Any, available: list[Any]) -> str:
    """Return the code of what is to be done next with a submission, or nothing."""
    possible = {each.procedure.code for each in available if not each.refusals}
    found = next((code for code in NEXT if code in possible), "")
    if found:
        return found
    if CHECK in possible:
        return CHECK
    mend = record.state == State.DRAFTED and record.latest.is_screened and HAND_IN in possible
    return HAND_IN if mend else ""


def versions_of(record: Any, person: PersonFacts) -> Section:
    """Return the versions, newest first, with what stands against each."""
    hits = Hit.objects.visible_to(person, Action.READ)
    lines = [
        (
            version.made_at,
            _("第 %d 稿") % version.number,
            _against(hits.filter(file__version=version), version),
            version.get_absolute_url(),
        )
        for version in record.versions.order_by("-number")
    ]
    heads = [(_("提交"), "time"), (_("稿件"), "code"), (_("筛查"), "words")]
    return section(_("稿件和筛查"), heads, lines, "")


def _against(hits: Any, version: Any) -> str:
    if not version.is_screened:
        return _("筛查中")
    grades = list(hits.uncleared().values_list("grade", flat=True))
    strong, all_of_them = grades.count("L1"), len(grades)
    if strong:
        return _("强标志 %(strong)d 处，共 %(all)d 处待处理") % {
            "strong": strong,
            "all": all_of_them,
        }
    return _("%d 处待处理") % all_of_them if grades else _("没有待处理的命中，仍须人工核对")


def steps_of(record: Any, person: PersonFacts) -> Section:
    """Return the steps of every round, in order; what was said, to who may read the text."""
    may_read = record.pk in within_reach(person, Action.READ, [record])
    rows = record.turns.select_related("given_by").order_by("round", "place")
    lines = [(_step(turn), _said(turn, may_read), turn.given_at, "") for turn in rows]
    heads = [(_("环节"), "words"), (_("意见"), "words"), (_("时间"), "time")]
    return section(_("审查经过"), heads, lines, _("作者“自审并送审”后，这里列出每个环节。"))


def _said(turn: Any, may_read: bool) -> str:
    """Return the verdict and who gave it; the words to who may read them."""
    who = " ".join(filter(None, (str(turn.given_by or ""), turn.reference)))
    head = _("，").join(filter(None, (str(turn.get_verdict_display()), who)))
    if not (may_read and turn.words):
        return head
    return _("%(head)s：%(words)s") % {"head": head, "words": turn.words}


def _step(turn: Any) -> str:
    """Return the step, with the round it was gone in when that is not the first."""
    if turn.round == 1:
        return str(turn.get_stage_display())
    return _("%(stage)s（第 %(round)d 次送审）") % {
        "stage": turn.get_stage_display(),
        "round": turn.round,
    }


def origins_of(record: Any, person: PersonFacts) -> list[Section]:
    """Return what it is derived from, if anything was said of that."""
    rows = Origin.objects.visible_to(person, Action.READ).filter(submission=record)
    lines = [
        (each.name, each.level, _("未解密") if each.is_secret else _("已解密"), each.cleared, "")
        for each in rows.select_related("level__scheme").order_by("pk")
    ]
    heads = [(_("来源"), "words"), (_("原密级"), "text"), (_("现在"), "badge")]
    heads += [(_("解密依据"), "words")]
    return [section(_("涉密来源"), heads, lines, "")] if lines else []


def enquiries_of(record: Any, person: PersonFacts) -> list[Section]:
    """Return what was put before others, if anything was."""
    rows = Enquiry.objects.visible_to(person, Action.READ).filter(submission=record)
    lines = [
        (
            each.asked_at,
            _("%(body)s：%(question)s") % {"body": each.body, "question": each.question},
            each.get_answer_display() or _("还没有答复"),
            " ".join(filter(None, (each.reference, when(each.answered_on)))),
            "",
        )
        for each in rows.order_by("pk")
    ]
    heads = [(_("送审"), "time"), (_("部门和事项"), "words")]
    heads += [(_("答复"), "badge"), (_("文号和日期"), "words")]
    return [section(_("报请审定"), heads, lines, "")] if lines else []


def redactions_of(record: Any, person: PersonFacts) -> list[Section]:
    """Return what was taken out of which file, and what the proof looked at, if anything was."""
    rows = Redaction.objects.visible_to(person, Action.READ).filter(version__submission=record)
    rows = rows.select_related("version", "source").order_by("pk")
    files = StoredFile.objects.visible_to(person, Action.READ)
    files = files.filter(attachment__in=[each.source.attachment_id for each in rows])
    names = {each.attachment_id: each.name for each in files.select_related("label")}
    lines = [
        (
            each.version.number,
            names.get(each.source.attachment_id, ""),
            each.removed,
            _("、").join(_looked(code) for code in each.looked),
            each.made_at,
            "",
        )
        for each in rows
    ]
    heads = [(_("稿次"), "number"), (_("文件"), "title"), (_("删去几处"), "number")]
    heads += [(_("查过仍无删去内容的地方"), "words"), (_("时间"), "time")]
    return [section(_("删节稿"), heads, lines, "")] if lines else []


def _looked(code: str) -> str:
    kind, _space, count = code.partition(" ")
    return str(LOOKED[kind]) % count if count else str(LOOKED[kind])
