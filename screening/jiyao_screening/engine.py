"""Screens files by path: the entry for programs that embed the engine."""

from hashlib import sha256
from pathlib import Path

from .folding import folder
from .limits import Limits
from .parts import Gap
from .rules import RuleSet
from .screening import Screener
from .targets import Target
from .verdicts import Result
from .walking import Walker


class Engine:
    """Rules and limits of one run.

    `without` names views, decoders and readers to leave out (for measuring their worth).
    """

    def __init__(
        self,
        rules: RuleSet | None = None,
        limits: Limits | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.rules = rules or RuleSet()
        self.limits = limits or Limits()
        self._walker = Walker(Screener(self.rules, folder(without)), self.limits, without)

    def screen_bytes(self, data: bytes, name: str = "") -> Result:
        """Screen bytes in memory; `name` is only screened as text."""
        digest = sha256(data)
        findings, gaps = self._walker.walk(data, digest.digest())
        names = self._walker.walk_name(name) if name else []
        return Result(name, digest.hexdigest(), len(data), names + findings, gaps)

    def screen_file(self, path: Path) -> Result:
        """Screen one file."""
        return self.screen_target(Target(path, path.stem))

    def screen_target(self, target: Target) -> Result:
        """Screen one target; what cannot be opened is a gap, never an error."""
        if target.refusal:
            return self._refused(target, target.refusal)
        try:
            if target.path.stat().st_size > self.limits.file_bytes:
                return self._refused(target, f"文件超过大小上限 {self.limits.file_bytes} 字节")
            data = target.path.read_bytes()
        except OSError as error:
            return self._refused(target, f"无法打开（{error.strerror}）")
        result = self.screen_bytes(data, target.name)
        result.path = str(target.path)
        return result

    def _refused(self, target: Target, reason: str) -> Result:
        findings = self._walker.walk_name(target.name)
        return Result(str(target.path), findings=findings, gaps=[Gap("", reason)])
