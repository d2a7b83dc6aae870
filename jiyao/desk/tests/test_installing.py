"""Set-up runs at every upgrade: it adds what is missing and changes nothing that is there."""

from typing import Any

from jiyao.desk.installing import ship_what_is_missing
from jiyao.domains.carriers.models import CarrierKind
from jiyao.foundation.access.models import Ceiling, Level
from jiyao.foundation.duties.models import Step
from jiyao.foundation.people.models import Circle
from jiyao.foundation.trail.recording import system_scope

LAID_OUT = "accounts.installation.laid-out"


def test_a_set_up_that_finds_everything_there_writes_nothing(
    database: None, new_entries: Any
) -> None:
    ship_what_is_missing()
    assert new_entries() == []


def test_what_an_older_installation_lacks_is_added_once(database: None, new_entries: Any) -> None:
    with system_scope("tests.installation.older"):
        change(Level.objects.get(scheme__code="enterprise", code="public"), code="old", rank=9)
        change(CarrierKind.objects.get(code="item"), code="old", name="旧密品")
        change(Step.objects.get(kind_code="carriers.return", days=0), kind_code="old")
    ship_what_is_missing()
    ship_what_is_missing()
    assert Level.objects.get(scheme__code="enterprise", code="public").rank == 1
    assert CarrierKind.objects.get(code="item").unit == "件"
    assert not Step.objects.get(kind_code="carriers.return", days=0).escalates
    [entry] = new_entries(LAID_OUT)
    kinds = [kind for kind, _ref, _before, _after in entry["changes"]]
    assert kinds == ["access.level", "carriers.carrierkind", "duties.step"]


def test_what_the_organisation_changed_stays(database: None, new_entries: Any) -> None:
    with system_scope("tests.organisation.changed"):
        change(Level.objects.get(scheme__code="enterprise", code="public"), name="普通")
        change(CarrierKind.objects.get(code="item"), name="密品实物")
        change(Circle.objects.get(kind_of=Circle.Kind.EVERYBODY), name="全所")
        change(Ceiling.objects.get(), level=Level.objects.get(scheme__code="trade", code="low"))
    ship_what_is_missing()
    assert new_entries(LAID_OUT) == []
    assert Level.objects.get(scheme__code="enterprise", code="public").name == "普通"
    assert CarrierKind.objects.get(code="item").name == "密品实物"
    assert [c.name for c in Circle.objects.filter(kind_of=Circle.Kind.EVERYBODY)] == ["全所"]
    assert Ceiling.objects.get().level.code == "low"


def change(row: Any, **fields: Any) -> None:
    """Change a row inside an act."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
