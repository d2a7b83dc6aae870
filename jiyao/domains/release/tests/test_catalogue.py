"""The disclosure catalogue is kept up to date, and the year is counted (PUB-10, PUB-13)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from jiyao.domains.release.models import PublicEntry
from jiyao.domains.release.procedures.catalogue import end_entry, enter_entry, entrust, update
from jiyao.domains.release.procedures.reviewing import refuse
from jiyao.foundation.duties.models import Duty
from jiyao.foundation.procedures.refusals import Refused
from jiyao.foundation.trail.recording import system_scope
from tests.released_at_hand import Desk


def day(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def entered(desk: Desk, **changes: Any) -> PublicEntry:
    fields = {"category": "rules", "title": "办事制度", "place": "网站制度栏"}
    fields |= {"keeper": desk.cast["reader"], "next_on": day(30)}
    entry: PublicEntry = enter_entry(by=desk.cast["secrecy_office"], **(fields | changes))
    return entry


def owed(desk: Desk) -> list[Duty]:
    with desk.behind():
        rows = Duty.objects.pending().filter(kind_code="release.update")
        return list(rows.select_related("owner"))


@pytest.mark.clause("PUB-13", shows="in-time")
def test_its_keeper_updates_a_line_in_time_and_owes_the_next(
    desk: Desk, page: Any, new_entries: Any
) -> None:
    entry = entered(desk)
    [duty] = owed(desk)
    assert duty.owner == desk.cast["reader"]
    update(entry, words="换成新制度", next_on=day(60), by=desk.cast["reader"])
    [after] = owed(desk)
    assert after.due_at
    assert timezone.localdate(after.due_at) == day(60)
    assert len(new_entries("release.entry.updated")) == 1
    assert "换成新制度" in page("reader", entry.get_absolute_url())


@pytest.mark.clause("PUB-13", shows="overdue")
def test_a_line_that_was_not_updated_in_time_is_listed(desk: Desk, client_of: Any) -> None:
    entry = entered(desk)
    address = reverse("register", args=["release.entry"]) + "?show=late"
    assert "办事制度" not in client_of("reader").get(address).content.decode()
    with system_scope("tests.entry.late"):
        late = PublicEntry.objects.get(pk=entry.pk)
        late.next_on = day(-3)
        late.save()
    assert "办事制度" in client_of("reader").get(address).content.decode()


def test_who_does_not_keep_it_updates_nothing(desk: Desk) -> None:
    entry = entered(desk)
    with pytest.raises(Refused, match="由维护责任人"):
        update(entry, words="改", next_on=day(60), by=desk.cast["junior"])
    entrust(entry, keeper=desk.cast["junior"], by=desk.cast["secrecy_office"])
    update(entry, words="改", next_on=day(60), by=desk.cast["junior"])
    [duty] = owed(desk)
    assert duty.owner == desk.cast["junior"]


def test_a_line_that_was_taken_out_is_owed_no_more(desk: Desk) -> None:
    entry = entered(desk)
    end_entry(entry, by=desk.cast["secrecy_office"])
    assert owed(desk) == []
    with pytest.raises(Refused, match="不再公开"):
        update(desk.fresh(entry), words="改", next_on=day(60), by=desk.cast["reader"])


def test_the_next_update_is_to_come(desk: Desk) -> None:
    with pytest.raises(Refused, match="今天以后"):
        entered(desk, next_on=day(0))


@pytest.mark.clause("PUB-10", "PUB-13", shows="shown")
def test_the_year_is_counted_by_kind_and_outcome(desk: Desk, client_of: Any) -> None:
    desk.publisher()
    desk.published(desk.approved())
    words = {"words": "涉密", "by": desk.cast["secrecy_office"], "proofs": desk.signs()}
    refuse(desk.sent(desk.begun(kind="paper")), **words)
    desk.begun(kind="paper")
    update(entered(desk), words="改", next_on=day(60), by=desk.cast["reader"])
    response = client_of("secrecy_office").get(reverse("release:year"))
    lines = {str(line.name): (line.counts, line.total) for line in response.context["lines"]}
    assert lines["网站和新媒体"] == ([1, 0, 0, 0, 0], 1)
    assert lines["论文和著作"] == ([0, 0, 1, 0, 1], 2)
    assert lines["合计"] == ([1, 0, 1, 0, 1], 3)
    [rules, *_others] = response.context["catalogue"]
    assert rules.counts == [1, 1]
    former = client_of("secrecy_office").get(reverse("release:year") + "?year=2025")
    assert former.context["lines"][-1].total == 0


@pytest.mark.clause("PUB-10", "PUB-13", shows="hidden")
@pytest.mark.parametrize("who", ["leader", "junior", "system"])
def test_the_figures_are_for_who_handles_all_of_it(who: str, client_of: Any, desk: Desk) -> None:
    assert client_of(who).get(reverse("release:year")).status_code == 403
