"""What ships: conditions for each kind of post, to be replaced by one's own (PER-17)."""

from datetime import datetime

from jiyao.domains.organisation.models import Post
from jiyao.domains.personnel.models import Condition

Kind = Post.Kind
EVERYBODY = (
    "具有中国国籍，没有境外永久居留权或者长期居留许可",
    "政治可靠，品行端正，遵纪守法",
    "没有刑事犯罪、吸毒赌博、被开除公职的记录，没有因严重违反保密规定被调离的记录",
    "具备岗位要求的工作能力，了解保密规定",
)
CLOSE = "本人和主要社会关系经审查，没有可能影响保密的情况"
OF_KIND = {
    Kind.LEADER: ("能够带头遵守保密制度，落实保密领导责任",),
    Kind.SECRETARY: (CLOSE,),
    Kind.STAFF: (),
    Kind.PRINT: ("熟悉文印、复制的保密要求",),
    Kind.COURIER: (CLOSE, "责任心强，能够坚持收发、登记、交接制度"),
    Kind.COMPUTER: ("熟悉计算机、网络和介质的保密要求",),
}


def ship_conditions(at: datetime) -> None:
    """Write the conditions of each kind of post, inside an act; a kind that has some is left."""
    for kind, own in OF_KIND.items():
        if not Condition.objects.filter(post_kind=kind).exists():
            for text in (*EVERYBODY, *own):
                Condition.objects.create(post_kind=kind, text=text, since=at)
