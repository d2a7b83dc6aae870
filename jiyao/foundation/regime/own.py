"""The organisation's own articles, as the pages below ask for them."""

from django.utils import timezone

from jiyao.foundation.regime.models import OwnArticle


def own_articles() -> dict[str, str]:
    """Return document and article of every clause that has its own now, in one query."""
    return {row.clause: str(row) for row in OwnArticle.objects.holding_at(timezone.now())}
