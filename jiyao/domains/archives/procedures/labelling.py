"""Labels for rows of the archives that tell nothing of content: seen by who handles."""

from jiyao.foundation.access.models import Label, Level


def of_handling() -> Label:
    """Make a label of the internal level with nobody in its scope, inside an act."""
    return Label.objects.create(level=Level.objects.get(scheme__code="work", code="internal"))
