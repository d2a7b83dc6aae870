"""What the fictional organisation has to show."""

from typing import Any

from jiyao.desk.management.commands.demo import trained_on
from jiyao.desk.organisation import INTERNAL, Member, clear, enrolled
from jiyao.foundation.access.roles import STAFF


def test_somebody_is_cleared_for_some_weeks_only(cast: Any, client_of: Any) -> None:
    [day] = trained_on().values()
    levels = (("state", "secret"), INTERNAL)
    member = Member("newcomer", "N0901", "白新", "业务二处", "办事员", STAFF, levels)
    person = enrolled(member, "Harmless-Pass-9", cast)
    clear(person, member, cast["personnel"], cast["personnel"], day)
    overview = client_of("secrecy_office").get("/personnel/overview/").content.decode()
    ending = overview.partition("90 天内到期（1）")[2].partition("</table>")[0]
    assert "白新" in ending
    assert "保密培训合格证" in ending
