"""What ships, to be replaced by one's own: texts of pledges, duties (PER-04), agenda (ORG-04)."""

from datetime import datetime

from jiyao.domains.organisation.duty_texts import DUTIES_OF
from jiyao.domains.organisation.models import AgendaTemplate, DutyList, PledgeText
from jiyao.domains.organisation.models.pledges import Occasion

KNOWS = "我了解国家和本单位的保密制度，知道自己应当承担的保密义务和法律责任。"
DUTIES = "我认真履行本岗位的保密职责，不违规记录、存储、复制、留存和传递秘密，不向无关人员透露。"
REVIEW = "我如实提供个人情况，接受保密审查、教育和检查，未经审查批准不发表涉及秘密的内容。"
LIABLE = "我违反上述承诺的，自愿承担纪律和法律责任。"
LEAVES = "我已清退全部秘密载体和设备，在脱密期内遵守就业和出境的限制，对知悉的秘密继续保密。"
HELPS = "我只在经办人在场时进入和工作，不接触、不打听与所做工作无关的内容。"
ANSWERS = "本部门负责人对本部门的保密工作负责，把保密要求纳入业务工作一同布置、检查和总结。"
UNIT_PEOPLE = "与本部门每名人员签订责任书，开展保密教育，及时掌握涉密人员的变动情况。"
UNIT_THINGS = "管好本部门的涉密载体、设备和场所，定期清点和自查，发现隐患立即整改。"
REPORTS = "发生或者发现泄密情况，立即采取补救措施并向保密办报告，配合调查处理。"
OWN_POST = "按岗位保密职责办事，不越权知悉、不私自留存、不违规传递本岗位以外的秘密。"
OWN_THINGS = "妥善保管经手的涉密载体和设备，用后及时退还，离岗时全部清退。"
JUDGED = "履行责任的情况列入年度考核；失职、违规造成后果的，依照规定追究责任。"
TRADE = "我对在职期间知悉的商业秘密保密，离职后在其公开以前继续保密，不为自己和他人使用。"
CODE = (
    "不在职责之外打听秘密，不该知道的不问。",
    "不翻看无权阅读的文件、屏幕和笔记，不该看的不看。",
    "不对无权知悉的人透露秘密，不该说的不说。",
    "不在规定的本册、设备以外记录和存储秘密，不该记的不记。",
    "不在家人、亲友和其他无关人员面前谈论秘密。",
    "不在公共场所、交通工具和社交活动中谈论或者阅办秘密。",
    "不用普通电话、手机、普通邮件和互联网传递秘密。",
    "不在私人信件、文章、社交平台和采访中涉及秘密。",
    "不私自复制、留存、携带和销毁秘密载体，用后及时退还。",
    "发现秘密泄露或者可能泄露，立即补救并报告，不隐瞒、不拖延。",
)
SUPPLIES = "合作中知悉的秘密只用于约定事项，只告知经甲方同意的必要人员，并对其行为负责。"
RETURNS = "合作结束时交还或者按甲方要求销毁全部载体，不留复制件，保密义务继续有效。"
INSPECTS = "接受甲方的保密检查；发生或者可能发生泄露时立即通知甲方并采取补救措施。"
PAYS = "违反本协议的，承担违约责任和法律责任。"

SHIPPED = {
    Occasion.ENTRY: (KNOWS, DUTIES, REVIEW, LIABLE),
    Occasion.ANNUAL: (KNOWS, DUTIES, REVIEW, LIABLE),
    Occasion.LEAVING: (KNOWS, LEAVES, REVIEW, LIABLE),
    Occasion.HELPER: (KNOWS, HELPS, REVIEW, LIABLE),
    Occasion.TRADE: (KNOWS, TRADE, REVIEW, LIABLE),
    Occasion.SUPPLIER: (SUPPLIES, RETURNS, INSPECTS, PAYS),
    Occasion.CODE: CODE,
    Occasion.OF_UNIT: (ANSWERS, UNIT_PEOPLE, UNIT_THINGS, REPORTS, JUDGED),
    Occasion.OF_PERSON: (OWN_POST, OWN_THINGS, REPORTS, JUDGED),
}


def ship_texts(at: datetime) -> None:
    """Write the first version of each text, inside an act; one that is there is left alone."""
    for occasion, parts in SHIPPED.items():
        if not PledgeText.objects.filter(occasion=occasion).exists():
            PledgeText.objects.create(occasion=occasion, version=1, text=_lined(parts), since=at)
    for kind, duties in DUTIES_OF.items():
        if not DutyList.objects.filter(kind_of=kind).exists():
            DutyList.objects.create(kind_of=kind, version=1, text=_lined(duties), since=at)


def _lined(parts: tuple[str, ...]) -> str:
    return "\n".join(f"{place}. {part}" for place, part in enumerate(parts, start=1))


AGENDA = (
    "宣读上次会议纪要",
    "研究上次议定事项的落实和出现的问题",
    "分析上一期保密工作情况和存在的隐患",
    "研究制度的制定、修订和废止",
    "安排保密教育和培训",
    "布置下一期保密工作",
    "通报收到的报告和反映，研究处理意见",
    "宣布下次会议的时间和地点",
)


def ship_agenda(at: datetime) -> None:
    """Write the first template of the agenda, inside an act; one that is there is left alone."""
    if not AgendaTemplate.objects.exists():
        AgendaTemplate.objects.create(items="\n".join(AGENDA), since=at)
