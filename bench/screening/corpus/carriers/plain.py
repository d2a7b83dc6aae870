"""Text files in several encodings, and structured text."""

import csv
import json
from collections.abc import Callable
from io import StringIO

_BODY = "会议安排\n请按时参加。\n{}\n联系人：办公室\n"


def _encoded(encoding: str) -> Callable[[str], bytes]:
    return lambda text: _BODY.format(text).encode(encoding, "xmlcharrefreplace")


def _big5(text: str) -> bytes:
    traditional = text.translate(
        str.maketrans(
            {"绝": "絕", "机": "機", "启": "啟", "会": "會", "议": "議", "长": "長", "开": "開"}
        )
    )
    return f"會議\n{traditional}\n".encode("big5hkscs", "xmlcharrefreplace")


def _csv(text: str) -> bytes:
    target = StringIO()
    csv.writer(target).writerows([["编号", "名称"], ["1", text], ["2", "办公用品"]])
    return target.getvalue().encode("utf-8-sig")


def _columns(text: str) -> bytes:
    words = "会议听取了关于年度工作安排的汇报"
    return "\n".join(char + words[i : i + 3] for i, char in enumerate(text)).encode()


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "txt utf-8": _encoded("utf-8"),
    "txt gb18030": _encoded("gb18030"),
    "txt utf-16": _encoded("utf-16"),
    "txt utf-16-le": _encoded("utf-16-le"),
    "txt utf-16-be": _encoded("utf-16-be"),
    "txt big5": _big5,
    "md list": lambda text: f"# 安排\n\n- {text}\n- 其他\n".encode(),
    "json value": lambda text: json.dumps({"a": [1, {"b": text}]}, ensure_ascii=False).encode(),
    "csv cell": _csv,
    "txt letters in columns": _columns,
    "txt mixed": lambda text: (
        "前半部分\n".encode() * 40 + text.encode("gb18030") + "\n后\n".encode() * 40
    ),
}
