"""The product's settings as they are; only password hashing is quicker."""

from jiyao.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
