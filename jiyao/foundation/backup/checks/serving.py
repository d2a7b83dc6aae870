"""Settings of the pages: what would let others in, or listen in."""

from collections.abc import Iterator
from ipaddress import ip_network

from django.conf import settings
from django.core import checks as django_checks
from django.db import connection
from django.utils.translation import gettext as _

from jiyao.foundation.store.checks import Finding, Situation, check

LONG, VARIED = 50, 5
MANY_MACHINES = 256
THE_PROXYS_OWN = {"W004", "W008"}
ON_PUBLIC_LISTS = {"W021"}
ASKED_HERE = {"W009", *(f"W0{number}" for number in range(10, 17)), "W018", "W020"}


@check("serving.debug", fatal=True)
def debugging_is_off(situation: Situation) -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(_("调试模式开着，出错页会泄露内容"), _("请关闭 DEBUG"))


@check("serving.secret", fatal=True)
def the_secret_is_strong(situation: Situation) -> Iterator[Finding]:
    secret = settings.SECRET_KEY
    if len(secret) < LONG or len(set(secret)) < VARIED:
        yield Finding(
            _("JIYAO_SECRET_KEY 太弱"),
            _("请换成至少 50 个随机字符，或不设置，由系统生成 secret.key"),
        )


@check("serving.hosts", fatal=True)
def hosts_are_named(situation: Situation) -> Iterator[Finding]:
    if not all(settings.ALLOWED_HOSTS) or "*" in settings.ALLOWED_HOSTS:
        yield Finding(_("JIYAO_HOSTS 为空或允许任意主机名"), _("请逐个写明本系统的主机名"))


@check("serving.tls", fatal=True)
def others_are_served_over_tls(situation: Situation) -> Iterator[Finding]:
    if situation.beyond_loopback and not settings.BEHIND_TLS:
        yield Finding(
            _("监听 %s 而没有 TLS，口令会明文传输") % situation.address,
            _("请在前面设 TLS 代理并设 JIYAO_TLS=1，或只监听 127.0.0.1"),
        )


@check("serving.proxies", fatal=True)
def proxies_are_named(situation: Situation) -> Iterator[Finding]:
    """Whoever is believed to be a proxy may claim any terminal for what is done."""
    if settings.BEHIND_TLS and not settings.PROXIES:
        yield Finding(
            _("设了 JIYAO_TLS 而没有 JIYAO_PROXIES，留痕会把代理当作终端"),
            _("请写明代理的地址，如 JIYAO_PROXIES=127.0.0.1"),
        )
    if any(not _is_narrow(proxy) for proxy in settings.PROXIES):
        yield Finding(
            _("JIYAO_PROXIES 有误或太宽，他人可以冒充终端"), _("请逐个写明代理的地址或小网段")
        )


@check("serving.demo", fatal=True)
def the_demonstration_stays_at_home(situation: Situation) -> Iterator[Finding]:
    if situation.beyond_loopback and settings.DEMO:
        yield Finding(_("演示模式不得对外监听"), _("请去掉 JIYAO_DEMO，或只监听 127.0.0.1"))


@check("serving.workers", fatal=True)
def sqlite_has_one_worker(situation: Situation) -> Iterator[Finding]:
    if connection.vendor == "sqlite" and situation.workers > 1:
        yield Finding(_("SQLite 只能用一个工作进程"), _("请去掉 --workers，或改用 PostgreSQL"))


@check("serving.cookies", fatal=True)
def cookies_are_kept(situation: Situation) -> Iterator[Finding]:
    flags = [settings.SESSION_COOKIE_HTTPONLY, settings.CSRF_COOKIE_HTTPONLY]
    if settings.BEHIND_TLS:
        flags += [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE]
    strict = {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE} == {"Strict"}
    if not (all(flags) and strict):
        yield Finding(
            _("Cookie 的 Secure、HttpOnly 或 SameSite=Strict 被关掉"), _("请恢复产品自带的设置")
        )


@check("serving.django")
def django_has_nothing_to_say(situation: Situation) -> Iterator[Finding]:
    settled = {f"security.{number}" for number in THE_PROXYS_OWN | ON_PUBLIC_LISTS | ASKED_HERE}
    for message in django_checks.run_checks(include_deployment_checks=True):
        if message.id not in settled and not message.is_silenced():
            yield Finding(_("Django 自检：%(id)s %(msg)s") % vars(message))


def _is_narrow(proxy: str) -> bool:
    try:
        return ip_network(proxy).num_addresses <= MANY_MACHINES
    except ValueError:
        return False
