"""The versions of a submission: their files, and what screening found in them (PUB-02, PUB-05)."""

import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiyao.domains.release.models.submissions import Submission
from jiyao.domains.release.models.vocabulary import TO_CLEAR, UNDER_WAY, Grade
from jiyao.domains.release.personal import masked
from jiyao.foundation.access.decisions import Action
from jiyao.foundation.access.labelled import Labelled, LabelledQuerySet
from jiyao.foundation.vault.models import Attachment

PERSON = settings.AUTH_USER_MODEL


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 over the names and digests of files, in their order."""
    lines = "\n".join(f"{digest} {name}" for name, digest in files)
    return hashlib.sha256(lines.encode()).hexdigest()


class Version(Labelled):
    """The files that were handed in together; what was approved is bound by their digest."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("版次"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    made_at = models.DateTimeField(_("提交时间"))
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("提交人"))

    ROW_POLICY: ClassVar[Action] = Action.HANDLE

    class Meta:
        verbose_name = _("稿件")
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="one_version_a_number")
        ]

    def __str__(self) -> str:
        told = {"of": self.submission.number, "number": self.number}
        return str(_("%(of)s 第 %(number)d 稿") % told)

    def get_absolute_url(self) -> str:
        return reverse("release:version", args=[self.public_id])

    @property
    def is_latest(self) -> bool:
        """Whether no newer version was handed in."""
        return not self.submission.versions.filter(number__gt=self.number).exists()

    @property
    def is_screened(self) -> bool:
        """Whether every file was screened."""
        return not self.files.filter(screened_at=None).exists()

    def was_screened_by(self, rules: str) -> bool:
        """Whether every file was screened by this version of the rules."""
        return not self.files.exclude(rules=rules).exists()

    @property
    def uncleared(self) -> Any:
        """The hits that stand against it."""
        return Hit.objects.filter(file__version=self).uncleared()


class VersionFileQuerySet(LabelledQuerySet):
    def to_screen(self, rules: str) -> "VersionFileQuerySet":
        """The files of newest versions under way that these rules have not screened."""
        newer = Version.objects.filter(
            submission=models.OuterRef("version__submission"),
            number__gt=models.OuterRef("version__number"),
        )
        live = self.filter(version__submission__state__in=UNDER_WAY)
        return live.exclude(rules=rules).exclude(models.Exists(newer))


class VersionFile(Labelled):
    """One file of a version. rules: the version of the rules that screened it, else nothing."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="files")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("序号"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    rules = models.CharField(_("规则版本"), max_length=60, blank=True)
    screened_at = models.DateTimeField(_("筛查时间"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.HANDLE
    objects: ClassVar[Any] = VersionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("稿件的文件")
        constraints = [
            models.UniqueConstraint(fields=["version", "place"], name="one_file_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.attachment}"

    def get_absolute_url(self) -> str:
        return self.version.get_absolute_url()


class HitQuerySet(LabelledQuerySet):
    def standing(self) -> "HitQuerySet":
        """What the rules find now, cleared or not."""
        return self.filter(gone_at=None)

    def uncleared(self) -> "HitQuerySet":
        """What has to be cleared and is not."""
        return self.standing().filter(cleared_at=None, grade__in=TO_CLEAR)

    def strong(self) -> "HitQuerySet":
        return self.filter(grade=Grade.STRONG)

    def in_order(self) -> "HitQuerySet":
        """File by file, as they stand in the text."""
        return self.order_by("file__place", "part", "offset", "pk")


PARTS = {
    "word/document.xml": _("正文"),
    "word/header": _("页眉"),
    "word/footer": _("页脚"),
    "word/comments": _("批注"),
    "word/footnotes": _("脚注"),
    "word/endnotes": _("尾注"),
    "xl/sharedStrings.xml": _("单元格"),
    "xl/worksheets/": _("工作表"),
    "xl/comments": _("批注"),
    "xl/workbook.xml": _("工作表名称"),
    "docProps/": _("文档属性"),
}


class Hit(Labelled):
    """What screening found at one place, or could not read there.

    part: the place inside the file; offset: in signs from the beginning of that part; excerpt: the
    hit in clear, its surroundings masked, or the reason why nothing was read; box: of what was seen
    in a picture, the page from 0, left, top, width, height as shares of the page, and the page's
    height as a share of its width.
    """

    file = models.ForeignKey(VersionFile, models.PROTECT, related_name="hits")
    grade = models.CharField(_("等级"), max_length=2, choices=Grade.choices)
    rule = models.CharField(_("依据"), max_length=120)
    part = models.CharField(_("位置"), max_length=300, blank=True)
    offset = models.PositiveIntegerField(default=0)
    excerpt = models.CharField(_("摘录"), max_length=400)
    fingerprint = models.CharField(max_length=32)
    box = models.JSONField(default=list)
    cleared_at = models.DateTimeField(_("排除时间"), null=True)
    cleared_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name=_("排除人")
    )
    reason = models.CharField(_("排除理由"), max_length=300, blank=True)
    gone_at = models.DateTimeField(_("规则改变后不再命中"), null=True)

    ROW_POLICY: ClassVar[Action] = Action.READ
    objects: ClassVar[Any] = HitQuerySet.as_manager()

    class Meta:
        verbose_name = _("筛查发现")
        indexes = [models.Index(fields=["file", "grade"], name="hit_by_file")]
        constraints = [
            models.UniqueConstraint(fields=["file", "fingerprint"], name="one_hit_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.get_grade_display()} {self.rule}"

    def get_absolute_url(self) -> str:
        return f"{self.file.version.get_absolute_url()}?hit={self.public_id}"

    @property
    def where(self) -> str:
        """The place inside the file in words, as far as a part of a package has a name."""
        named = next((words for start, words in PARTS.items() if self.part.startswith(start)), None)
        return self.part if named is None else str(named)

    @property
    def is_to_clear(self) -> bool:
        """Whether it stands against the release until somebody clears it."""
        return self.grade in TO_CLEAR and self.cleared_at is None

    @property
    def shown(self) -> str:
        """The excerpt as it may be shown, a personal number with its middle hidden."""
        return masked(self.rule, self.excerpt)

    @property
    def shown_words(self) -> str:
        """The hit itself as it may be shown, or why nothing was read."""
        _before, opened, rest = self.shown.partition("【")
        return rest.partition("】")[0] if opened else self.excerpt

    @property
    def words(self) -> str:
        """The hit itself, out of its masked surroundings; nothing of what was not read."""
        _before, opened, rest = self.excerpt.partition("【")
        return rest.partition("】")[0] if opened and self.grade != Grade.UNREAD else ""
