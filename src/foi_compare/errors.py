"""The exception tree: a bad file raises one of these, bad data never does.

FoiCompareError
├── InputError                      exit 2
│   ├── UnreadableDocumentError     the file is named, the rest of the batch is read
│   │   ├── UnsupportedFormatError
│   │   │   └── NoConverterError
│   │   ├── NoMeansError
│   │   ├── PasswordProtectedError
│   │   ├── NoTextLayerError
│   │   └── TooLargeError
│   ├── CodebookError               names the file and the line
│   ├── SettingsError               names the file and the key
│   └── DecisionsError              names the file and the line
├── EngineError                     exit 2
└── ExportError                     exit 2
"""

from __future__ import annotations


class FoiCompareError(Exception):
    """Base of every error that foi-compare raises on purpose."""


class InputError(FoiCompareError):
    """What was given cannot be used as it is."""


class UnreadableDocumentError(InputError):
    """One document cannot be read; the others still are.

    Args:
        document: name of the file as it stands in the inbox.
        problem: what is wrong, in words that a newcomer understands.
        next_step: what the person can do about it.

    """

    def __init__(self, document: str, problem: str, next_step: str = "") -> None:
        self.document = document
        self.problem = problem
        self.next_step = next_step
        super().__init__(f"{document}: {problem}" + (f" {next_step}" if next_step else ""))

    def __reduce__(self) -> tuple[type[UnreadableDocumentError], tuple[str, str, str]]:
        """Keep the three parts when the error crosses from a worker process."""
        return (type(self), (self.document, self.problem, self.next_step))


class UnsupportedFormatError(UnreadableDocumentError):
    """The content of the file is of no kind that a reader knows."""


class NoConverterError(UnsupportedFormatError):
    """The file is of a kind that only another program opens, and that is not here or fails."""


class NoMeansError(UnreadableDocumentError):
    """Reading the file takes more than this computer has, such as memory; another may read it."""


class PasswordProtectedError(UnreadableDocumentError):
    """The file opens only with a password."""


class NoTextLayerError(UnreadableDocumentError):
    """The file holds pictures of text and no text."""


class TooLargeError(UnreadableDocumentError):
    """The file, or what is inside it, is more than a limit that is the same on every computer."""


class FileProblemError(InputError):
    """A file that a person wrote is wrong at a line that can be named."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file = file
        self.line = line
        self.problem = problem
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {problem}")

    def __reduce__(self) -> tuple[type[FileProblemError], tuple[str, int, str]]:
        """Keep the three parts when the error crosses from a worker process."""
        return (type(self), (self.file, self.line, self.problem))


class CodebookError(FileProblemError):
    """A codebook folder does not hold together."""


class SettingsError(FileProblemError):
    """`foi-compare.toml` says something that cannot be meant."""


class DecisionsError(FileProblemError):
    """`decisions.csv` is no CSV in UTF-8, or cannot be opened or added to."""


class EngineError(FoiCompareError):
    """The programs in which files are read cannot be started."""


class ExportError(FoiCompareError):
    """The outputs cannot be written."""
