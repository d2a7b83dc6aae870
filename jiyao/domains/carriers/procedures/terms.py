"""The organisation's own lists for outgoing documents (DOC-04, DOC-24)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Term
from jiyao.domains.carriers.rules import terms as rules
from jiyao.foundation.access.roles import OFFICE_HEAD, SECRECY_OFFICE
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure


@procedure(
    "carriers.term.entered",
    _("登记发文要素"),
    by=(OFFICE_HEAD, SECRECY_OFFICE),
    cites=("DOC-04", "DOC-24"),
    rules=(rules.series_is_well_formed, rules.term_is_new),
)
def enter(*, use: str, name: str, secret: bool, by: Person, at: datetime) -> Term:
    """Take a kind of document, a category or a series into use.

    use: a value of Term.Use; secret: of a series, that it is for what is a state secret.
    """
    return Term.objects.create(use=use, name=name, secret=secret, since=at, set_by=by)


@procedure(
    "carriers.term.ended",
    _("停用发文要素"),
    by=(OFFICE_HEAD, SECRECY_OFFICE),
    cites=("DOC-04", "DOC-24"),
    rules=(rules.term_goes_on,),
)
def end(term: Term, *, by: Person, at: datetime) -> Term:
    """Take a word out of use; what was issued with it keeps it."""
    term.end(at)
    return term
