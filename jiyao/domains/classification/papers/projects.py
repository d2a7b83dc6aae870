"""The sheet of a new project: what departments said, and which lines are for it (CLS-18)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiyao.domains.classification.facts import facts_of_project
from jiyao.domains.classification.history import lines_of
from jiyao.domains.classification.models import Project, ProjectOpinion
from jiyao.domains.classification.papers.approval import TEMPLATES
from jiyao.foundation.access.decisions import Action, PersonFacts
from jiyao.foundation.paper.declarations import Paper, Sheet, paper
from jiyao.foundation.paper.parts import fact, full_day


def fill_project(project: Any, person: PersonFacts) -> Sheet:
    """Make the sheet: the project, each department's opinion, room for the signatures."""
    seen = ProjectOpinion.objects.visible_to(person, Action.KNOW).filter(project=project)
    opinions = seen.select_related("person__unit").order_by("pk")
    facts = facts_of_project(project, lines_of(project, person))
    settled = {"by": str(project.settled_by or ""), "day": full_day(project.settled_at)}
    return Sheet(
        [(project.label.level, "")],
        {
            "facts": [fact(each.title, each.value, wide=True) for each in facts],
            "opinions": [{"name": _("保密办"), "words": "", **settled}],
            "told_name": _("有关部门的意见"),
            "told_headings": [_("部门"), _("意见"), _("提意见的人"), _("日期")],
            "told": [
                [str(o.person.unit), _said(o), str(o.person), full_day(o.at) or "—"]
                for o in opinions
            ],
            "note": _("此表随保密事项目录归档。"),
        },
    )


def _said(opinion: Any) -> str:
    return "。".join(part for part in (str(opinion), opinion.words) if part)


paper(
    Paper(
        code="classification.project",
        title=gettext_lazy("新立项目事项目录修订表"),
        template=f"{TEMPLATES}/change.typ",
        rows=lambda: Project.objects.select_related("label__level__scheme", "unit", "settled_by"),
        action=Action.HANDLE,
        fill=fill_project,
    )
)
