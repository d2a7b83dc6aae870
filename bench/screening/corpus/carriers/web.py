"""XML and HTML."""

from collections.abc import Callable

from .package import escape

_PAGE = (
    "<!doctype html><html><head><title>通知</title>{}</head><body><p>会议安排</p>{}</body></html>"
)


def _page(head: str, body: str) -> bytes:
    return _PAGE.format(head, body).encode()


def _split(text: str, opening: str, closing: str) -> str:
    return "".join(f"{opening}{escape(char)}{closing}" for char in text)


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "html body": lambda text: _page("", f"<p>{escape(text)}</p>"),
    "html spans": lambda text: _page("", f"<p>{_split(text, '<span>', '</span>')}</p>"),
    "html attribute": lambda text: _page("", f'<img alt="{escape(text)}" src="a.png">'),
    "html comment": lambda text: _page("", f"<!-- {text} -->"),
    "html script": lambda text: _page(f"<script>var a = '{text}';</script>", ""),
    "html style": lambda text: _page(f"<style>p:after{{content:'{text}'}}</style>", ""),
    "html hidden": lambda text: _page("", f'<div style="display:none">{escape(text)}</div>'),
    "html interleaved": lambda text: _page(
        "", f"<p>{'<i>甲</i>'.join(escape(c) for c in text)}</p>"
    ),
    "xml element": lambda text: f"<?xml version='1.0'?><a><b>{escape(text)}</b></a>".encode(),
    "xml attribute": lambda text: f"<a><b c='{escape(text)}'/></a>".encode(),
    "xml comment": lambda text: f"<a><!--{text.replace('--', '')}--></a>".encode(),
    "xml cdata": lambda text: f"<a><![CDATA[{text}]]></a>".encode(),
    "xml gbk": lambda text: f"<?xml version='1.0' encoding='GBK'?><a>{escape(text)}</a>".encode(
        "gb18030"
    ),
    "svg shuffled": lambda text: (
        "<svg>"
        + "".join(
            f"<text x='{i * 9}' y='5'>{escape(c)}</text>"
            for i, c in reversed(list(enumerate(text)))
        )
        + "</svg>"
    ).encode(),
}
