"""To sign: the list, one request a screen, and a batch that is shown in full."""

from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.doors import fetch, note_listing, note_opening
from jiyao.foundation.access.marks import add_periods
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.approvals.procedures.deciding import decline, grant, send_back, withdraw
from jiyao.foundation.approvals.queries import duties_to_sign, to_sign
from jiyao.foundation.approvals.showing import (
    address_of_record,
    drawing,
    former_versions,
    life_of,
    shown,
)
from jiyao.foundation.duties.kinds import KINDS
from jiyao.foundation.duties.titles import add_record_titles
from jiyao.foundation.procedures.asking import why_not
from jiyao.foundation.procedures.calling import perform_for_each
from jiyao.foundation.procedures.forms import ProcedureForm, form_class
from jiyao.foundation.procedures.models import Approver, Permit
from jiyao.foundation.procedures.refusals import Refused, Unseen, field_of
from jiyao.foundation.procedures.tools import then_back_to, tool
from jiyao.foundation.ui.parts import Choice
from jiyao.foundation.ui.telling import tell

ANSWERS = {"grant": grant, "return": send_back, "decline": decline}
KEYS = {"grant": "a", "return": "r", "decline": "d"}
MOST = 200


def inbox(request: SignedIn) -> HttpResponse:
    """Show every request that waits for this person, each with exactly what it would allow.

    Below stand the duties that the person settles by signing.
    """
    rows = shown(to_sign(request.facts)[:MOST], request.facts)
    duties = list(duties_to_sign(request.facts)[:MOST])
    add_periods(duties, request.facts)
    add_record_titles([*duties, *(row.permit for row in rows)], request.facts)
    acts = [tool(KINDS[duty.kind_code].act, request.facts, duty.subject_ref) for duty in duties]
    acts = [act and replace(act, url=then_back_to("to_sign", act.url)) for act in acts]
    levels = Counter(duty.label.level.trail_code for duty in duties if duty.label)
    note_listing(request, "procedures.permit", dict(Counter(_counts(rows)) + levels))
    context = {"rows": rows, "owed": list(zip(duties, acts, strict=True)), "now": timezone.now()}
    return render(request, "approvals/to_sign.html", context)


def one(request: SignedIn, ref: UUID) -> HttpResponse:
    """Show one request; to whom it waits for, with the three answers, and the next one at once."""
    rows = Permit.objects.select_related("asked_by__unit", "level__scheme", "flow")
    permit = fetch(request, rows, ref, Action.KNOW)
    queue = list(to_sign(request.facts).values_list("public_id", flat=True)[:MOST])
    answer = request.POST.get("answer", "")
    forms, refusals = _forms(request, permit, answer), []
    if answer in forms and forms[answer].is_valid():
        try:
            return _decide(request, forms[answer], queue)
        except Unseen:
            raise
        except Refused as refused:
            refusals = refused.refusals
    note_opening(request, permit)
    context = _context(request, permit, forms, queue, refusals)
    return render(request, "approvals/request.html", context, status=409 if refusals else 200)


def batch(request: SignedIn) -> HttpResponse:
    """Show the chosen requests in full, and approve them all with one PIN: all or none."""
    chosen = {UUID(ref) for ref in request.GET.getlist("chosen") if _is_ref(ref)}
    permits = list(to_sign(request.facts).filter(public_id__in=chosen)[:MOST])
    _tell_left_out(request, chosen - {permit.public_id for permit in permits})
    if not permits:
        messages.info(request, _("请先在待签列表中选中要一起批准的申请"))
        return redirect("to_sign")
    seen = " ".join(permit.mark for permit in permits)
    form = _form(request, permits[0], grant, "batch", request.method == "POST", seen)
    refusals = []
    if request.method == "POST" and form.is_valid():
        try:
            return _grant_all(request, permits, form)
        except Refused as refused:
            refusals = refused.refusals
    rows = shown(permits, request.facts)
    note_listing(request, "procedures.permit", _counts(rows))
    context = {"rows": rows, "form": form, "refusals": refusals, "anew": field_of(refusals)}
    return render(request, "approvals/batch.html", context, status=409 if refusals else 200)


def _tell_left_out(request: SignedIn, refs: set[UUID]) -> None:
    """Say which of the chosen requests wait for this person no longer."""
    if not refs:
        return
    rows = Permit.objects.visible_to(request.facts, Action.KNOW).filter(public_id__in=refs)
    known = [f"{row.title} {row.subject_title}（{row.get_state_display()}）" for row in rows]
    unknown = len(refs) - len(known)
    said = known + ([_("另有 %(n)s 件") % {"n": unknown}] if unknown else [])
    messages.warning(request, _("已不待您审批，没有列入：%s") % "、".join(said))


def _grant_all(request: SignedIn, permits: list[Permit], form: ProcedureForm) -> HttpResponse:
    values = form.cleaned_data
    perform_for_each(
        grant,
        permits,
        by=request.user,
        proofs=form.proofs(),
        remark=values["remark"],
        seen=values["seen"],
    )
    messages.success(request, _("已批准 %(n)s 件") % {"n": len(permits)})
    return redirect("to_sign")


def _decide(request: SignedIn, form: ProcedureForm, queue: list[UUID]) -> HttpResponse:
    form.carry_out()
    permit: Any = form.subject
    done = {"what": form.procedure.title, "asked": permit.title, "which": permit.short_name()}
    words = _("已办理：%(what)s“%(asked)s”，%(which)s") % done
    tell(request, words, permit.subject_kind, permit.subject_ref)
    after = _beside(form.subject, queue)[1]
    return redirect("request", after) if after else redirect("to_sign")


def _forms(request: SignedIn, permit: Permit, answer: str) -> dict[str, ProcedureForm]:
    return {
        name: _form(request, permit, procedure, name, answer == name, permit.mark)
        for name, procedure in ANSWERS.items()
    }


def _form(
    request: SignedIn, permit: Permit, procedure: Any, name: str, bound: bool, seen: str
) -> ProcedureForm:
    return form_class(procedure)(
        request.POST if bound else None,
        auto_id=f"{name}-%s",
        initial={"seen": seen},
        subject=permit,
        person=request.user,
        facts=request.facts,
    )


def _context(
    request: SignedIn,
    permit: Permit,
    forms: dict[str, ProcedureForm],
    queue: list[UUID],
    refusals: list[Any],
) -> dict[str, Any]:
    before, after = _beside(permit, queue)
    return {
        "permit": permit,
        "shown": shown([permit], request.facts)[0],
        "boxes": drawing(permit),
        "moments": life_of(permit),
        "former": former_versions(permit, request.facts),
        "answers": [
            (name, KEYS[name], forms[name]) for name in ANSWERS if permit.public_id in queue
        ],
        "refusals": refusals,
        "anew": field_of(refusals),
        "record_url": address_of_record(permit, request.facts),
        "why_returned": _why_returned(permit),
        "unread": _is_unread(request, permit),
        "handled": request.facts.handles and permit.public_id not in queue,
        "own": _own_actions(request, permit),
        "place": queue.index(permit.public_id) + 1 if permit.public_id in queue else 0,
        "waiting": len(queue),
        "before": before,
        "after": after,
        "now": timezone.now(),
    }


def _beside(permit: Permit, queue: list[UUID]) -> tuple[UUID | None, UUID | None]:
    """Return the requests before and after this one in the person's list."""
    if permit.public_id not in queue:
        return None, queue[0] if queue else None
    at = queue.index(permit.public_id)
    return (queue[at - 1] if at else None), next(iter(queue[at + 1 :]), None)


def _why_returned(permit: Permit) -> Approver | None:
    """Return who returned the request, with what is to be corrected, while it is returned."""
    if permit.state != Permit.State.RETURNED:
        return None
    rows = permit.approvers.filter(round=permit.round, answer=Approver.Answer.RETURNED)
    return rows.select_related("person", "in_place_of").first()


def _is_unread(request: SignedIn, permit: Permit) -> bool:
    """Whether the request is about a record that the person may not read."""
    if permit.level_id is None:
        return False
    rows = Permit.objects.visible_to(request.facts, Action.READ)
    return not rows.filter(pk=permit.pk).exists()


def _own_actions(request: SignedIn, permit: Permit) -> list[Choice]:
    """Return what the requester can do now: carry it out, amend it, take it back."""
    if permit.asked_by_id != request.user.pk:
        return []
    found = []
    if Permit.objects.usable_at(timezone.now()).filter(pk=permit.pk).exists():
        found.append(Choice(_("办理：%(what)s") % {"what": permit.title}, permit.use_url))
    if permit.is_undecided:
        found.append(Choice(_("补正"), permit.amend_url))
    if not why_not(withdraw, [permit], request.user, request.facts, timezone.now())[permit.pk]:
        address = reverse("act", args=[withdraw.code, permit.public_id])
        found.append(Choice(withdraw.title, address))
    return found


def _counts(rows: list[Any]) -> dict[str, int]:
    levels = [row.permit.level for row in rows]
    return dict(Counter(level.trail_code if level else "" for level in levels))


def _is_ref(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
