"""The spellings of the three levels and of internal marks, in folded characters.

Besides the plain words: characters taken apart into components, and pinyin.
Source of the words: Law on Guarding State Secrets art. 14, marking rules 2014 art. 24.
"""

from itertools import product

_COMPONENTS = {
    "绝": ("绝", "纟色", "糸色", "丝色"),
    "机": ("机", "木几"),
    "秘": ("秘", "禾必"),
    "密": ("密", "宓山", "宀必山"),
}
_PINYIN = {"绝密": "juemi", "机密": "jimi", "秘密": "mimi"}
_ENGLISH = {"topsecret": "绝密"}

INTERNAL = (
    "内部资料",
    "内部文件",
    "内部事项",
    "内部使用",
    "内部参考",
    "内部材料",
    "内部刊物",
    "仅供内部",
    "仅限内部",
    "工作秘密",
    "商业秘密",
    "核心商密",
    "普通商密",
    "敏感信息",
    "不得外传",
    "请勿外传",
    "严禁外传",
    "禁止外传",
    "注意保管",
    "注意保存",
    "阅后收回",
    "会后收回",
    "用后收回",
)


def levels() -> dict[str, str]:
    """Return every spelling of a level with the level it stands for."""
    found = {
        "".join(spelt): level
        for level in _PINYIN
        for spelt in product(*(_COMPONENTS[char] for char in level))
    }
    found |= {pinyin: level for level, pinyin in _PINYIN.items()}
    return found | _ENGLISH
