"""What a drafter fills in for an outgoing document, and what is asked before one is written."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Document, Term
    from jiyao.domains.classification.models import Item
    from jiyao.foundation.people.models import Person

# What is asked before anything is issued (DOC-25).
NECESSITY: dict[str, str | Promise] = {
    "needed": _("确有发文必要，没有现行文件可以执行"),
    "network": _("不能用电报、传真或网络代替"),
    "sent": _("已核对是否发过电报、传真"),
    "published": _("已核对是否已经登报"),
    "competence": _("涉及其他部门职权的，已经列出商定"),
}
# What the signer confirms one by one (CLS-19).
CONFIRMED: dict[str, str | Promise] = {
    "level": _("密级"),
    "period": _("保密期限"),
    "scope": _("知悉范围"),
    "basis": _("定密依据"),
}


@dataclass(frozen=True)
class Target:
    """Whom it is for; role: main or copied; name: of an organisation or of one of our units."""

    role: str
    name: str
    copies: int


@dataclass(frozen=True)
class Draft:
    """A text to be issued.

    item: what was determined about its secrecy; concerned: other departments whose competence it
    touches; countersigners: colleagues who sign too; checked: keys of NECESSITY; answers: the
    incoming document that it replies to.
    """

    item: "Item"
    kind: "Term"
    category: "Term"
    series: "Term"
    leader: "Person"
    targets: list[Target]
    title: str = ""
    code_title: str = ""
    body: str = ""
    enclosures: str = ""
    urgency: str = "ordinary"
    deliver_by: datetime | None = None
    countersigners: list["Person"] = field(default_factory=list)
    concerned: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    sent_before: str = ""
    reprint_reason: str = ""
    published_in: str = ""
    answers: "Document | None" = None
