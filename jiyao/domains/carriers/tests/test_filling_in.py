"""What a form offers and asks for, before anything is refused."""

from typing import Any

from jiyao.domains.carriers.procedures.circulating import send
from jiyao.foundation.store.middleware import reading_as
from tests.carriers_at_hand import the_room


def test_beside_the_names_stands_why_not_and_administrators_are_no_choice(
    received: Any, client_of: Any, behind_the_doors: Any, cast: Any
) -> None:
    with behind_the_doors():
        copy = received("state", "secret", circles=("业务一处",)).copies.first()
    page = client_of("keeper").get(f"/act/carriers.copy.sent/{copy.public_id}/")
    with reading_as(cast["keeper"].pk):
        said = {str(label) for _key, label in page.context["form"].fields["to"].choices}
    of = {key: next((s for s in said if s.startswith(cast[key].name)), "") for key in cast}
    assert of["reader"].endswith("）")
    assert of["leader"].endswith("须先报批")
    assert of["stranger"].endswith("等级不足")
    assert of["security"] == ""


def test_the_issuer_s_consent_is_asked_for_where_it_is_needed(
    received: Any, client_of: Any, behind_the_doors: Any
) -> None:
    def wanted(*level: str) -> bool:
        with behind_the_doors():
            ref = received(*level).copies.first().public_id
        page = client_of("keeper").get(f"/act/carriers.copy.duplicated/{ref}/")
        return bool(page.context["form"].fields["consent"].required)

    assert wanted("state", "secret")
    assert not wanted("work", "internal")


def test_late_booking_is_folded_away_until_something_of_it_is_filled_in(client_of: Any) -> None:
    address, keeper = "/act/carriers.document.counted/", client_of("keeper")
    folded, opened = (f'<details class="form-section fold"{more}>' for more in ("", " open"))
    assert folded in keeper.get(address).content.decode()
    assert folded in keeper.post(address).content.decode()
    assert opened in keeper.post(address, {"source": "纸质登记簿"}).content.decode()


def test_only_who_is_not_chosen_yet_may_be_chosen_by_his_card(
    copy: Any, cast: Any, signs: Any, client_of: Any
) -> None:
    ref, keeper = copy.public_id, client_of("keeper")
    fields = keeper.get(f"/act/carriers.copy.sent/{ref}/").context["form"].fields
    assert "可以不选" in str(fields["to"].help_text)
    given = {"place": the_room(), "due": None, "proofs": signs(to=cast["reader"])}
    send(copy, to=cast["reader"], by=cast["keeper"], **given)
    fields = keeper.get(f"/act/carriers.copy.returned/{ref}/").context["form"].fields
    assert fields["reader"].help_text == ""


def test_a_choice_that_is_not_made_yet_says_whether_it_has_to_be(client_of: Any) -> None:
    fields = client_of("keeper").get("/act/carriers.document.counted/").context["form"].fields
    assert str(fields["level"].empty_label) == "请选择"
    assert str(fields["addressee"].empty_label) == "不填"
