"""What stands beside a copy or a document on its page: findings, notebook, how it was made."""

from typing import Any

from django.utils.translation import gettext as _

from jiyao.domains.carriers.facts import in_one
from jiyao.domains.carriers.filed import filed
from jiyao.domains.carriers.models import Damage, Loss, Notebook, OwnItem, OwnSource
from jiyao.domains.carriers.procedures.legs import RETURN
from jiyao.domains.carriers.views.ways import unchecked
from jiyao.domains.organisation.chains import chain_in_words
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.requests import SignedIn
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.ui.parts import Fact
from jiyao.foundation.ui.templatetags.jiyao import when

OF_NOTEBOOK = ("leg__copy__document", "leg__reader", "issued_by")


class Beside:
    """The records about one copy on which something can be done, as far as the person may."""

    def __init__(self, copy: Any, request: SignedIn) -> None:
        handle = (request.facts, Action.HANDLE)
        losses = Loss.objects.visible_to(request.facts, Action.KNOW).filter(copy=copy)
        damages = Damage.objects.visible_to(*handle).filter(copy=copy).unsettled()
        notebooks = Notebook.objects.visible_to(*handle).filter(leg__copy=copy)
        self.losses = list(losses.filter(found_at__isnull=True).select_related("copy", "reporter"))
        self.damages = list(damages.select_related("copy").order_by("pk"))
        self.notebooks = list(notebooks.select_related(*OF_NOTEBOOK))
        self.excerpts = list(unchecked(copy, request))
        late = Duty.objects.visible_to(*handle).overdue(request.facts.at)
        self.late = list(late.filter(kind_code=RETURN, subject_ref=copy.public_id))

    @property
    def records(self) -> list[Any]:
        """What can be acted on."""
        in_use = [each for each in self.notebooks if each.leg.returned_at is None]
        return [*self.losses, *self.damages, *in_use, *self.excerpts, *self.late]

    def standing(self) -> list[Fact]:
        """The findings that are still open, and who answered on the day that it was missed."""
        chains = [chain_in_words(loss.reporter, loss.reported_at) for loss in self.losses]
        return [
            *(Fact(_("污损待查清"), damage.condition) for damage in self.damages),
            *(Fact(_("报告之日的责任链条"), chain) for chain in chains),
        ]


def volume_of(copy: Any, request: SignedIn) -> list[Fact]:
    """Lead to the volume in which the copy is filed, if it is."""
    where = filed([copy.pk], request.facts).get(copy.pk)
    return [Fact(_("归入案卷"), where.volume, url=where.url)] if where else []


def facts_of_notebook(notebook: Any) -> list[Fact]:
    """Return what a line of the notebook register says; it has no sender and no scope."""
    issued = f"{notebook.leg.reader} {when(notebook.issued_at)}"
    last = notebook.counts.order_by("-at").first()
    return [
        Fact(_("编号"), in_one(notebook), url=notebook.leg.copy.document.get_absolute_url()),
        Fact(_("规格"), notebook.size),
        Fact(_("页数"), notebook.pages),
        Fact(_("领用"), issued),
        Fact(_("发放人"), notebook.issued_by),
        Fact(_("上次清点"), f"{when(last.at)} {last.counted} {_('页')}" if last else _("未清点")),
    ]


def own_of(document: Any, request: SignedIn) -> Any:
    """Return how a document came about that was made in the house, if it was."""
    rows = OwnItem.objects.visible_to(request.facts, Action.HANDLE).filter(document=document)
    own = rows.select_related("made_by", "approved_by", "reviewed_by").first()
    if own:
        own.document = document
    return own


def facts_of_own(own: Any, request: SignedIn) -> list[Fact]:
    """Return what the register says of what was made in the house, and of what it was made."""
    document = own.document
    sources = OwnSource.objects.visible_to(request.facts, Action.HANDLE).filter(own=own)
    of_which = [
        Fact(_("所据文件"), each.document, url=each.document.get_absolute_url())
        for each in sources.select_related("document").order_by("pk")
    ]
    reviewed = f"{own.reviewed_by} {when(own.reviewed_at)}" if own.reviewed_at else ""
    approved = [Fact(_("用途"), own.purpose), Fact(_("审批人"), own.approved_by)]
    return [
        Fact(_("编号"), document.number),
        Fact(_("标题"), document.title),
        Fact(_("密级期限"), document.label.level.mark(document.period)),
        Fact(_("形成方式"), own.get_origin_display()),
        Fact(_("载体种类"), document.kind_of),
        Fact(_("份数"), document.counted),
        Fact(_("每份数量"), f"{document.amount} {document.kind_of.unit}"),
        Fact(_("登记"), f"{own.made_by} {when(own.made_at)}"),
        *(approved if own.approved_by else []),
        *([Fact(_("审核"), reviewed or _("待审核"), own.mended)] if own.is_record else []),
        *of_which,
    ]
