"""What ships: the nine categories of what must not be released, to be replaced by one's own."""

from datetime import datetime

from jiyao.domains.release.models import Prohibition

CATEGORIES = (
    "违反宪法确定的基本原则的",
    "危害国家安全，泄露国家秘密，颠覆国家政权，破坏国家统一的",
    "损害国家荣誉和利益的",
    "泄露本单位秘密或内部事项的",
    "煽动民族仇恨、民族歧视，破坏民族团结的",
    "破坏国家宗教政策，宣扬邪教和封建迷信的",
    "散布谣言，扰乱社会秩序，破坏社会稳定的",
    "散布淫秽、暴力、凶杀、恐怖或者教唆犯罪的",
    "侮辱、诽谤他人，侵害他人合法权益的",
)


def ship_prohibitions(at: datetime) -> None:
    """Write the categories, inside an act, where there are none (PUB-06)."""
    if not Prohibition.objects.exists():
        for text in CATEGORIES:
            Prohibition.objects.create(text=text, since=at)
