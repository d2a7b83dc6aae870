"""Letting a kind of record carry files: one declaration gives its procedures, forms and card."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled
from jiyao.foundation.access.roles import Role
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import Procedure, procedure
from jiyao.foundation.procedures.forms import ProcedureForm
from jiyao.foundation.vault.forms import AttachFields, VoidFields
from jiyao.foundation.vault.judging import Upload
from jiyao.foundation.vault.models import Attachment
from jiyao.foundation.vault.procedures import attaching, voiding


@dataclass(frozen=True)
class Accepting:
    """A model whose records carry files, with what is done to them there.

    void: None where files come along with something else and stay.
    """

    model: type[Labelled]
    attach: Procedure
    void: Procedure | None
    period: Callable[[Any], str]


ACCEPTING: dict[str, Accepting] = {}


def accepts_files(
    model: type[Labelled],
    *,
    by: Role | Iterable[Role],
    needs: Action = Action.HANDLE,
    period: Callable[[Any], str] = lambda record: "",
) -> Accepting:
    """Let records of a labelled model carry files.

    by: the roles that attach and void; needs: the access to the record that they need; period: of
    a record, the period of its mark. The procedures are `<kind>-file.attached` and `….voided`.
    """
    asked: dict[str, Any] = {"by": by, "needs": needs, "exceptional": True}
    attach = _declared(model, "attached", attaching, _attaching(model), asked)
    void = _declared(model, "voided", voiding, _voiding(model), asked)
    type("AttachForm", (AttachFields, ProcedureForm), {"procedure": attach})
    type("VoidForm", (VoidFields, ProcedureForm), {"procedure": void})
    return ACCEPTING.setdefault(model.kind(), Accepting(model, attach, void, period))


def comes_with_files(model: type[Labelled], brought_by: Procedure) -> Accepting:
    """Let records of a labelled model have files that a procedure of their own brings along.

    They are read like all others; none is attached or voided by itself.
    """
    return ACCEPTING.setdefault(model.kind(), Accepting(model, brought_by, None, lambda record: ""))


def _declared(
    model: type[Labelled], verb: str, deed: Any, body: Callable[..., Any], asked: dict[str, Any]
) -> Procedure:
    code = f"{model.kind()}-file.{verb}"
    return procedure(code, deed.TITLE, cites=deed.CITES, rules=deed.RULES, **asked)(body)


def _attaching(model: Any) -> Callable[..., Attachment]:
    def attach(record: model, *, upload: Upload, by: Person, at: datetime) -> Attachment:
        return attaching.attach(record, upload, by, at)

    return attach


def _voiding(model: Any) -> Callable[..., Attachment]:
    def void(
        record: model, *, file: Attachment, reason: str, by: Person, at: datetime
    ) -> Attachment:
        return voiding.void(file, reason, by, at)

    return void
