"""Signatures: who signs a procedure, and in which way the setting lets them.

Clauses CIR-06, SYS-01. Own session: PIN now, or later by the other side in its own session.
Counter: card and PIN, once for a batch that is shown in full. Paper: the keeper books it and owes
the scan.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiyao.foundation.people.pins import try_pin
from jiyao.foundation.procedures.refusals import Refusal


class Kind(StrEnum):
    """The three ways to sign."""

    SESSION = "session"
    COUNTER = "counter"
    PAPER = "paper"


KIND_NAMES = {
    Kind.SESSION: _("本人登录确认"),
    Kind.COUNTER: _("柜台刷卡并输PIN"),
    Kind.PAPER: _("纸上签字，机要员代录"),
}


@dataclass(frozen=True)
class Signing:
    """The parameters whose persons sign, and the kinds allowed unless a setting says otherwise."""

    signers: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = (Kind.COUNTER, Kind.SESSION, Kind.PAPER)


NO_SIGNATURE = Signing()
BY_SELF = Signing(("by",), (Kind.SESSION,))
HAND_OVER = Signing(("by", "to"))


@dataclass(frozen=True)
class Proof:
    """What a signer gives: the kind, and for a signature given now the card number and the PIN."""

    kind: Kind
    pin: str = ""
    card: str = ""


WRONG_PIN = Refusal(_("PIN 不正确"), _("请重新输入"), "procedures.pin", ("SYS-01",))
NO_PIN = Refusal(_("没有输入 PIN"), _("请签名人本人输入 PIN"), "procedures.pin", ("SYS-01",))
WRONG_CARD = Refusal(_("卡号与签收人不符"), _("请签收人本人刷卡"), "procedures.card", ("CIR-06",))
NO_CARD = Refusal(_("签收人没有刷卡"), _("请签收人本人刷卡"), "procedures.card", ("CIR-06",))
KIND_NOT_ALLOWED = Refusal(
    _("此事项、此密级不允许这种签收方式"),
    _("请改用允许的签收方式"),
    "procedures.signature_kind",
    ("CIR-06",),
)
NOT_SIGNED = Refusal(_("缺少签名"), _("请签名后再办理"), "procedures.signature", ("CIR-06",))


def judge_proofs(
    signing: Signing, kinds: tuple[Kind, ...], signers: dict[str, Any], proofs: dict[str, Proof]
) -> list[Refusal]:
    """Return what is wrong with the proofs, before the act's transaction is opened.

    signers: parameter name → person; the one who acts can only sign in the own session.
    """
    found: list[Refusal] = []
    for name in signing.signers:
        proof = proofs.get(name)
        allowed = (Kind.SESSION,) if name == "by" else kinds
        refusal = _judge(signers[name], proof, allowed, name == "by")
        found += [replace(refusal, field=f"{name}_pin")] if refusal else []
    return found


def _judge(
    person: Any, proof: Proof | None, allowed: tuple[Kind, ...], now: bool
) -> Refusal | None:
    if proof is None:
        return NOT_SIGNED
    if proof.kind not in allowed:
        return KIND_NOT_ALLOWED
    if proof.kind is Kind.COUNTER and proof.card != person.number:
        return WRONG_CARD if proof.card else NO_CARD
    if not (now or proof.kind is Kind.COUNTER):
        return None
    if not proof.pin:
        return NO_PIN
    left = try_pin(person, proof.pin)
    return None if left is None else _wrong_pin_of(person, left)


def _wrong_pin_of(person: Any, left: int) -> Refusal:
    """Say whose PIN it was, for at the counter two give theirs, and how often it may be tried."""
    reason = _("%(who)s 的 PIN 不正确")
    instead = _("请重新输入，还可以试 %(left)d 次；都不对即锁定，由两名管理员重置")
    if not left:
        reason = _("%(who)s 的 PIN 已锁定或没有设置")
        instead = _("由两名管理员重置后，本人登录设置新的 PIN")
    said = {"who": person, "left": left}
    return replace(WRONG_PIN, reason=reason % said, instead=instead % said)
