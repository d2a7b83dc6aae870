"""Uploads stay in memory: nothing in clear ever reaches the disk (SYS-04)."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InMemory(FileUploadHandler):
    """Keep the files of a request in memory, all of them together up to the limit.

    Beyond it, and from whoever has not signed in, bytes are counted and dropped; a file that lost
    bytes arrives empty with its true size, so that it can be refused with a reason.
    """

    chunk_size = 64 * 1024
    held = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept: BytesIO | None = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += len(raw_data)
        if self.kept is not None and self._may_keep():
            self.kept.write(raw_data)
        else:
            self.kept = None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        kept = self.kept or BytesIO()
        kept.seek(0)
        return InMemoryUploadedFile(
            file=kept,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def _may_keep(self) -> bool:
        user = getattr(self.request, "user", None)
        return (
            user is not None
            and user.is_authenticated
            and self.held <= settings.FILE_MEGABYTES << 20
        )
