"""Live preview: runs `mkdocs serve`, and starts it anew when our own code changes.

MkDocs rebuilds by itself when data, prose, templates or styles change, but keeps the modules that a hook
imported, so a change of Python code or of a message catalogue shows only after a new start.
Arguments are passed on: `python -m tools.serve --dev-addr 127.0.0.1:8080`.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

PROJECT = Path(__file__).parent.parent
CODE = {".py", ".mo"}
WATCHED_BY_MKDOCS = ("data", "local", "overrides")
CHANGES = {"created", "modified", "moved", "deleted"}


class CodeChange(FileSystemEventHandler):
    """Sets `seen` when a file of our code changes."""

    def __init__(self, seen: threading.Event) -> None:
        self._seen = seen

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, from its own thread."""
        paths = (Path(str(event.src_path)), Path(str(event.dest_path)))
        if event.event_type in CHANGES and any(path.suffix in CODE for path in paths):
            self._seen.set()


def start(arguments: list[str]) -> subprocess.Popen[bytes]:
    """Starts `mkdocs serve`."""
    watch = [f"--watch={name}" for name in WATCHED_BY_MKDOCS if (PROJECT / name).is_dir()]
    # Said explicitly because newer versions of click no longer take the option's default from MkDocs.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", *watch, *arguments]
    # In a session of its own, Ctrl+C reaches only this program, which then ends the server in its own way.
    return subprocess.Popen(command, cwd=PROJECT, start_new_session=True)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ends the server as Ctrl+C would, so that it removes its temporary folder."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
    server.wait()


def serve(arguments: list[str]) -> None:
    """Runs until interrupted; a server that fails to start is tried again at the next change of code."""
    # A shell starts background jobs with SIGINT ignored, and the server would inherit that.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    changed = threading.Event()
    observer = Observer()
    observer.schedule(CodeChange(changed), str(PROJECT / "hooks"), recursive=True)
    observer.start()
    server = start(arguments)
    try:
        while True:
            if not changed.wait(timeout=1):
                continue
            changed.clear()
            while changed.wait(timeout=0.3):  # editors and git write several files at once
                changed.clear()
            print("The code changed: starting anew.", file=sys.stderr)
            stop(server)
            server = start(arguments)
    except KeyboardInterrupt:
        pass
    finally:
        stop(server)
        observer.stop()
        observer.join()


if __name__ == "__main__":
    serve(sys.argv[1:])
