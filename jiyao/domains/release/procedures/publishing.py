"""Publishing what was approved and nothing else, by who is named for it (PUB-01, 02, 08)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.duties import PUBLISH, RECHECK
from jiyao.domains.release.models import Publication, Publisher, State, Submission
from jiyao.domains.release.procedures.rechecking import recheck_after
from jiyao.domains.release.rules import publishing as rules
from jiyao.domains.release.rules import reviewing
from jiyao.domains.release.rules.sources import no_source_is_secret
from jiyao.domains.release.screening.handing import HandedIn
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.roles import SECRECY_OFFICE, STAFF
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF


@procedure(
    "release.publisher.named",
    _("指定发布员"),
    by=SECRECY_OFFICE,
    cites=("PUB-08",),
    rules=(rules.no_administrator_publishes, rules.person_is_no_publisher_yet),
)
def name_publisher(*, person: Person, channel: str, by: Person, at: datetime) -> Publisher:
    """Name who uploads and hands out what was approved. channel: the site, column or outlet."""
    return Publisher.objects.create(person=person, channel=channel, since=at, set_by=by)


@procedure(
    "release.publisher.ended",
    _("终止发布员"),
    by=SECRECY_OFFICE,
    cites=("PUB-08",),
    rules=(rules.publisher_still_publishes,),
    exceptional=True,
)
def end_publisher(publisher: Publisher, *, by: Person, at: datetime) -> Publisher:
    """Let a person publish no longer."""
    publisher.end(at)
    return publisher


@procedure(
    "release.submission.published",
    _("发布"),
    by=STAFF,
    cites=("PUB-01", "PUB-02", "PUB-07", "PUB-08", "PUB-12"),
    rules=(
        rules.it_is_approved,
        reviewing.no_enquiry_is_open,
        no_source_is_secret,
        rules.publisher_does_it,
        rules.publisher_is_another,
        rules.approved_version_is_the_newest,
        rules.what_goes_out_was_approved,
    ),
    needs=Action.READ,
    signature=BY_SELF,
)
def publish(
    submission: Submission,
    *,
    files: list[HandedIn],
    place: str,
    address: str,
    by: Person,
    at: datetime,
) -> Publication:
    """Book what went out where; it is given again and must be what was approved.

    address: of the page, or number of the issue.
    """
    version = submission.latest
    submission.state = State.PUBLISHED
    submission.save()
    close_duties(PUBLISH, submission, at)
    publication: Publication = Publication.objects.create(
        submission=submission,
        version=version,
        label_id=submission.label_id,
        sha256=version.sha256,
        place=place,
        address=address,
        published_at=at,
        published_by=by,
        recheck_at=recheck_after(at),
    )
    open_duty(RECHECK, publication, by, at, publication.recheck_at)
    return publication
