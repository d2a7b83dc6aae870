"""What screening found becomes rows: new hits stand, hits that the rules no longer find go."""

from datetime import datetime

from jiyao.domains.release.models import Hit, VersionFile
from jiyao.domains.release.screening.asking import Found, Screened


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
