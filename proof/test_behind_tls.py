"""Jiyao behind the TLS proxy of docs/operations/nginx.conf, from the browser's end of the line."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

import pytest

from proof.conftest import Tell
from tests.browser.cast import PASSWORD
from tests.browser.installation import ROOT, Installation, installed
from tests.browser.serving import served

HOST = "jiyao.example.internal"
TERMINAL, CLAIMED = "127.0.0.7", "10.9.9.9"
CONFIGURATION = ROOT / "docs/operations/nginx.conf"
FRAME = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/site;
}}
"""


class BehindTls(Installation):
    """An installation whose environment is as the example says."""

    @property
    def environment(self) -> dict[str, str]:
        told = {"JIYAO_TLS": "1", "JIYAO_HOSTS": HOST, "JIYAO_PROXIES": "127.0.0.1"}
        return super().environment | told


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    text: str


def answer_of(connection: http.client.HTTPConnection) -> Answer:
    with connection.getresponse() as came:
        return Answer(came.status, came.headers, came.read().decode())


@dataclass
class Line:
    """The ports of the proxy, and the certificate that it shows."""

    plain: int
    secure: int
    certificate: Path
    home: Installation
    folder: Path

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Ask over TLS from TERMINAL, claiming to be another."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        wire = socket.create_connection(("127.0.0.1", self.secure), 30, (TERMINAL, 0))
        told = {"Host": HOST, "X-Forwarded-For": CLAIMED, "Origin": f"https://{HOST}"}
        with closing(http.client.HTTPConnection(HOST)) as connection:
            connection.sock = context.wrap_socket(wire, server_hostname=HOST)
            connection.request(method, path, body, told | headers)
            return answer_of(connection)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """A served installation behind a running proxy."""
    folder = tmp_path_factory.mktemp("proxy")
    if shutil.which("nginx") is None:
        pytest.skip("nginx is not on this machine")
    certify(folder)
    with installed("") as made, served(BehindTls(made.home)) as address:
        plain, secure = free_port(), free_port()
        changed = {
            "listen 80": f"listen 127.0.0.1:{plain}",
            "listen 443": f"listen 127.0.0.1:{secure}",
            "http://127.0.0.1:8000": address,
            "/etc/ssl/certs/jiyao.pem": f"{folder}/pem",
            "/etc/ssl/private/jiyao.key": f"{folder}/key",
            "/var/log/nginx": str(folder),
        }
        text = CONFIGURATION.read_text("utf-8")
        for theirs, ours in changed.items():
            assert theirs in text
            text = text.replace(theirs, ours)
        (folder / "site").write_text(text, "utf-8")
        (folder / "nginx.conf").write_text(FRAME.format(folder=folder), "utf-8")
        proxy = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder])
        try:
            wait_for(secure)
            yield Line(plain, secure, folder / "pem", made, folder)
        finally:
            proxy.terminate()
            proxy.wait()


def certify(folder: Path) -> None:
    """Make a certificate for HOST that vouches for itself."""
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "1", "-subj", f"/CN={HOST}", "-addext",
             f"subjectAltName=DNS:{HOST}", "-keyout", "key", "-out", "pem"]  # fmt: skip
    subprocess.run(words, cwd=folder, check=True, capture_output=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _turn in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def test_plain_http_leads_to_tls(line: Line) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", line.plain)) as connection:
        connection.request("GET", "/me/?a=1", headers={"Host": HOST})
        answer = answer_of(connection)
    assert (answer.status, answer.headers["Location"]) == (308, f"https://{HOST}/me/?a=1")


def test_old_tls_is_not_spoken(line: Line) -> None:
    context = ssl.create_default_context(cafile=str(line.certificate))
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection(("127.0.0.1", line.secure), 30) as wire,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(wire, server_hostname=HOST)


def test_every_answer_asks_for_tls_from_now_on(line: Line, figure: Tell) -> None:
    paths = ("/sign-in/", "/", "/static/ui/app.css", "/nothing/")
    for path in paths:
        told = line.ask("GET", path).headers["Strict-Transport-Security"]
        assert told == "max-age=31536000; includeSubDomains", path
    figure(8, "kinds of answers behind the TLS proxy, all asking for TLS from then on", len(paths))


def test_a_person_signs_in_and_the_trail_names_the_terminal_not_the_claim(
    line: Line, figure: Tell
) -> None:
    form = line.ask("GET", "/sign-in/")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.text)
    assert token
    fields = {"login": "K0101", "password": PASSWORD, "csrfmiddlewaretoken": token.group(1)}
    cookie = form.headers["Set-Cookie"].partition(";")[0]
    kind = "application/x-www-form-urlencoded"
    given = line.ask(
        "POST", "/sign-in/", urlencode(fields).encode(), Cookie=cookie, **{"Content-Type": kind}
    )
    cookies = given.headers.get_all("Set-Cookie")
    assert given.status == 302
    assert {each.partition("=")[0] for each in cookies} == {"__Host-session", "__Host-csrf"}
    for each in cookies:
        assert all(part in each for part in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
    figure(8, "cookies behind TLS, all Secure, HttpOnly, SameSite=Strict", len(cookies))
    session = next(each.partition(";")[0] for each in cookies if "session" in each)
    assert line.ask("GET", "/me/", Cookie=session).status == 200
    places = line.home.rows("SELECT place FROM django_session_of_person")
    assert (TERMINAL,) in places
    assert (CLAIMED,) not in places


def test_a_form_from_another_origin_is_refused(line: Line) -> None:
    assert line.ask("POST", "/sign-in/", b"", Origin="https://elsewhere.example").status == 403


def test_a_request_is_not_sent_back(line: Line) -> None:
    assert line.ask("TRACE", "/").status == 405


def test_another_name_is_not_served(line: Line) -> None:
    assert line.ask("GET", "/sign-in/", Host="elsewhere.example").status == 400


def test_what_is_too_large_is_refused_and_nothing_is_kept_on_disk(line: Line, figure: Tell) -> None:
    assert line.ask("POST", "/sign-in/", b"", **{"Content-Length": str(53 << 20)}).status == 413
    line.ask("POST", "/sign-in/", b"x" * (8 << 20))
    left = [path for path in (line.folder / "body").rglob("*") if path.is_file()]
    assert left == []
    figure(8, "uploads left on the disk of the proxy", len(left))


def test_the_log_of_the_proxy_holds_no_query(line: Line) -> None:
    line.ask("GET", "/registers/carriers.document/?q=%E9%9D%92%E5%B2%AD")
    line.ask("GET", "/sign-in/")
    time.sleep(0.2)
    log = (line.folder / "jiyao.log").read_text("utf-8")
    assert f"{TERMINAL} " in log
    assert "/registers/carriers.document/ 302" in log
    assert "?" not in log
