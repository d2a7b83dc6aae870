"""The product's settings on a home folder of this process; only password hashing is quicker."""

import os
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
SHELF = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - memory, not a shared file
os.environ["JIYAO_HOME"] = tempfile.mkdtemp(prefix=f"jiyao-{WORKER}-", dir=SHELF)
CLUSTER = os.environ.get("JIYAO_TEST_POSTGRESQL", "")
if CLUSTER:
    os.environ["JIYAO_DATABASE"] = f"postgresql:///jiyao_{WORKER}?{CLUSTER}"

from jiyao.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
