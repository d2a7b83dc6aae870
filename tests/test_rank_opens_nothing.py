"""Leaders have no bypass: level, scope and appointment open, rank does not (ORG-15)."""

from typing import Any

import pytest
from django.urls import reverse

from jiyao.domains.organisation.procedures.posts import set_up_post
from tests.clearing import seat

CANARY = "金丝雀计划"


@pytest.mark.clause("ORG-15", shows="hidden")
def test_the_highest_leader_sees_nothing_outside_the_scope(received: Any, client_of: Any) -> None:
    document = received(title=CANARY, circles=("业务一处",))
    leader = client_of("leader")
    assert leader.get(document.get_absolute_url()).status_code == 404
    for address in ("/", "/registers/carriers.document/", f"/search/?q={CANARY}"):
        assert document.number not in leader.get(address).content.decode()
    assert CANARY in client_of("reader").get(document.get_absolute_url()).content.decode()


@pytest.mark.clause("ORG-15", shows="shown")
def test_a_leader_reads_the_duties_of_leaders_on_the_own_page(cast: Any, client_of: Any) -> None:
    fields = {"name": "副书记", "unit": None, "kind": "leader", "duties": "", "levels": []}
    post = set_up_post(**fields, by=cast["personnel"])
    seat(cast["leader"], post.circle)
    page = client_of("leader").get(reverse("organisation:mine")).content.decode()
    assert "领导干部岗位保密职责" in page
    assert "不自行扩大传阅、传达范围" in page
