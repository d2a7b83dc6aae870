"""The command `jiyao`: the closed list of what an operator may run."""

import os
import sys

COMMANDS = {
    "setup": "lay out or bring up to date the database",
    "run": "serve the pages",
    "demo": "load the fictional organisation",
    "code": "print the one-time code of the first set-up",
    "sign": "sign the trail: once, or again and again",
    "tick": "do the timed work that is due, write confirmed imports",
    "clauses": "list the clauses of the regime with status, code and tests",
    "keys": "make, list, rotate, retire, export and restore the master keys of files",
    "trail": "verify, export or prove the trail",
    "backup": "put the whole installation into one encrypted file",
    "restore": "restore a backup onto an empty installation, or verify it",
    "check": "say what is unsafe in settings, files, database and trail",
    "export": "write a register as a file, as one person may see it",
    "import": "take an old ledger in from Excel, with the keeper's PIN",
}


def main(argv: list[str] | None = None) -> None:
    """Run one of COMMANDS; anything else is refused with the list."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] not in COMMANDS:
        rows = "\n".join(f"  {name:8} {what}" for name, what in COMMANDS.items())
        sys.exit(f"usage: jiyao COMMAND [OPTIONS]\n\n{rows}")
    os.umask(0o027)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiyao.config.settings")
    os.environ.setdefault("JIYAO_AS", _role(words[0]))
    from django.core.management import execute_from_command_line

    execute_from_command_line(["jiyao", *words])


def _role(command: str) -> str:
    roles = {"setup": "owner", "backup": "owner", "restore": "owner", "sign": "signer"}
    return roles.get(command, "app")
