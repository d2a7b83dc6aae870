"""Fictional releases on their way: published, under review, held up by what screening found."""

import io
from datetime import timedelta
from typing import Any

import pylopdf_fonts_zh_cn
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from jiyao.domains.release.models import Prohibition, Submission
from jiyao.domains.release.procedures.publishing import name_publisher, publish
from jiyao.domains.release.procedures.reviewing import Answered, answer_checklist, pass_on
from jiyao.domains.release.procedures.submitting import begin, send
from jiyao.domains.release.procedures.watchwords import enter_words
from jiyao.domains.release.screening.handing import HandedIn, as_file
from jiyao.domains.release.screening.rulebook import rulebook_at
from jiyao.foundation.procedures.signing import Kind, Proof
from jiyao.foundation.store.aliases import writing_scope
from jiyao.foundation.vault.judging import Upload

OPEN_DAY = """（演示）本单位举办开放日活动

11月28日，本单位将举办开放日活动，欢迎各界参观。参观须提前一周预约，凭有效证件进入。
"""
PLAN = """（演示）关于推进档案数字化的工作安排

此件内部资料，注意保存。

一、各处室按照密字〔2026〕12号文件的要求，于年底前完成存量档案整理。
二、涉及国家秘密的档案不在本次范围之内，按照保密法的规定办理。
三、“长缨”项目的资料由业务一处另行安排。
"""
WAYS = {"website": "site", "internal": "press", "exhibition": "board"}
POSTER = ("秘密★5年", "（演示）科技活动周海报", "时间：12月1日　地点：一楼大厅")


def load(people: dict[str, Any], pin_of: dict[str, str]) -> None:
    """Let three things be submitted and go as far as they can."""
    house = House(people, pin_of)
    office = people["secrecy_office"]
    enter_words(words=[("长缨", "L2")], by=office)
    name_publisher(person=people["stranger"], channel="门户网站", by=office)
    first = house.submitted(
        "reader", "website", "开放日活动", "门户网站要闻栏目", as_file(OPEN_DAY)
    )
    house.sent(first)
    house.passed(first, "secrecy_office", "leader")
    text = house.screened(as_file(OPEN_DAY))
    where = {"place": "门户网站要闻栏目", "address": "https://www.example.org/news/1128.html"}
    publisher = people["stranger"]
    publish(first, files=[text], by=publisher, proofs=house.pin(publisher), **where)
    plan = as_file(PLAN)
    house.sent(house.submitted("reader", "internal", "档案数字化工作安排", "《工作通讯》", plan))
    house.submitted("junior", "exhibition", "科技活动周海报", "一楼大厅展板", poster())


class House:
    """Does what author and reviewers do, each with the own PIN."""

    def __init__(self, people: dict[str, Any], pin_of: dict[str, str]) -> None:
        self.people, self.pin_of = people, pin_of

    def pin(self, person: Any) -> dict[str, Proof]:
        """Return the proof of who acts."""
        return {"by": Proof(Kind.SESSION, self.pin_of[person.number])}

    def screened(self, file: HandedIn) -> HandedIn:
        """Return what is handed in, screened while its author waits."""
        with writing_scope():
            return file.screened_by(rulebook_at(timezone.now()))

    def submitted(self, who: str, kind: str, title: str, place: str, file: HandedIn) -> Submission:
        """Begin a submission with one file."""
        soon = timezone.localdate() + timedelta(days=7)
        fields = {"kind": kind, "title": title, "note": "", "place": place, "planned_on": soon}
        fields |= {"carrier": "other", "way": WAYS[kind]}
        fields["interview"] = None
        return begin(files=[self.screened(file)], by=self.people[who], **fields)

    def sent(self, submission: Submission) -> None:
        """Let the author send it on."""
        words, by = "经自审，不涉及国家秘密和内部事项", submission.author
        send(submission, head=None, words=words, by=by, proofs=self.pin(by))

    def passed(self, submission: Submission, *people: str) -> None:
        """Let these people pass it one after the other; the first answers the checklist."""
        with writing_scope():
            version = Submission.objects.get(pk=submission.pk).latest
            keys = list(Prohibition.objects.values_list("pk", flat=True))
        answers = [Answered(key, found=False) for key in keys]
        answer_checklist(version, answers=answers, by=self.people[people[0]])
        for who in people:
            by = self.people[who]
            pass_on(submission, words="同意公开", by=by, proofs=self.pin(by))


def poster() -> HandedIn:
    """Return the picture of a poster that carries a mark by mistake."""
    picture = Image.new("RGB", (900, 640), "white")
    pen = ImageDraw.Draw(picture)
    for line, words in enumerate(POSTER):
        font = ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), 34 + 12 * (line == 1))
        pen.text((70, 60 + 160 * line), words, "black", font)
    made = io.BytesIO()
    picture.save(made, "PNG")
    return HandedIn(Upload("海报.png", made.getvalue(), len(made.getvalue())))
