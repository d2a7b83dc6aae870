"""The lists of carriers that somebody has something to do with, and what people hold."""

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.boards.rows import (
    COPIES,
    DOCUMENTS,
    LOSSES,
    WISHES,
    add_document_titles,
    add_what_can_go,
    add_what_is_late,
    copy_line,
    document_line,
    documents,
    loss_line,
    losses,
    my_wishes,
    out,
    round_line,
    shown,
    wish_line,
)
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import (
    CLASSIFIER,
    HEAD,
    KEEPER,
    LEADER,
    OFFICE_HEAD,
    SECRECY_OFFICE,
    STAFF,
)
from jiyao.foundation.boards.declarations import Offer, Worklist, worklist
from jiyao.foundation.people.holdings import Holding, holding

OFFERS = (
    Offer("carriers.copy.read"),
    Offer("carriers.copy.returned"),
    Offer("duties.duty.chased", lambda copy: copy.late_duty, one_of_many=True),
)

worklist(
    Worklist(
        code="carriers.out",
        title=_("先办"),
        rows=lambda look: out().visible_to(look.facts, Action.HANDLE),
        enrich=add_what_is_late,
        line=copy_line,
        offers=OFFERS,
        by=(KEEPER,),
        order=10,
        url=shown(COPIES, "out"),
        empty=_("机要室外没有件。送阅以后，最先到期的列在最前。"),
    )
)
worklist(
    Worklist(
        code="carriers.awaiting-opinion",
        title=_("待定知悉范围和拟办意见"),
        rows=lambda look: documents(look).awaiting_opinion(),
        enrich=add_document_titles,
        line=document_line,
        offers=(Offer("carriers.scope.determined", sure=True, one_of_many=True),),
        by=(OFFICE_HEAD,),
        order=10,
        url=shown(DOCUMENTS, "awaiting"),
        empty=_("没有等您拟办的文件。机要员签收以后，文件会列在这里。"),
    )
)
worklist(
    Worklist(
        code="carriers.missing",
        title=_("正在查找"),
        rows=losses,
        line=loss_line,
        offers=(Offer("carriers.loss.reported-outside"), Offer("carriers.loss.found")),
        by=(SECRECY_OFFICE,),
        order=10,
        url=shown(LOSSES, "open"),
        empty=_("没有正在查找的载体。有人报告下落不明，会列在这里。"),
    )
)
worklist(
    Worklist(
        code="carriers.unfinished",
        title=_("待登记签收"),
        rows=lambda look: documents(look).unfinished(),
        enrich=add_document_titles,
        line=document_line,
        offers=(
            Offer("carriers.document.registered"),
            Offer("carriers.document.numbered"),
            Offer("carriers.document.signed"),
        ),
        by=(KEEPER,),
        order=20,
        url=shown(DOCUMENTS, "unfinished"),
        empty=_("没有待登记签收的文件。"),
    )
)
worklist(
    Worklist(
        code="carriers.undistributed",
        title=_("待分发"),
        rows=lambda look: documents(look).undistributed(),
        enrich=add_what_can_go,
        line=round_line,
        offers=(
            Offer("carriers.copy.sent", lambda document: document.copy_here),
            Offer("carriers.document.distributed", sure=True, one_of_many=True),
        ),
        by=(KEEPER,),
        order=30,
        url=shown(DOCUMENTS, "undistributed"),
        empty=_("没有待分发的文件。"),
    )
)
worklist(
    Worklist(
        code="carriers.wishes",
        title=_("我的用件申请"),
        rows=my_wishes,
        line=wish_line,
        by=(LEADER, HEAD, OFFICE_HEAD, SECRECY_OFFICE, CLASSIFIER, STAFF),
        order=20,
        url=shown(WISHES, "open"),
        empty=_("您手里的件、用件申请和等您办的事会列在这里。"),
    )
)

holding(
    Holding(
        code="carriers.copy",
        name=_("载体"),
        title=_("手里的文件"),
        rows=out,
        enrich=add_what_is_late,
        line=copy_line,
        offers=OFFERS,
        order=10,
    )
)
