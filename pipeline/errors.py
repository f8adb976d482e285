"""What can go wrong, what to do about it, and the exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum

REMEDIES = {
    "not_found": "Check the path; folders are searched with all their subfolders.",
    "no_inputs": "Name files or folders that hold .pdf, .docx, .odt, .txt, .md or .html papers.",
    "not_a_paper": "Nothing to do; if it is a paper after all, save it as PDF.",
    "unreadable": "Check that you may read the file and that the disk is in order.",
    "unknown_type": "ratslese reads PDF, .docx, .odt, text, Markdown, HTML. Convert the file to PDF (Word: “Save as PDF”) and try again.",
    "empty": "Download the file again; the copy at hand holds nothing.",
    "encrypted": "Ask for a copy without a password, or save one with a PDF viewer after entering it.",
    "broken": "Download the file again, or open it in a PDF viewer and print it to a new PDF.",
    "no_text_layer": "The pages are pictures; run ratslese again with --ocr auto.",
    "no_ocr": "Install it: apt-get install tesseract-ocr tesseract-ocr-deu (Debian, Ubuntu) or brew install tesseract tesseract-lang.",
    "no_ocr_language": "Install its data: apt-get install tesseract-ocr-deu, -fra … (Debian, Ubuntu) or brew install tesseract-lang.",
    "no_ocrmypdf": "Install it (pip install ocrmypdf, or apt-get install ocrmypdf), or run without --searchable-pdf.",
    "ocrmypdf_failed": "The tables do not need the copy. Open the file in a PDF viewer and print it to a new PDF for another try.",
    "ocr_failed": "Try the page again; if it fails again, please report the file.",
    "too_large": "Split the file into parts and read them one by one.",
    "timeout": "Split the file, or give it more time with --timeout.",
    "crashed": "The file brought the reader down. Open it in a PDF viewer and print it to a new PDF; please report the file.",
    "internal": "This is an error of ratslese. Please report it with the file; --debug shows the traceback.",
    "duplicate": "Nothing to do: the same bytes are read under the other name.",
    "no_results": "Run `ratslese run` first, or name the folder of the results with --out.",
    "interrupted": "Run the same command again to go on: no paper that is kept is read twice.",
    "busy": "Wait until it is done, or name another folder with --out.",
    "bad_shard": "Name the part and the number of parts, as in --shard 3/20.",
    "no_cluster": "Install it: pip install 'ratslese[cluster]', or leave out --scheduler.",
    "no_scheduler": "Check the address; `dask scheduler` prints it when it starts (tcp://HOST:8786).",
    "ambiguous": "Name more of the document: its number, the path, or the id.",
    "unknown_table": "`ratslese tables` lists the tables.",
    "no_gold": "Name a folder of annotations (index.csv, or a JSON file a paper), one of them, or a Label Studio export.",
    "too_few": "Annotate more papers (docs/annotate.md), and read them with `ratslese run` into the folder that --out names.",
    "bad_learned": "Name a file that `ratslese train` wrote.",
    "not_written": "Check that the folder exists and that you may write to it.",
    "bad_gold": "Correct the annotation; docs/annotate.md describes the form.",
    "bad_paper_kinds": "Correct the file beside the results, or take it away; docs/compare.md shows its form.",
    "two_concepts": "Give them one concept in papers.csv, or an undertaking each.",
    "unknown_column": "Name one of these with --by.",
    "unknown_policy": "Name one of these with --policy.",
    "bad_codebook": "Correct the file; docs/codebook.md describes the form, and `ratslese codebook show` prints the built-in one.",
    "not_installed": "Install it: pip install datasette, or pip install 'ratslese[browse]'.",
    "not_served": "Look at what Datasette said above; where the port is taken, name another with --port.",
    "too_many_rows": "Take another format: --format datapackage, csv, parquet or sqlite.",
    "nothing_to_compare": "`ratslese show` says what a paper's head was read as; compare results in which a town was found.",
    "unknown_municipality": "Name one of them: its name, the beginning of it, or its official key.",
    "unknown_place": "Read the official list, which has every municipality: `ratslese register update FILE.xlsx`.",
    "bad_register": "Correct the list, or read the official one: `ratslese register update FILE.xlsx` (docs/register.md).",
    "bad_papers_csv": "Correct the list; docs/collections.md describes the form.",
    "bad_towns_csv": "Correct the list; docs/collections.md describes the form.",
    "bad_corrections_csv": "Correct the line; docs/corrections.md describes the form. Nothing was written.",
    "bad_municipality": "Name one of the register by its name or official key, as in --municipality 08212000.",
    "old_results": "Move the folder away and run `ratslese run` again; the papers are read anew.",
    "damaged_results": "Move the file away and run `ratslese run` again; the papers are read anew.",
}

NO_FAILURES = frozenset({"duplicate", "not_a_paper"})
"""Inputs that are named in `failures` and do not make a run fail."""


class ExitCode(IntEnum):
    """What the command line answers to the shell."""

    OK = 0
    FAILURES = 1
    """The run went through, but at least one input could not be read (see the table ``failures``)."""
    USAGE = 2
    NOTHING = 3
    """Nothing was done: no inputs, or no results to show."""
    MISMATCH = 4
    """``verify`` found quotes that do not stand where the evidence says."""
    INTERRUPTED = 130
    """Ctrl-C, as shells count it (128 and the number of the signal)."""


class RatsleseError(Exception):
    """An error with its cause (``message``, one sentence) and what to do about it (``remedy``, one sentence)."""

    exit_code = ExitCode.NOTHING

    def __init__(self, code: str, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy if remedy is not None else REMEDIES.get(code, "")

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def __reduce__(self) -> tuple[type[RatsleseError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.remedy)


class InterruptedRunError(RatsleseError):
    """Somebody pressed Ctrl-C."""

    exit_code = ExitCode.INTERRUPTED


class ReadError(RatsleseError):
    """A paper that cannot be read: becomes one row of ``failures``."""
