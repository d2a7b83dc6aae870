"""Where a request came from is believed to the named proxies alone (JIYAO_PROXIES)."""

from typing import Any

import pytest
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from jiyao.foundation.store.checks import CHECKS, Situation

BELIEVED = {"HTTP_X_FORWARDED_FOR": "10.1.1.1", "HTTP_X_FORWARDED_PROTO": "https"}


def seen(proxies: list[str], **environ: str) -> tuple[str, str]:
    """Return the address and the scheme that the application sees."""
    found: dict[str, Any] = {"wsgi.url_scheme": "http", **environ}
    wrap_wsgi_with_proxy_headers(lambda scope, _start: scope, proxies)(found, None)
    return found["REMOTE_ADDR"], found["wsgi.url_scheme"]


def test_a_named_proxy_is_believed() -> None:
    assert seen(["127.0.0.1"], REMOTE_ADDR="127.0.0.1", **BELIEVED) == ("10.1.1.1", "https")


@pytest.mark.parametrize("proxies", [[], ["10.0.0.5"]])
def test_nobody_else_is_believed(proxies: list[str]) -> None:
    assert seen(proxies, REMOTE_ADDR="127.0.0.1", **BELIEVED) == ("127.0.0.1", "http")


def test_what_a_browser_claims_before_the_proxy_is_not_believed() -> None:
    chain = {**BELIEVED, "HTTP_X_FORWARDED_FOR": "6.6.6.6, 10.1.1.1"}
    assert seen(["127.0.0.1"], REMOTE_ADDR="127.0.0.1", **chain)[0] == "10.1.1.1"


@pytest.mark.parametrize(
    ("proxies", "found"),
    [(["127.0.0.1"], 0), (["10.0.0.0/24", "::1"], 0), ([], 1), (["*"], 1), (["0.0.0.0/0"], 1)],
)
def test_behind_tls_the_proxies_are_named_one_by_one(
    proxies: list[str], found: int, settings: Any
) -> None:
    settings.BEHIND_TLS, settings.PROXIES = True, proxies
    situation = Situation(None)  # type: ignore[arg-type]
    assert len(list(CHECKS["serving.proxies"].ask(situation))) == found
