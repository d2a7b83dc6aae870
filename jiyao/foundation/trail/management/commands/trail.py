import json
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jiyao.foundation.trail.exporting import export
from jiyao.foundation.trail.live import verify_live
from jiyao.foundation.trail.merkle import ProofFailed
from jiyao.foundation.trail.notes import BadNote, BadSignature, VerifierKey
from jiyao.foundation.trail.proving import NotSigned, check_proof, proof_of, to_json
from jiyao.foundation.trail.seals import row_faults
from jiyao.foundation.trail.verifier import describe


class Command(BaseCommand):
    """Verify, export or prove the trail."""

    help = _("核验、导出或证明留痕")

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        verify = deeds.add_parser("verify", help=_("核验数据库中的留痕和各台账的封记"))
        away = deeds.add_parser("export", help=_("导出到新文件夹，供另一台计算机核验"))
        away.add_argument("folder", type=Path)
        proof = deeds.add_parser("proof", help=_("给出一条记录的证明，或核对一份证明"))
        proof.add_argument("number", type=int, nargs="?")
        proof.add_argument("--check", type=Path, metavar="FILE")
        for deed in (verify, away, proof):
            deed.add_argument("--log", type=int, metavar="YEAR")

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        deeds: dict[str, Any] = {
            "verify": self._verify,
            "export": self._export,
            "proof": self._proof,
        }
        deeds[deed](**options)

    def _verify(self, log: int | None, **options: Any) -> None:
        results = verify_live(log)
        for result in results:
            self.stdout.write(describe(result))
        bad: list[Any] = [result for result in results if result.fault]
        for fault in row_faults() if not bad else ():
            bad.append(fault)
            self.stdout.write(f"FAIL {fault.kind} {fault.ref} {fault.reason}")
        if bad:
            sys.exit(1)

    def _export(self, folder: Path, log: int | None, **options: Any) -> None:
        try:
            written = export(folder, log)
        except FileExistsError as error:
            raise CommandError(_("文件夹已存在：%s") % folder) from error
        self.stdout.write(_("已导出 %d 条") % written)

    def _proof(
        self, number: int | None, log: int | None, check: Path | None, **options: Any
    ) -> None:
        if check is not None:
            self._check(check)
            return
        try:
            proof = proof_of(log or datetime.now(UTC).year, number or 0)
        except NotSigned as error:
            raise CommandError(_("没有这条记录，或尚未签名")) from error
        self.stdout.write(to_json(proof))

    def _check(self, path: Path) -> None:
        key = Path(settings.HOME) / "checkpoints" / "key.pub"
        try:
            proof = json.loads(path.read_text(encoding="utf-8"))
            tree = check_proof(proof, [VerifierKey.parse(key.read_text())])
        except (BadNote, BadSignature, ProofFailed, ValueError, KeyError, OSError) as error:
            raise CommandError(_("FAIL 证明不成立")) from error
        told = {"origin": tree.origin, "number": proof["number"], "size": tree.size}
        self.stdout.write(_("PASS %(origin)s #%(number)d 在已签名的 %(size)d 条之中") % told)
