"""On the machine of a person nothing stays but the key of the session (SYS-04)."""

from typing import Any

from django.urls import reverse


def test_what_was_just_done_is_told_once_and_not_kept_in_a_cookie(
    cast: Any, client_of: Any
) -> None:
    client = client_of("security")
    act = reverse("act", args=["access.appointment.made", cast["stranger"].public_id])
    done = client.post(act, {"role": "leader"})
    assert done.status_code == 302
    assert set(client.cookies) <= {"sessionid", "csrftoken"}
    told = client.get(done.url).content.decode()
    assert "已办理" in told
    assert "已办理" not in client.get(done.url).content.decode()
