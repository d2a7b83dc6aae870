"""The form 信息公开保密审查表 of a submission (PUB-01, PUB-06)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.release.models import Carrier, Hit, Prohibition, Submission, Way
from jiyao.domains.release.models.vocabulary import TO_CLEAR
from jiyao.domains.release.paths import path_at
from jiyao.domains.release.titles import add_titles
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day

TEMPLATES = "domains/release/templates/release"


def fill_submission(record: Any, person: PersonFacts) -> Sheet:
    """Make the form of one submission: what, where, the checklist, what each step said."""
    add_titles([record], person)
    version = record.latest
    data = {
        "facts": _facts(record, version),
        "checks": {
            "title": _("不得发布的内容逐项核对"),
            "headings": [_("类别"), _("有无"), _("核对人")],
            "rows": _checks(version, person),
        },
        "opinions": [_opinion(turn) for turn in _turns(record)] or _to_come(record, person),
        "signing": _("签名：　　　　　　　年　　月　　日"),
        "note": _("先审查后公开，一事一审；内容有改动的，重新审查。"),
    }
    return Sheet([(record.label.level, "")], data)


def _facts(record: Any, version: Any) -> list[dict[str, Any]]:
    unit = f"{settings.ORGANISATION or _('本单位')} {record.author.unit}"
    return [
        fact(_("编号"), record.number),
        fact(_("填表日期"), full_day(record.made_at)),
        fact(_("拟公开单位"), unit),
        fact(_("承办人（作者）"), record.author.name),
        fact(_("信息名称"), record.title, wide=True),
        fact(_("载体形式"), _ticked(Carrier, record.carrier)),
        fact(_("拟公开时间"), full_day(record.planned_on)),
        fact(_("拟公开方式"), _ticked(Way, record.way), wide=True),
        fact(_("拟公开的位置"), record.place),
        fact(_("信息类别"), record.get_kind_of_display()),
        fact(_("内容来源"), record.note or _("没有引用"), wide=True),
        fact(_("稿次和附件"), _("第 %(n)d 稿，%(files)d 个文件") % _counts(version)),
        fact(_("内容筛查"), _screening(version)),
        fact(_("稿件摘要"), version.sha256, wide=True),
    ]


def _ticked(choices: Any, chosen: str) -> str:
    """Return all choices with a box each, the chosen one filled, as on the paper form."""
    return "　".join(f"{'■' if code == chosen else '□'}{words}" for code, words in choices.choices)


def _counts(version: Any) -> dict[str, int]:
    return {"n": version.number, "files": version.files.count()}


def _screening(version: Any) -> str:
    if not version.is_screened:
        return str(_("没有筛查完"))
    found = Hit.objects.standing().filter(file__version=version, grade__in=TO_CLEAR)
    left = found.filter(cleared_at=None).count()
    if left:
        return _("还有 %d 处没有处理") % left
    return _("发现 %d 处，均已排除") % found.count() if found else str(_("没有命中"))


def _checks(version: Any, person: PersonFacts) -> list[list[str]]:
    answers = {row.prohibition_id: row for row in version.confirmations.select_related("by")}
    asked = Prohibition.objects.holding_at(person.at).order_by("pk")
    return [[each.text, *_said(answers.get(each.pk))] for each in asked]


def _said(row: Any) -> list[str]:
    if row is None:
        return ["", ""]
    return [_("有") if row.found else _("没有"), str(row.by)]


def _turns(record: Any) -> Any:
    rows = record.turns.filter(round=record.round).select_related("given_by")
    return rows.order_by("place")


def _to_come(record: Any, person: PersonFacts) -> list[dict[str, str]]:
    """Return the steps that it will go through, to be signed, before it was sent."""
    steps = path_at(record.kind_of, person.at)
    return [{"name": str(step.label), "words": "", "signed": ""} for step in steps]


def _opinion(turn: Any) -> dict[str, str]:
    verdict = turn.get_verdict_display() if turn.given_at else ""
    said = "　".join(filter(None, (verdict, turn.words, turn.reference)))
    who = str(turn.given_by or "")
    return {
        "name": turn.get_stage_display(),
        "words": said,
        "signed": f"{who}　{full_day(turn.given_at)}" if turn.given_at else "",
    }


paper(
    Paper(
        code="release.submission-form",
        title=gettext_lazy("信息公开保密审查表"),
        template=f"{TEMPLATES}/form.typ",
        rows=lambda: Submission.objects.select_related("label__level__scheme", "author__unit"),
        action=Action.READ,
        fill=fill_submission,
    )
)
