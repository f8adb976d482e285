"""What a researcher's own annotations add to the judges that are shipped: the file that `ratslese train` writes and `ratslese run
--learned` reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.learned import Classifier, shipped
from pipeline.errors import RatsleseError


@dataclass(frozen=True, slots=True)
class Learned:
    """What is added to the weights of the shipped judges, by their names; nothing by default."""

    additions: Mapping[str, Classifier] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Twelve digits of the content; empty where nothing is added."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()[:12] if self.additions else ""

    def judges(self) -> dict[str, Classifier]:
        """The judges to use instead of the shipped ones."""
        return {name: shipped(name).plus(more) for name, more in self.additions.items()}

    def as_json(self) -> str:
        judges = {
            name: {"classes": more.classes, "weights": dict(sorted(more.weights.items()))}
            for name, more in sorted(self.additions.items())
        }
        return json.dumps({"judges": judges}, ensure_ascii=False, indent=1) + "\n"


def read_learned(file: Path) -> Learned:
    """Raises RatsleseError(bad_learned) where the file cannot be read, is of another form, or speaks of a judge that is not here."""
    try:
        return Learned(
            {name: _judge(name, entry) for name, entry in json.loads(file.read_text("utf-8"))["judges"].items()}
        )
    except OSError as error:
        raise RatsleseError("bad_learned", f"{file} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RatsleseError("bad_learned", f"{file} does not hold what was learned.") from None


def _judge(name: str, entry: Mapping[str, Any]) -> Classifier:
    try:
        known = shipped(name if name.isidentifier() else "")
    except FileNotFoundError:
        raise RatsleseError("bad_learned", f"There is no judge “{name}” in this version of ratslese.") from None
    weights = {str(feature): tuple(map(float, row)) for feature, row in entry["weights"].items()}
    if tuple(entry["classes"]) != known.classes or any(len(row) != len(known.classes) for row in weights.values()):
        message = f"The judge “{name}” of this version tells {', '.join(known.classes)} apart, the file others."
        raise RatsleseError("bad_learned", message, "Run `ratslese train` again with this version.")
    return Classifier(known.classes, weights)
