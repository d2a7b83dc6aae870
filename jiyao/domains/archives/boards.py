"""Where the archive network has nobody (ORG-01)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.archives.models import ArchivePost
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.people.gaps import Gap, GapSource, gap_source
from jiyao.foundation.people.models import Circle


def units_without_filer(person: PersonFacts) -> list[Gap]:
    """Return the departments that have nobody, or nobody any more, who files for them."""
    posts = ArchivePost.objects.visible_to(person, Action.HANDLE).holding_at(person.at)
    named = posts.filter(kind_of=ArchivePost.Kind.FILER, person__is_active=True)
    units = Circle.objects.filter(kind_of=Circle.Kind.UNIT).order_by("name")
    kind, url = ArchivePost.Kind.FILER.label, reverse("archives:network")
    return [
        Gap(f"{unit} {kind}", _("空缺"), url)
        for unit in units.exclude(pk__in=named.exclude(unit=None).values("unit"))
    ]


gap_source(GapSource("archives.network", gettext_lazy("档案工作网络"), units_without_filer))
