"""Where LibreOffice is on this computer, and how it runs there without touching anything of it.

What it makes of a file is its own. It is given a home, a profile and folders for temporary files,
all inside one folder that its caller deletes; no printer, no desktop session, no macros, and no
leave to follow a link of the document.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from foi_compare.system import confined

_PROGRAMS = ("soffice", "libreoffice")
# Where the installers of Windows and macOS put it, which is not on the path.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# What a program needs to know of the computer; all else of the person's environment (proxies, a
# session to speak to, a display) is not handed on.
_HANDED_ON = (
    *("PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "OS"),
    *("PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMMONPROGRAMFILES"),
    *("NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
)
_HOMES = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
_TEMPORARY = ("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR")
_SESSIONS = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS")
_FIXED = {
    "LC_ALL": "C.UTF-8",
    "SAL_USE_VCLPLUGIN": "svp",
    "SAL_DISABLE_DEFAULTPRINTER": "1",
    "SAL_DISABLE_PRINTERLIST": "1",
    "GSETTINGS_BACKEND": "memory",
    # Java would write its counters into a folder that all users share.
    "JAVA_TOOL_OPTIONS": "-XX:-UsePerfData",
}
# Component and node, name, value; the names are those of LibreOffice's own schema.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),  # signed by the trusted alone
    ("Office.Common/Save/Document", "LoadPrinter", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never
    ("Office.Calc/Content/Update", "Link", "1"),  # never
    ("Setup/L10N", "ooSetupSystemLocale", "en-GB"),  # else it runs `paperconf` to ask for the paper
    ("Setup/Office", "MigrationCompleted", "true"),
    # A profile that no version newer than itself has used it sets up, and starts a second time.
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
)
# The fonts of the system, and one place of its own for what it notes of them. The system's own file
# would name the folders that all users share besides, and what is there is opened to be written
# whenever a folder of fonts is newer than what is noted of it.
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>{cache}</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
"""
_FONTS_KNOWN = ("/var/cache/fontconfig", "/usr/lib/fontconfig/cache")
_FONTS_FILE = "fonts.conf"
_SCHEMA = 'xmlns:oor="http://openoffice.org/2001/registry"'
_PROFILE = "profile"


def find_program() -> str:
    """Return the path of LibreOffice on this computer, empty where there is none."""
    return next(_candidates(), "")


def _candidates() -> Iterator[str]:
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            yield found
    yield from (place for place in _PLACES if Path(place).is_file())


def convert(program: str, given: Path, here: Path, seconds: float) -> Path:
    """Return where LibreOffice puts a DOCX of a file; all that it writes is inside `here`.

    Raises:
        OSError: the program does not start.
        subprocess.TimeoutExpired: it took longer, and was ended with all that it started.

    """
    Path(program).stat()  # before a program stands between that says less when it is not there
    _prepare(here)
    out = here / "out"
    arguments = (
        *_confining(here),
        os.path.abspath(program),  # noqa: PTH100 - a link to it says where its installation is
        f"-env:UserInstallation={(here / _PROFILE).as_uri()}",
        f"-env:UNO_SHARED_PACKAGES_CACHE={(here / 'shared').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(out), str(given)),
    )
    _run(arguments, here, seconds)
    return out / f"{given.stem}.docx"


def pipe_of(here: Path) -> Path:
    """Return the socket that it makes outside `here`, and leaves there when it is killed.

    Its name is the digest of the profile's address, each byte without a zero before it.
    """
    address = (here / _PROFILE).as_uri().encode("utf-16-le")
    digest = hashlib.md5(address, usedforsecurity=False).digest()
    user = getattr(os, "getuid", int)()
    name = "".join(f"{byte:x}" for byte in digest)
    return Path("/tmp") / f"OSL_PIPE_{user}_SingleOfficeIPC_{name}"  # noqa: S108 - it has no choice


def _prepare(here: Path) -> None:
    """Make the folders, and a profile that forbids what a document could ask for."""
    for name in ("home", "tmp", "out", "fonts", f"{_PROFILE}/user"):
        (here / name).mkdir(mode=0o700, parents=True)
    fonts = _FONTS.format(cache=escape(str(here / "fonts")))
    (here / _FONTS_FILE).write_text(fonts, encoding="utf-8")
    _copy_known_fonts(here / "fonts")
    items = "".join(
        f'<item oor:path="/org.openoffice.{node}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for node, name, value in _SETTINGS
    )
    (here / _PROFILE / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {_SCHEMA}>{items}</oor:items>',
        encoding="utf-8",
    )


def _copy_known_fonts(here: Path) -> None:
    """Copy what the system knows of its fonts: to read hundreds of them anew takes seconds."""
    for place in _FONTS_KNOWN:
        for known in Path(place).glob("*.cache-*"):
            with suppress(OSError):  # it only saves time
                shutil.copyfile(known, here / known.name)


def _environment(here: Path) -> Mapping[str, str]:
    known = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    homes = dict.fromkeys(_HOMES, str(here / "home"))
    temporary = dict.fromkeys(_TEMPORARY, str(here / "tmp"))
    none = str(here / "none")  # neither a print server nor a session is there
    sessions = dict.fromkeys(_SESSIONS, f"unix:path={none}")
    fonts = {"FONTCONFIG_FILE": str(here / _FONTS_FILE)} if sys.platform == "linux" else {}
    return {**known, **_FIXED, **homes, **temporary, **sessions, **fonts, "CUPS_SERVER": none}


def _confining(here: Path) -> tuple[str, ...]:
    """Return the program before it that takes from it what it does not need, where there is one."""
    if sys.platform != "linux" or not sys.executable:
        return ()
    return (sys.executable, "-I", "-S", str(Path(confined.__file__)), str(here))


def _run(arguments: Sequence[str], here: Path, seconds: float) -> None:
    """Run a program to its end, and end it and what it started when it takes too long.

    It stays in the group of this process, so that whoever kills the group kills it too.
    """
    with subprocess.Popen(  # noqa: S603 - the program is found by us, the arguments are ours
        arguments,
        cwd=here,  # where a crash may leave its memory
        env=_environment(here),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(seconds)
        finally:
            if process.poll() is None:
                end(process.pid)


def end(number: int) -> None:
    """End a process and all that it started: LibreOffice leaves the work to a second process."""
    import psutil

    first = psutil.Process(number)
    first.suspend()  # so that it starts no other meanwhile
    for process in (first, *first.children(recursive=True)):
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
