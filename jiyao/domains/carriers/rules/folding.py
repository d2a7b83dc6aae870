"""Reasons not to take one item out of a circulation folder, nor to send it about (CIR-04)."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.carriers.models import Copy, Folder
    from jiyao.foundation.people.models import Person


@rule("CIR-04")
def copy_is_not_in_a_folder(copy: "Copy") -> Refusal | None:
    folder = copy.folder()
    if folder is None:
        return None
    return Refusal(
        _("此份在传阅夹“%(folder)s”中，不得单独抽取") % {"folder": folder},
        _("请整夹送出、整夹收回；确需单独使用的，整夹收回后办理借阅"),
    )


@rule("CIR-04")
def folder_name_is_free(name: str) -> Refusal | None:
    folders = apps.get_model("carriers", "Folder")._default_manager
    if not folders.filter(name=name, until__isnull=True).exists():
        return None
    return Refusal(_("已有名为“%(name)s”的传阅夹") % {"name": name}, _("请另取名称"))


@rule("CIR-04")
def folder_is_in_use(folder: "Folder") -> Refusal | None:
    if folder.until is None:
        return None
    return Refusal(_("此传阅夹已经拆夹"), _("请另设传阅夹"))


@rule("CIR-04")
def folder_is_in_the_room(folder: "Folder") -> Refusal | None:
    holder = folder.holder()
    if holder is None:
        return None
    return Refusal(_("此传阅夹现在 %(who)s 处") % {"who": holder}, _("请先整夹收回"))


@rule("CIR-04")
def folder_is_out(folder: "Folder") -> Refusal | None:
    if folder.holder() is not None:
        return None
    return Refusal(_("此传阅夹就在机要室，没有送出"))


@rule("CIR-01", "CIR-04")
def reader_has_the_folder(folder: "Folder", reader: "Person") -> Refusal | None:
    holder = folder.holder()
    if holder is None or holder == reader:
        return None
    return Refusal(
        _("此传阅夹现在 %(who)s 处，不能由他人代还") % {"who": holder},
        _("请持有人本人退还"),
    )


@rule("CIR-04")
def folder_holds_something(folder: "Folder") -> Refusal | None:
    if folder.copies().exists():
        return None
    return Refusal(_("此传阅夹是空的"), _("请先在载体的页面上办理“放入传阅夹”"))


@rule("CIR-11")
def folder_fits_the_level(copy: "Copy", folder: "Folder") -> Refusal | None:
    if copy.level.weight <= folder.level.weight:
        return None
    return Refusal(
        _("%(level)s件不能放入%(highest)s传阅夹") % {"level": copy.level, "highest": folder.level},
        _("请放入密级相当的传阅夹"),
    )


@rule("CIR-02", "CIR-04")
def folder_is_counted(folder: "Folder", counted: int) -> Refusal | None:
    out = sum(1 for copy in folder.copies() if copy.holder_id and not copy.open_loss())
    if counted == out:
        return None
    return Refusal(
        _("夹内应有 %(out)d 件，清点 %(counted)d 件") % {"out": out, "counted": counted},
        _("请当面查清；查不清的立即报告下落不明"),
    )


@rule("CIR-02")
def pages_are_complete(complete: bool) -> Refusal | None:
    if complete:
        return None
    return Refusal(
        _("没有逐件清点页数"),
        _("请逐件清点；缺页查不清的不能收回，在该份的页面上“登记污损”，报告保密办"),
    )
