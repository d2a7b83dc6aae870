from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from jiyao.domains.inspection.models import Finding, Run, RunContent, Sighting, State, Verdict
from jiyao.domains.inspection.procedures.duties import ANSWERED
from jiyao.domains.inspection.results import fingerprint
from jiyao.domains.inspection.views.pages import page
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import open_record
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.boards.pages import doing
from jiyao.foundation.boards.sections import Section, section
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.vault.cards import files_card

MOST = 200


def run(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show a run: what its signature shows, its figures, each file that was not clean."""
    rows = Run.objects.select_related("machine", "owner", "imported_by")
    record = open_record(request, rows, ref)
    able = doing(request, record)
    return page(
        request,
        record,
        _facts(record, request),
        _standing(record, request),
        [_files(record, request)],
        able,
        "inspection/run.html",
        files=files_card(record, request.facts, able["available"]),
    )


def _facts(record: Run, request: SignedIn) -> list[Fact]:
    content = RunContent.objects.visible_to(request.facts, Action.READ).filter(run=record).first()
    scope = [Fact(_("检查范围"), content.roots)] if content else []
    return [
        Fact(_("计算机"), record.machine, url=record.machine.get_absolute_url()),
        Fact(_("责任人"), record.owner),
        Fact(_("检查时间"), record.finished_at),
        *scope,
        Fact(_("规则版本"), record.rules),
        Fact(_("文件清单摘要"), _short(record.list_digest)),
        Fact(_("结果文件摘要"), _short(record.file_digest)),
        Fact(_("签名公钥指纹"), fingerprint(record.signed_with)),
        Fact(_("导入"), record.imported_at, source=record.imported_by),
    ]


def _standing(record: Run, request: SignedIn) -> list[Fact]:
    findings = Finding.objects.visible_to(request.facts, Action.KNOW).filter(run=record)
    left = [
        (verdict, findings.open().filter(verdict=verdict).count()) for verdict in Verdict.values
    ]
    return [
        Fact(_("检查的文件"), _("%(all)d 个，未发现 %(passed)d") % _figures(record)),
        Fact(
            _("其余"),
            _("命中 %(hits)d，待判断 %(reviews)d，未查全 %(incomplete)d") % _figures(record),
        ),
        *[_left(record, request, verdict, count) for verdict, count in left if count],
        Fact(_("待确认"), str(findings.filter(state=State.ANSWERED).count())),
    ]


def _figures(record: Run) -> dict[str, int]:
    names = ("hits", "reviews", "incomplete", "passed")
    return {"all": record.files, **{name: getattr(record, name) for name in names}}


def _short(digest: str) -> str:
    return f"{digest[:16]}…"


def _left(record: Run, request: SignedIn, verdict: str, count: int) -> Fact:
    mine = record.owner_id == request.user.pk
    url = f"{reverse('act', args=[ANSWERED, record.public_id])}?verdict={verdict}" if mine else ""
    title = _("待处理的%(verdict)s文件") % {"verdict": Verdict(verdict).label}
    return Fact(title, count, url=url)


def _files(record: Run, request: SignedIn) -> Section:
    heads = [
        *((_("结论"), "badge"), (_("路径"), "words")),
        *((_("所见（已遮盖）"), "words"), (_("状态"), "text")),
    ]
    rows = Sighting.objects.visible_to(request.facts, Action.READ).filter(run=record)
    shown = [_line(row) for row in rows.select_related("finding").order_by("pk")[:MOST]]
    cut = len(shown) < record.files - record.passed
    return section(
        _("须处理的文件（前 %d 个）") % MOST if shown and cut else _("须处理的文件"),
        heads,
        shown,
        _("没有命中、待判断或未查全的文件；或者其中内容不在您的知悉范围。"),
    )


def _line(row: Any) -> tuple[Any, ...]:
    found = row.finding
    return (
        *(row.get_verdict_display(), row.path, row.seen),
        *(found.get_state_display(), found.get_absolute_url()),
    )
