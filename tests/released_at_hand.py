"""Something to be released, at every stage of its way to the public."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from jiyao.domains.release.models import Hit, Prohibition, Submission
from jiyao.domains.release.procedures.catalogue import enter_entry
from jiyao.domains.release.procedures.enquiring import refer
from jiyao.domains.release.procedures.interviews import plan
from jiyao.domains.release.procedures.publishing import name_publisher, publish
from jiyao.domains.release.procedures.reviewing import (
    Answered,
    answer_checklist,
    clear,
    pass_on,
)
from jiyao.domains.release.procedures.submitting import begin, hand_in, send
from jiyao.domains.release.procedures.watchwords import enter_words
from jiyao.domains.release.screening.handing import HandedIn, as_file
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.domains.release.screening.working import go_on

PLAIN = "本单位举办开放日活动，欢迎各界参观。"
INTERNAL = "本单位举办开放日活动。\n此件内部资料\n"
SECRET = "机密★20年\n关于某项工作的通知\n"


# What was screened once by the rules that ship need not be read again in every test.
KNOWN: dict[str, HandedIn] = {}


@dataclass
class Desk:
    """Does what author, reviewers and publisher do; the reader is the author."""

    cast: Any
    signs: Any
    behind: Any

    def begun(self, *texts: str | HandedIn, by: str = "reader", **changes: Any) -> Submission:
        """A submission with these texts, screened."""
        fields: dict[str, Any] = {"kind": "website", "title": "开放日", "note": "", "place": "网站"}
        fields |= {"carrier": "other", "way": "site", "interview": None}
        fields |= {"planned_on": date(2026, 12, 1), "files": self.files(*(texts or (PLAIN,)))}
        submission: Submission = begin(by=self.cast[by], **(fields | changes))
        self.screened()
        return submission

    def files(self, *texts: str | HandedIn) -> list[HandedIn]:
        """What is handed in, texts screened while the person waits."""
        return [self._screened(each) if isinstance(each, str) else each for each in texts]

    def _screened(self, text: str) -> HandedIn:
        if text not in KNOWN:
            with self.behind():
                KNOWN[text] = as_file(text).screened_by(rulebook_at(timezone.now()))
        return KNOWN[text]

    def screened(self) -> None:
        """Let everything be screened that waits."""
        while go_on():
            pass

    def changed(self, submission: Submission, *texts: str) -> Any:
        """Another version."""
        version = hand_in(submission, files=self.files(*texts), by=self.cast["reader"])
        self.screened()
        return version

    def sent(self, submission: Submission, head: str = "") -> Submission:
        """Reviewed by its author and sent on."""
        who = {"head": self.cast[head] if head else None, "by": submission.author}
        return send(submission, words="不涉密", proofs=self.signs(), **who)

    def hits(self, submission: Submission) -> list[Hit]:
        """What stands against the newest version."""
        with self.behind():
            fresh = Submission.objects.get(pk=submission.pk)
            return list(fresh.latest.uncleared.in_order().select_related("file"))

    def version(self, submission: Submission) -> Any:
        """The newest version."""
        with self.behind():
            return Submission.objects.get(pk=submission.pk).latest

    def fresh(self, record: Any) -> Any:
        """A record as it is now."""
        with self.behind():
            return type(record).objects.get(pk=record.pk)

    def cleared(self, submission: Submission, by: str = "secrecy_office") -> None:
        """Every hit cleared with a reason."""
        fields = {"hits": self.hits(submission), "reason": "引用公开的办法"}
        clear(self.version(submission), by=self.cast[by], **fields)

    def checked(self, submission: Submission, by: str, found: int = 0) -> None:
        """The checklist answered. found: how many categories have such content."""
        with self.behind():
            keys = list(Prohibition.objects.filter(until=None).values_list("pk", flat=True))
        answers = [Answered(key, place < found) for place, key in enumerate(keys)]
        answer_checklist(self.version(submission), answers=answers, by=self.cast[by])

    def passed(self, submission: Submission, *people: str) -> Submission:
        """Passed by these people one after the other, the first having answered the checklist."""
        self.checked(submission, people[0])
        for who in people:
            pass_on(submission, words="同意", by=self.cast[who], proofs=self.signs())
        return submission

    def approved(self, *texts: str, **changes: Any) -> Submission:
        """Approved on the path that holds unless a setting says otherwise."""
        submission = self.sent(self.begun(*texts, **changes))
        return self.passed(submission, "secrecy_office", "leader")

    def publisher(self, who: str = "stranger") -> Any:
        """Somebody named to publish."""
        fields = {"person": self.cast[who], "channel": "门户网站"}
        return name_publisher(by=self.cast["secrecy_office"], **fields)

    def published(self, submission: Submission, *texts: str, by: str = "stranger") -> Any:
        """What went out."""
        fields = {"place": "门户网站", "address": "https://example.org/1"}
        files = self.files(*(texts or (PLAIN,)))
        return publish(submission, files=files, by=self.cast[by], proofs=self.signs(), **fields)


def released(cast: Any, signs: Any, behind: Any) -> dict[str, Any]:
    """Return one record of every kind by its name; the reader is the author of all."""
    desk = Desk(cast, signs, behind)
    publisher = desk.publisher()
    publication = desk.published(desk.approved())
    submission = desk.sent(desk.begun(INTERNAL))
    fields = {"body": "市保密局", "question": "能否公开", "due_on": date(2099, 1, 1)}
    enquiry = refer(submission, by=cast["reader"], **fields)
    about = {"outlet": "某报社", "journalists": "甲", "topic": "01 号", "limits": "数量"}
    line = {"category": "rules", "title": "办事制度", "place": "网站", "keeper": cast["reader"]}
    by = {"by": cast["secrecy_office"]}
    with behind():
        prohibition = Prohibition.objects.first()
    return {
        "submission": submission,
        "version": desk.version(submission),
        "enquiry": enquiry,
        "publication": publication,
        "publisher": publisher,
        "prohibition": prohibition,
        "watchword": enter_words(words=[("长缨", "L2")], **by),
        "interview": plan(planned_at=timezone.now(), by=cast["reader"], **about),
        "public_entry": enter_entry(next_on=date(2099, 1, 1), **line, **by),
    }
