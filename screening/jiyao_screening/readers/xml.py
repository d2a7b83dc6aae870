"""XML of any kind: every text, attribute, comment, instruction and declaration.

External entities are never fetched and internal ones never expanded: a document that
declares entities is reported as not fully read.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from xml.parsers import expat

from ..encodings import readings
from ..flow import Flow
from ..parts import Gap, Part, Text
from . import Source

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding=[\"']([\w.-]+)[\"']", re.I)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_NATIVE = {b"utf-8", b"us-ascii", b"ascii"}
_TAG = re.compile(r"<[^>]{0,4000}>")


class EntityError(Exception):
    """The document declares entities."""


def _refuse_entity(*_declaration: object) -> None:
    raise EntityError


def _known_entity(name: str) -> str:
    """Return the character of HTML's entities; any other is one that was not expanded."""
    if f"{name};" not in html5:
        raise EntityError
    return html5[f"{name};"]


def _parser(flow: Flow) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = flow.start
    parser.EndElementHandler = flow.end
    parser.CharacterDataHandler = flow.text
    parser.CommentHandler = flow.aside
    parser.ProcessingInstructionHandler = lambda target, data: flow.aside(f"{target} {data}")
    parser.EntityDeclHandler = _refuse_entity
    parser.StartDoctypeDeclHandler = lambda name, system, public, _inner: flow.aside(
        f"{name} {public or ''} {system or ''}"
    )
    parser.SkippedEntityHandler = lambda name, _parameter: flow.text(_known_entity(name))
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def _utf8(data: bytes) -> bytes:
    declared = _DECLARED.match(data)
    if (declared is None or declared.group(1).lower() in _NATIVE) and b"\0" not in data[:8]:
        return data
    try:
        text = data.decode(declared.group(1).decode()) if declared else readings(data)[0][1]
    except (LookupError, UnicodeDecodeError, IndexError):
        text = (readings(data) or [("", "")])[0][1]
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def read(source: Source) -> Iterator[Part]:
    """Yield the texts of an XML document; damaged ones also as they stand."""
    flow = Flow(source.place)
    try:
        _parser(flow).Parse(_utf8(source.data), True)
    except EntityError:
        yield Gap("", "XML 声明了实体，未展开")
    except expat.ExpatError:
        yield Gap("", "XML 结构损坏")
    else:
        yield from flow.texts()
        return
    yield from flow.texts()
    for _encoding, text in readings(source.data):
        yield Text("", _TAG.sub("", text))
        yield Text("", text)
