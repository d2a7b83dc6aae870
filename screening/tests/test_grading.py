"""What is a mark, what needs a person, what is only talk about marks."""

import pytest
from jiyao_screening.engine import Engine
from jiyao_screening.verdicts import Verdict

MARKS = [
    "会议纪要\n机密★10年\n一、总体情况",
    "本件属秘密★5年，阅后请退回。",
    "机密\n关于某项工作的通知\n各单位：",
    "000012\n绝密★启用前\n特急",
    "通知正文。\n密级：机密\n经办人：某某",
    "前文若干。" * 200 + "\n秘密 3年\n" + "后文。",
    "绝密★长期（请勿复制）",
    "报告 机密☆１０年 第一页",
]
QUESTIONS = [
    "会议材料\n内部资料 注意保存\n一、开幕",
    "请按国办密〔2024〕12号文件办理。",
    "正文若干。" * 200 + "\n机密\n" + "后文。",
]
TALK = [
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
    "标志由密级、★和期限组成，例如“机密★10年”。",
    "格式如下：\n绝密★30年\n机密★20年\n秘密★10年",
    "问：秘密★5年表示什么？",
    "抓住时机。密切关注。他守着一个秘密，十年没有说。",
    "影片《绝密飞行》评分★★★★☆，《秘密》★★★★★。",
    "<select><option value='绝密'>绝密</option><option value='机密'>机密</option></select>",
    "蜂蜜秘制，绝妙密封。",
]


@pytest.mark.parametrize("text", MARKS)
def test_marks_block(engine: Engine, text: str) -> None:
    assert engine.screen_bytes(text.encode()).verdict is Verdict.HIT


@pytest.mark.parametrize("text", QUESTIONS)
def test_unclear_ones_need_a_person(engine: Engine, text: str) -> None:
    assert engine.screen_bytes(text.encode()).verdict is Verdict.REVIEW


@pytest.mark.parametrize("text", TALK)
def test_talk_about_marks_passes(engine: Engine, text: str) -> None:
    assert engine.screen_bytes(text.encode()).verdict is Verdict.CLEAN


def test_the_surroundings_of_a_finding_are_masked(engine: Engine) -> None:
    finding = engine.screen_bytes("张三负责 机密★10年 李四协助".encode()).findings[0]
    assert "机密★10年" in finding.excerpt
    assert "张" not in finding.excerpt
    assert "李" not in finding.excerpt


def test_a_file_name_is_screened(engine: Engine) -> None:
    assert engine.screen_bytes(b"hello", "机密★10年 方案").verdict is Verdict.HIT
