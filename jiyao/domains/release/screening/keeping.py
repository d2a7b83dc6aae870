"""What screening found becomes rows: new hits stand, hits that the rules no longer find go."""

from datetime import datetime

from jiyao.domains.release.models import Hit, Submission, VersionFile
from jiyao.domains.release.screening.asking import Found, Screened
from jiyao.foundation.vault.models import StoredFile


def keep(file: VersionFile, screened: Screened, at: datetime) -> None:
    """Note on a file what was found in it, inside an act; what was cleared stays cleared."""
    known = {hit.fingerprint: hit for hit in Hit.objects.filter(file=file)}
    found = {each.fingerprint: each for each in screened.found}
    for each in found.values():
        if each.fingerprint not in known:
            _write(file, each)
    for fingerprint, hit in known.items():
        gone = None if fingerprint in found else hit.gone_at or at
        if hit.gone_at != gone:
            hit.gone_at = gone
            hit.save()
    file.rules, file.screened_at = screened.rules, at
    file.save()


def known_of(submission: Submission, sha256: str, name: str, rules: str) -> Screened | None:
    """Return what these rules found before in the same file of a submission, inside an act."""
    rows = VersionFile.objects.filter(version__submission=submission, sha256=sha256, rules=rules)
    named = StoredFile.objects.filter(name=name).values("attachment")
    file = rows.exclude(screened_at=None).filter(attachment__in=named).order_by("pk").last()
    return file and Screened(rules, [_found(hit) for hit in file.hits.standing()])


def _found(hit: Hit) -> Found:
    same = ("grade", "rule", "part", "excerpt", "fingerprint", "offset", "box")
    return Found(**{name: getattr(hit, name) for name in same})


def _write(file: VersionFile, found: Found) -> None:
    Hit.objects.create(
        file=file,
        label_id=file.label_id,
        grade=found.grade,
        rule=found.rule[:120],
        part=found.part,
        offset=found.offset,
        excerpt=found.excerpt,
        fingerprint=found.fingerprint,
        box=found.box,
    )
