"""``ratslese run --log-format json``: a line a document on standard error, for machines that watch many runs.

{"event": "document", "source": "papers/a.pdf", "status": "read", "seconds": {"read": 0.41, "extract": 0.2, …}, "rows": {…}, …}
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.answers import Answer, Failure, Same, path_of
from pipeline.ingest.find import printable
from pipeline.watching import Watcher

_STATUS = {"duplicate": "copy", "not_a_paper": "no paper"}


class JsonLog(Watcher):
    """One JSON object a line: ``begin``, then ``document`` for each input, then ``storing``."""

    def begin(self, known: int, unread: Sequence[Path]) -> None:
        _write("begin", known=known, unread=len(unread))

    def answer(self, answer: Answer) -> None:
        super().answer(answer)
        _write("document", **of(answer))

    def page(self, file: Path, done: int, pages: int) -> None:
        _write("page", source=printable(file), done=done, pages=pages)

    def storing(self) -> None:
        _write("storing")


def of(answer: Answer) -> dict[str, Any]:
    """What is logged of an input."""
    if isinstance(answer, Failure):
        return {
            "source": path_of(answer),
            "sha256": answer.sha256,
            "status": _STATUS.get(answer.code, "failed"),
            "stage": answer.stage,
            "error_code": answer.code,
            "message": answer.message,
        }
    line: dict[str, Any] = {
        "source": path_of(answer),
        "sha256": answer.source.sha256,
        "document_id": answer.source.document_id,
    }
    if isinstance(answer, Same):
        return {**line, "status": "known"}
    seconds = {stage: round(value, 3) for stage, value in answer.seconds.items()}
    return {**line, "status": "read" if seconds else "kept", "seconds": seconds, **answer.counts}


def _write(event: str, **values: Any) -> None:
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **values}
    print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)
