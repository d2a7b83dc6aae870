"""From the instruction to the result: instruct, back to the registry, assign, finish (DOC-05)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.models import Copy, Document, Instruction, Task
from jiyao.domains.carriers.procedures.circulating import sign_as_read
from jiyao.domains.carriers.procedures.legs import go_on_with_the_round
from jiyao.domains.carriers.rules import circulating
from jiyao.domains.carriers.rules import handling as rules
from jiyao.domains.carriers.rules.copies import copy_is_not_missing
from jiyao.domains.carriers.rules.scoping import scope_is_determined
from jiyao.domains.carriers.rules.voiding import registration_stands
from jiyao.domains.classification.models import circles_of, open_to, own_circles
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.labelled import may
from jiyao.foundation.access.models import Label
from jiyao.foundation.access.roles import KEEPER, LEADER, OFFICE_HEAD, STAFF
from jiyao.foundation.calendar.opening import holders_of
from jiyao.foundation.duties.kinds import duty_kind
from jiyao.foundation.duties.models import close_duties, open_duty
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.declarations import procedure
from jiyao.foundation.procedures.signing import BY_SELF

CARRY_OUT = duty_kind(
    "carriers.carry_out", _("承办来文"), act="carriers.task.finished", cites=("DOC-05",)
)
ASSIGN = duty_kind(
    "carriers.assign", _("按批示交办"), act="carriers.document.assigned", cites=("DOC-05",)
)


@procedure(
    "carriers.copy.instructed",
    _("批示"),
    by=LEADER,
    cites=("CIR-06", "CIR-14", "DOC-05", "DOC-20"),
    rules=(
        copy_is_not_missing,
        circulating.signer_holds_the_copy,
        rules.what_was_read_is_signed_once,
        rules.instruction_is_on_a_document,
        rules.instruction_is_below_the_ceiling,
    ),
    needs=Action.KNOW,
    signature=BY_SELF,
)
def instruct(
    copy: Copy,
    *,
    words: str,
    owner: Person | None = None,
    due: datetime | None = None,
    published: bool = False,
    read: bool = False,
    by: Person,
    at: datetime,
) -> Instruction:
    """Instruct on a copy in one's hands; the only way on is back to the confidential room.

    owner, due: who is to carry it out, by when; the room assigns it once the copy is back.
    published: whether everybody in scope knows the instruction at once; read: whether it is signed
    with the same signature that the reading is finished.
    """
    label = Label.objects.create(
        level_id=copy.label.level_id, compartment_id=copy.label.compartment_id
    )
    open_to(label, own_circles([by]), by, at)
    instruction: Instruction = Instruction.objects.create(
        copy=copy, label=label, by=by, at=at, words=words, owner=owner, due_at=due
    )
    go_on_with_the_round(copy, at)
    if owner:
        owe_an_assignment(copy.document, at)
    if read:
        sign_as_read.body(copy, by=by, at=at)
    return publish.body(instruction, by=by, at=at) if published else instruction


@procedure(
    "carriers.instruction.published",
    _("公布批示"),
    by=(LEADER, OFFICE_HEAD),
    cites=("DOC-20",),
    rules=(rules.instruction_is_unpublished, rules.its_leader_publishes_it),
    signature=BY_SELF,
)
def publish(instruction: Instruction, *, by: Person, at: datetime) -> Instruction:
    """Let everybody in the document's scope know an instruction from now on."""
    open_to(instruction.label, circles_of(instruction.copy.label_id, at), by, at)
    instruction.published_at = at
    instruction.save()
    return instruction


@procedure(
    "carriers.document.assigned",
    _("交办"),
    by=(KEEPER, OFFICE_HEAD),
    cites=("CIR-14", "DOC-05"),
    rules=(
        registration_stands,
        scope_is_determined,
        rules.instructed_copies_are_back,
        rules.owner_may_read,
        rules.due_is_ahead,
    ),
)
def assign(document: Document, *, owner: Person, due: datetime, by: Person, at: datetime) -> Task:
    """Give a document to somebody to carry out, by a time; only from the registry."""
    task = Task.objects.create(
        document=document,
        label_id=document.label_id,
        owner=owner,
        assigned_by=by,
        assigned_at=at,
        due_at=due,
    )
    for each in Instruction.objects.filter(copy__document=document):
        open_to(each.label, own_circles([owner]), by, at)
    close_duties(ASSIGN, document, at)
    open_duty(CARRY_OUT, task, owner, at, due)
    return task


@procedure(
    "carriers.task.finished",
    _("报告办结"),
    by=STAFF,
    cites=("DOC-05",),
    rules=(rules.task_is_unfinished, rules.task_is_ones_own),
    needs=Action.KNOW,
)
def finish(task: Task, *, result: str, by: Person, at: datetime) -> Task:
    """Report the result of what was to be carried out."""
    task.finished_at = at
    task.result = result
    task.save()
    close_duties(CARRY_OUT, task, at)
    return task


def owe_an_assignment(document: Document, at: datetime) -> None:
    """Let every keeper who may handle a document owe its assignment at once, inside an act."""
    for keeper in holders_of(KEEPER.code, at):
        if may(facts_of(keeper, at), Action.HANDLE, document):
            open_duty(ASSIGN, document, keeper, at, None)
