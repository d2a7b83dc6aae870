"""Reasons not to file a copy, nor to hand a volume over (ARC-01, BOR-07)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.rules import copies as of_copies
from jiyao.domains.carriers.rules import folding
from jiyao.domains.carriers.rules.circulating import receiving_is_complete
from jiyao.foundation.access.facts import facts_of
from jiyao.foundation.access.models import Compartment, Label
from jiyao.foundation.procedures.refusals import Refusal
from jiyao.foundation.procedures.rules import rule

if TYPE_CHECKING:
    from jiyao.domains.archives.models import FilingClass, Volume, VolumeItem
    from jiyao.domains.carriers.models import Copy
    from jiyao.foundation.people.models import Person

CLOSED = ("personnel", "case")
OF_A_COPY = (
    of_copies.copy_is_not_missing,
    of_copies.copy_is_in_the_room,
    receiving_is_complete,
    folding.copy_is_not_in_a_folder,
)


@rule("ARC-01")
def class_is_in_force(filing_class: "FilingClass") -> Refusal | None:
    if filing_class.until is None:
        return None
    return Refusal(_("这个类目已经停用"), _("请按现行归档方案选类目"))


@rule("BOR-07")
def collection_has_its_matter(
    filing_class: "FilingClass", matter: Compartment | None
) -> Refusal | None:
    wanted = filing_class.collection in CLOSED
    if wanted == (matter is not None):
        return None
    if wanted:
        return Refusal(
            _("%(what)s由专人保管，须归入专案") % {"what": filing_class.get_collection_display()},
            _("请选择您被指定保管的专案；没有的，请安全保密管理员设立专案并指定保管人"),
        )
    return Refusal(_("一般档案不归入专案"), _("请不要选专案，或改选人事、专案类目"))


@rule("BOR-07")
def founder_is_a_custodian(
    matter: Compartment | None, by: "Person", at: datetime
) -> Refusal | None:
    if matter is None or matter.pk in facts_of(by, at).compartments:
        return None
    return Refusal(_("您不是这个专案的指定保管人"), _("请由指定保管人办理"))


@rule("ARC-01")
def volume_is_being_filed(volume: "Volume") -> Refusal | None:
    if volume.state == "collecting":
        return None
    return Refusal(_("此卷已经移交，不能再增减卷内文件"), _("请另立新卷"))


@rule("ARC-01", "DOC-16")
def filed_copies_are_free(copies: list["Copy"]) -> Refusal | None:
    for copy in copies:
        found = _not_free(copy)
        if found:
            return Refusal(f"{copy}：{found.reason}", found.instead or _("请从名单中去掉这一份"))
    return None


def _not_free(copy: "Copy") -> Refusal | None:
    refusals = (each(copy=copy) for each in OF_A_COPY)
    found = next((refusal for refusal in refusals if refusal), None)
    if found:
        return found
    if any(item.keeps_its_copy for item in copy.volume_items.all()):
        return Refusal(_("已经立入案卷"))
    if copy.listed_on():
        return Refusal(_("已列入销毁清册或清退清单"))
    if copy.document.amount is None:
        return Refusal(_("没有登记页数"), _("请先办理“更正登记事项”，写明每份页数"))
    return None


@rule("ARC-01")
def something_is_filed(copies: list["Copy"]) -> Refusal | None:
    if copies:
        return None
    return Refusal(_("没有要立卷的文件"), _("请扫描标签或输入编号"))


@rule("ARC-01")
def volume_fits_the_level(volume: "Volume", copies: list["Copy"]) -> Refusal | None:
    above = [copy for copy in copies if copy.level.weight > volume.level.weight]
    if not above:
        return None
    return Refusal(
        _("%(copy)s 是%(level)s件，此卷只到%(highest)s")
        % {"copy": above[0], "level": above[0].level, "highest": volume.level},
        _("请立入密级相当的案卷"),
    )


@rule("BOR-07", "DOC-26")
def copies_are_of_the_matter(
    volume: "Volume", copies: list["Copy"], by: "Person", at: datetime
) -> Refusal | None:
    labels = Label.objects.in_bulk([copy.label_id for copy in copies])
    matters = {copy: labels[copy.label_id].compartment_id for copy in copies}
    others = [copy for copy in copies if matters[copy] not in (None, volume.label.compartment_id)]
    if not others:
        return None
    known = facts_of(by, at).compartments
    named = next((str(copy) for copy in others if matters[copy] in known), _("所列文件"))
    return Refusal(
        _("%(what)s 属于专案，此卷不属于这个专案") % {"what": named},
        _("请立入该专案的案卷"),
    )


@rule("BOR-07")
def nobody_has_another_copy(volume: "Volume", copies: list["Copy"]) -> Refusal | None:
    if volume.label.compartment_id is None:
        return None
    for copy in copies:
        out = [c for c in copy.document.copies.all() if c.state in ("held", "transit")]
        if out:
            return Refusal(
                _("此件还有别的份在外：%(copy)s，现在 %(where)s")
                % {"copy": out[0], "where": out[0].whereabouts},
                _("请先全部收回，再归入专案"),
            )
    return None


@rule("ARC-01")
def items_are_inside(volume: "Volume", items: list["VolumeItem"]) -> Refusal | None:
    if volume.holds(items):
        return None
    return Refusal(_("没有选卷内文件，或选了别的卷的文件"), _("请在本卷目录中选择"))


@rule("ARC-01")
def volumes_are_whole(volumes: list["Volume"]) -> Refusal | None:
    for volume in volumes:
        found = _not_whole(volume)
        if found:
            return Refusal(f"{volume}：{found.reason}", found.instead)
    return None if volumes else Refusal(_("没有选要移交的案卷"), _("请至少选一卷"))


def _not_whole(volume: "Volume") -> Refusal | None:
    if volume.state != "collecting":
        return Refusal(_("已经移交过"))
    inside = volume.inside()
    if not inside:
        return Refusal(_("卷内没有文件"), _("请先立入文件"))
    for item in inside:
        found = of_copies.copy_is_not_missing(copy=item.copy)
        found = found or of_copies.copy_is_in_the_room(copy=item.copy)
        if found is None and item.copy.listed_on():
            found = Refusal(_("已列入销毁清册或清退清单"))
        if found:
            return Refusal(f"{item.copy}：{found.reason}", _("请先收回，或将这一件撤出案卷"))
    return None


@rule("BOR-07")
def volumes_are_of_one_matter(volumes: list["Volume"]) -> Refusal | None:
    if len({volume.label.compartment_id for volume in volumes}) < 2:
        return None
    return Refusal(_("专案案卷不得与其他案卷列在同一张清单上"), _("请分开移交"))


@rule("ARC-01", "ARC-10")
def receiver_is_an_archivist(receiver: "Person", at: datetime) -> Refusal | None:
    posts = receiver.archive_posts.serving_at(at)
    if posts.filter(kind_of="archivist").exists():
        return None
    return Refusal(
        _("%(who)s 不是档案工作网络中的专职档案员") % {"who": receiver},
        _("请由专职档案员接收；没有的，请保密办先在档案工作网络中任命"),
    )


@rule("ARC-01")
def giver_is_not_the_receiver(receiver: "Person", by: "Person") -> Refusal | None:
    if receiver.pk != by.pk:
        return None
    return Refusal(_("移交人和接收人不能是同一人"), _("请由双方当面清点、分别签字"))


@rule("ARC-01", "SYS-02")
def receiver_is_cleared(
    volumes: list["Volume"], receiver: "Person", at: datetime
) -> Refusal | None:
    for volume in volumes:
        if not is_cleared_for(receiver, volume, at):
            return Refusal(
                _("%(who)s 不能接收 %(volume)s：涉密等级不足，或不是指定保管人")
                % {"who": receiver, "volume": volume},
                _("请由涉密等级相当的档案员接收"),
            )
    return None


def is_cleared_for(person: "Person", volume: "Volume", at: datetime) -> bool:
    """Whether a person is cleared for all that is in a volume, and named to its matter if any."""
    facts = facts_of(person, at)
    matter = volume.label.compartment_id
    return volume.highest.pk in facts.levels and matter in {None, *facts.compartments}
