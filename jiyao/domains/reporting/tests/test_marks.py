"""Words that go to another body bear no mark in any spelling; they may speak of levels."""

import pytest

from jiyao.domains.reporting.marks import bears_mark


@pytest.mark.parametrize(
    "text",
    [
        "查出 机密★10年 文件一份",
        "已追回绝密☆图纸",
        "机\u200b密★10年",
        "機密＊10年",
        "木几密★10年",
        "合同标有商密·核心",
        "漏标 ★ 20 年",
    ],
)
@pytest.mark.clause("ORG-16")
def test_a_mark_is_found_in_every_spelling(text: str) -> None:
    assert bears_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "机密级文件三份、秘密级文件五份未登记，已补登。",
        "绝密级文件 2 份",
        "印有“秘密★10年”字样的模板已撤下。",
        "对工作秘密和商业秘密管理情况开展自查",
    ],
)
def test_a_number_of_papers_or_a_word_in_a_sentence_is_no_mark(text: str) -> None:
    assert not bears_mark(text)
