"""Looking again at what is out, and taking it back (PUB-09)."""

from collections import Counter
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import RECHECK, TAKE_DOWN
from jiyao.domains.release.models import Grade, Hit, Publication, Recheck, State
from jiyao.domains.release.personal import masked
from jiyao.domains.release.rules import rechecking as rules
from jiyao.domains.release.screening.asking import Found
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.domains.release.settings import RECHECK_MONTHS
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import STAFF
from jiyao.foundation.duties.closing import at_closing
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.duties.terms import months_after
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure

MOST = 2000


def recheck_after(at: datetime) -> datetime:
    """Return when what is out at `at` is to be looked at again."""
    return at_closing(months_after(timezone.localdate(at), RECHECK_MONTHS.at(at)))


@procedure(
    "release.publication.rechecked",
    _("复查"),
    by=STAFF,
    cites=("PUB-09",),
    rules=(rules.it_is_still_out, rules.one_answers_for_it, rules.something_is_looked_at),
    needs=Action.READ,
)
def recheck(
    publication: Publication, *, files: list[HandedIn], words: str, by: Person, at: datetime
) -> Recheck:
    """Screen what stands there now, and compare it with what was approved.

    files: what was taken from where it was published, screened. A strong mark is to be taken down
    without delay; what was cleared before the approval is no news.
    """
    approved = publication.version.files.values_list("sha256", flat=True)
    found = _found(publication, files)
    grades = Counter(hit.grade for hit in found)
    done = Recheck.objects.create(
        publication=publication,
        label_id=publication.label_id,
        at=at,
        by=by,
        same=Counter(approved) == Counter(each.digest for each in files),
        strong=grades[Grade.STRONG],
        others=grades[Grade.DOUBT] + grades[Grade.UNREAD],
        found="\n".join(_in_words(hit) for hit in found)[:MOST],
        words=words,
    )
    _look_again(publication, at)
    if done.strong:
        open_duty(TAKE_DOWN, publication, publication.published_by, at, None)
    return done


def _found(publication: Publication, files: list[HandedIn]) -> list[Found]:
    """Return what screening finds, without what was cleared before the approval."""
    hits = Hit.objects.filter(file__version=publication.version).exclude(cleared_at=None)
    cleared = set(hits.values_list("fingerprint", flat=True))
    found = [hit for each in files if each.screened for hit in each.screened.found]
    return [hit for hit in found if hit.fingerprint not in cleared]


def _in_words(hit: Found) -> str:
    return f"{Grade(hit.grade).label} {hit.rule}：{masked(hit.rule, hit.excerpt)}"


def _look_again(publication: Publication, at: datetime) -> None:
    close_duties(RECHECK, publication, at)
    publication.recheck_at = recheck_after(at)
    publication.save()
    open_duty(RECHECK, publication, publication.published_by, at, publication.recheck_at)


@procedure(
    "release.publication.withdrawn",
    _("撤下"),
    by=STAFF,
    cites=("PUB-09",),
    rules=(rules.it_is_still_out, rules.one_answers_for_it),
    needs=Action.READ,
    exceptional=True,
)
def withdraw(
    publication: Publication, *, reason: str, incident: str, by: Person, at: datetime
) -> Publication:
    """Note that it was taken down. incident: the number of the report, where secrets were out."""
    publication.withdrawn_at, publication.withdrawn_by = at, by
    publication.withdrawn_why, publication.incident = reason, incident
    publication.save()
    submission = publication.submission
    submission.state = State.WITHDRAWN
    submission.save()
    close_duties(RECHECK, publication, at)
    close_duties(TAKE_DOWN, publication, at)
    return publication
