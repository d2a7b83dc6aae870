"""What ships, to be replaced by one's own: the texts of pledges (PER-04), the agenda (ORG-04)."""

from datetime import datetime

from jiyao.domains.organisation.models import AgendaTemplate, PledgeText
from jiyao.domains.organisation.models.pledges import Occasion

KNOWS = "我了解国家和本单位的保密制度，知道自己应当承担的保密义务和法律责任。"
DUTIES = "我认真履行本岗位的保密职责，不违规记录、存储、复制、留存和传递秘密，不向无关人员透露。"
REVIEW = "我如实提供个人情况，接受保密审查、教育和检查，未经审查批准不发表涉及秘密的内容。"
LIABLE = "我违反上述承诺的，自愿承担纪律和法律责任。"
LEAVES = "我已清退全部秘密载体和设备，在脱密期内遵守就业和出境的限制，对知悉的秘密继续保密。"
HELPS = "我只在经办人在场时进入和工作，不接触、不打听与所做工作无关的内容。"
TRADE = "我对在职期间知悉的商业秘密保密，离职后在其公开以前继续保密，不为自己和他人使用。"

SHIPPED = {
    Occasion.ENTRY: (KNOWS, DUTIES, REVIEW, LIABLE),
    Occasion.ANNUAL: (KNOWS, DUTIES, REVIEW, LIABLE),
    Occasion.LEAVING: (KNOWS, LEAVES, REVIEW, LIABLE),
    Occasion.HELPER: (KNOWS, HELPS, REVIEW, LIABLE),
    Occasion.TRADE: (KNOWS, TRADE, REVIEW, LIABLE),
}


def ship_texts(at: datetime) -> None:
    """Write the first version of each text, inside an act; one that is there is left alone."""
    for occasion, parts in SHIPPED.items():
        if not PledgeText.objects.filter(occasion=occasion).exists():
            text = "\n".join(f"{place}. {part}" for place, part in enumerate(parts, start=1))
            PledgeText.objects.create(occasion=occasion, version=1, text=text, since=at)


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
