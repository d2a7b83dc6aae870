from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jiyao.domains.carriers.drafting import NECESSITY, Draft
from jiyao.domains.carriers.forms.targets import LinesField, TargetsField
from jiyao.domains.carriers.models import Document, Outgoing, OutgoingText, Term
from jiyao.domains.carriers.procedures.drafting import draft, revise
from jiyao.domains.carriers.replies import answered
from jiyao.domains.classification.forms.asking import CodeTitleForm
from jiyao.domains.classification.models import Item
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.models import Appointment
from jiyao.foundation.access.roles import ADMINISTRATORS, HEAD, LEADER
from jiyao.foundation.people.models import Person
from jiyao.foundation.procedures.forms import DateTimeInput, ProcedureForm

OF_DRAFT = (
    "item", "kind", "category", "series", "leader", "title", "code_title", "body", "enclosures",
    "urgency", "deliver_by", "countersigners", "concerned", "checked", "sent_before",
    "reprint_reason", "published_in", "answers",
)  # fmt: skip


class ItemField(forms.ModelChoiceField):
    """Items with their marks and how far they are."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}（{obj.marking}，{obj.get_state_display()}，印 {obj.copies} 份）"


class DraftForm(CodeTitleForm, ProcedureForm):
    procedure = draft
    item = ItemField(
        Item.objects.none(),
        label=_("定密事项"),
        help_text=_("密级、期限、知悉范围、印数、份号都随此事项；没有的请先“拟定密级”"),
    )
    title = forms.CharField(label=_("标题"), max_length=120, required=False)
    code_title = forms.CharField(
        label=_("代号标题"),
        max_length=40,
        required=False,
        help_text=_("高于处理上限的只填代号标题，标题和正文都不填"),
    )
    kind = forms.ModelChoiceField(Term.objects.none(), label=_("文种"))
    category = forms.ModelChoiceField(Term.objects.none(), label=_("机要类别"))
    series = forms.ModelChoiceField(
        Term.objects.none(), label=_("机关代字"), help_text=_("年份和序号在签发以后编")
    )
    urgency = forms.ChoiceField(label=_("紧急程度"), choices=Document.Urgency.choices)
    deliver_by = forms.DateTimeField(
        label=_("送达时限"), required=False, widget=DateTimeInput(), help_text=_("限时送达的才填")
    )
    main = TargetsField(
        "main",
        label=_("主送"),
        help_text=_("每行一个单位和份数，例如：青岭市财政局 2。写单位，不写个人"),
    )
    copied = TargetsField("copied", label=_("抄送"), required=False)
    answers = forms.CharField(
        label=_("所复来文"),
        max_length=80,
        required=False,
        help_text=_("答复来文的，填它的收文号或来文字号"),
    )
    body = forms.CharField(
        label=_("正文"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"class": "is-long"}),
        help_text=_("一行一段；“一、”“（一）”“1.”开头的自动按层次排字体"),
    )
    enclosures = LinesField(label=_("附件说明"), required=False, help_text=_("每行一个附件名称"))
    leader = forms.ModelChoiceField(Person.objects.none(), label=_("签发领导"))
    countersigners = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("会签人"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    concerned = LinesField(
        label=_("涉及职权的其他部门"),
        required=False,
        help_text=_("每行一个；全部来函同意以后才能签发"),
    )
    checked = forms.MultipleChoiceField(
        label=_("逐项核对后勾选"),
        choices=list(NECESSITY.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    sent_before = forms.CharField(
        label=_("已发的电报、传真"), max_length=80, required=False, help_text=_("没有的不填")
    )
    reprint_reason = forms.CharField(label=_("再印的理由"), max_length=120, required=False)
    published_in = forms.CharField(
        label=_("已登载的报刊"), max_length=80, required=False, help_text=_("只印存档份数")
    )

    @property
    def sections(self) -> list[tuple[Any, list[str]]]:
        return [
            (_("文稿"), ["item", "title", "code_title", "kind", "category", "series"]),
            (_("发往"), ["main", "copied", "urgency", "deliver_by", "answers"]),
            (_("正文"), ["body", "enclosures"]),
            (_("会签和签发"), ["leader", "countersigners", "concerned"]),
            (_("发文必要性"), ["checked", "sent_before", "reprint_reason", "published_in"]),
            (_("签名"), ["by_pin"]),
        ]

    def prepare(self) -> None:
        now = timezone.now()
        readable = Item.objects.visible_to(self.facts, Action.READ).for_acting()
        going_on = readable.filter(state__in=("proposed", "reviewed", "signed"))
        self.choose_from("item", going_on.order_by("-drafted_at"))
        for use in Term.Use.values:
            self.choose_from(use, Term.objects.used_as(use, now))
        roles = Appointment.objects.holding_at(now).filter(role_code__in=(LEADER.code, HEAD.code))
        administrators = Appointment.objects.holding_at(now).filter(role_code__in=ADMINISTRATORS)
        staff = Person.objects.filter(is_active=True)
        self.choose_from("leader", staff.filter(pk__in=roles.values("person")))
        others = staff.exclude(pk__in=administrators.values("person")).exclude(pk=self.person.pk)
        self.choose_from("countersigners", others)

    def clean_answers(self) -> Document | None:
        """Return the incoming document of this number, ours or the sender's."""
        number = self.cleaned_data["answers"].strip()
        if not number:
            return None
        known = Document.objects.incoming().visible_to(self.facts, Action.HANDLE)
        found = list(known.filter(Q(number=number) | Q(sender_number=number))[:2])
        if len(found) != 1:
            several = _("不止一件来文是这个字号，请填收文号")
            raise forms.ValidationError(several if found else _("没有您可以查阅的这件来文"))
        return found[0]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.ask_whether_it_tells(values)
        if not self.errors:
            values["enclosures"] = "\n".join(values["enclosures"])
            given = {name: values[name] for name in OF_DRAFT}
            given["countersigners"] = list(given["countersigners"])
            values["draft"] = Draft(targets=[*values["main"], *values["copied"]], **given)
        return values


class ReviseForm(DraftForm):
    procedure = revise

    subject: Outgoing

    def prepare(self) -> None:
        super().prepare()
        outgoing: Any = self.subject
        kept = ("code_title", "urgency", "checked", "sent_before", "reprint_reason", "published_in")
        self.initial.update({name: getattr(outgoing, name) for name in kept})
        self.initial.update({n: getattr(outgoing, f"{n}_id") for n in ("item", "leader")})
        self.initial.update(kind=outgoing.kind_of_id, deliver_by=outgoing.deliver_by)
        self.initial.update(category=outgoing.category_id, series=outgoing.series_id)
        for role in ("main", "copied"):
            self.initial[role] = "\n".join(f"{x} {x.copies}" for x in outgoing.addressed(role))
        incoming = answered(outgoing, self.facts)
        self.initial["answers"] = incoming.number if incoming else ""
        asked = outgoing.asked()
        self.initial["countersigners"] = [each.person_id for each in asked if each.person_id]
        self.initial["concerned"] = "\n".join(each.body for each in asked if each.body)
        rows = OutgoingText.objects.visible_to(self.facts, Action.READ)
        text = rows.filter(outgoing=outgoing).first()
        for name in ("title", "body", "enclosures") if text else ():
            self.initial[name] = getattr(text, name)
