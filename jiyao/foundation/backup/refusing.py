class BackupRefused(RuntimeError):
    """A backup that is not made, or an archive that is not accepted; the message says why."""
