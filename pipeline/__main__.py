"""``python -m pipeline``: the same as ``ratslese``."""

from pipeline.cli import main

main()
