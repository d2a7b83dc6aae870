"""The person fills in the vetting form, or personnel does from what he wrote (PER-02)."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.personnel.models import Identity, Particulars, Relative, Vetting
from jiyao.domains.personnel.procedures.identifying import know
from jiyao.domains.personnel.rules import particulars as rules
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

FILL_IN = duty_kind("personnel.fill_in", _("填写审查表"), act="personnel.particulars.filled-in")


def begin_form(vetting: Vetting, at: datetime) -> Particulars:
    """Lay the form before the person, with what was stated the last time, inside an act."""
    form = Particulars(vetting=vetting, person=vetting.person)
    last = Particulars.objects.filter(person=vetting.person).order_by("-pk").first()
    form.identity = Identity.objects.current().kept().filter(person=vetting.person).first()
    for name in (*Particulars.BASICS, *Particulars.ABROAD) if last else ():
        setattr(form, name, getattr(last, name))
    form.save()
    for row in last.relatives_at(at) if last else ():
        stated = {name: getattr(row, name) for name in Relative.STATED}
        Relative.objects.create(person=form.person, particulars=form, since=at, **stated)
    open_duty(FILL_IN, form, vetting.person, at, None)
    return form


@procedure(
    "personnel.particulars.filled-in",
    _("填写基本情况"),
    by=STAFF,
    cites=("PER-02",),
    rules=(rules.form_is_not_sent_on,),
    needs=Action.KNOW,
)
def fill_in(
    particulars: Particulars,
    *,
    identity_number: str,
    phone: str,
    address: str,
    gender: str,
    born_on: date,
    nation: str,
    native_place: str,
    political: str,
    education: str,
    nationality: str,
    marriage: str,
    registered_at: str,
    working_since: date,
    resume: str,
    by: Person,
    at: datetime,
) -> Particulars:
    """State who one is. The parameters are the fields of Identity and Particulars of the names.

    What is covered and left empty stays as it is known.
    """
    given = locals()
    stated = {name: given[name] for name in Identity.FACTS}
    particulars.identity = know(particulars.person, stated, by, at)
    for name in Particulars.BASICS:
        setattr(particulars, name, given[name])
    particulars.basics_at = at
    return _kept(particulars, at)


@procedure(
    "personnel.particulars.abroad-stated",
    _("填写境外情况"),
    by=STAFF,
    cites=("PER-02",),
    rules=(rules.form_is_not_sent_on,),
    needs=Action.KNOW,
)
def state_abroad(
    particulars: Particulars,
    *,
    documents: str,
    residence: str,
    own_abroad: str,
    family_abroad: str,
    last_trips: str,
    by: Person,
    at: datetime,
) -> Particulars:
    """State what ties one has abroad. The parameters are the fields of the same names."""
    particulars.documents = documents
    particulars.residence = residence
    particulars.own_abroad = own_abroad
    particulars.family_abroad = family_abroad
    particulars.last_trips = last_trips
    particulars.abroad_at = at
    return _kept(particulars, at)


@procedure(
    "personnel.relative.added",
    _("增加家庭成员或社会关系"),
    by=STAFF,
    cites=("PER-02",),
    rules=(rules.form_is_not_sent_on,),
    needs=Action.KNOW,
)
def add_relative(
    particulars: Particulars,
    *,
    relation: str,
    name: str,
    nationality: str,
    born_on: date | None,
    political: str,
    employer: str,
    lives_in: str,
    residence: str,
    by: Person,
    at: datetime,
) -> Relative:
    """Add a row about somebody of the family or close. residence: a right to live abroad."""
    return Relative.objects.create(
        person=particulars.person,
        particulars=particulars,
        relation=relation,
        name=name,
        nationality=nationality,
        born_on=born_on,
        political=political,
        employer=employer,
        lives_in=lives_in,
        residence=residence,
        since=at,
        set_by=by,
    )


@procedure(
    "personnel.relative.struck-out",
    _("划去此行"),
    by=STAFF,
    cites=("PER-02",),
    rules=(rules.row_stands, rules.form_of_relative_is_not_sent_on),
    needs=Action.KNOW,
    exceptional=True,
)
def strike_out(relative: Relative, *, by: Person, at: datetime) -> Relative:
    """Strike out a row that does not belong on the form."""
    relative.end(at)
    return relative


def _kept(form: Particulars, at: datetime) -> Particulars:
    form.save()
    if form.is_complete:
        close_duties(FILL_IN, form, at)
    return form
