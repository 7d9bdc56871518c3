"""Helix in a pseudo terminal, with the configuration of editors/helix as it is pasted: diagnostics, completion, hover.

Its screen is read with pyte where that is there, else the text that it writes is searched, which is enough for words.

TSNIX_BINARY=... TSNIX_HELIX=hx python3 tests/editors/helix/test.py
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

# Seconds: so many that only a hang fails, on a busy machine too.
PATIENCE = 120
repository = pathlib.Path(__file__).resolve().parents[3]
folder = pathlib.Path(tempfile.mkdtemp(prefix="tsnix-helix-"))


class Screen:
    """What is on the terminal: exactly with pyte, else all that was written since the last key."""

    def __init__(self, columns, rows):
        try:
            import pyte

            self.screen = pyte.Screen(columns, rows)
            self.stream = pyte.ByteStream(self.screen)
        except ImportError:
            self.screen = None
            self.written = b""

    def feed(self, data):
        if self.screen:
            self.stream.feed(data)
        else:
            self.written += data

    def clear(self):
        if not self.screen:
            self.written = b""

    def text(self):
        if self.screen:
            return "\n".join(line.rstrip() for line in self.screen.display)
        plain = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]", b"", self.written)
        return plain.decode("utf8", "replace")


def prepare():
    """A copy of the project, a home with the configuration, and the server on PATH."""
    shutil.copytree(repository / "tests/editors/workspace", folder / "demo")
    home = folder / "home"
    configuration = home / ".config/helix"
    configuration.mkdir(parents=True)
    (configuration / "config.toml").write_text('theme = "default"\n[editor]\nidle-timeout = 50\n')
    shutil.copy(repository / "editors/helix/languages.toml", configuration / "languages.toml")
    (folder / "bin").mkdir()
    (folder / "bin/tsnix").symlink_to(os.environ["TSNIX_BINARY"])
    path = f"{folder}/bin:{os.environ['PATH']}"
    return dict(os.environ, HOME=str(home), XDG_CONFIG_HOME=str(home / ".config"), XDG_CACHE_HOME=str(home / ".cache"),
                PATH=path, TERM="xterm-256color", COLORTERM="truecolor")


def main():
    environment = prepare()
    words = shlex.split(os.environ.get("TSNIX_HELIX", "hx")) + ["flake.ts"]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder / "demo")
        os.execvpe(words[0], words, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    screen = Screen(120, 30)

    def see(what, words, patience=PATIENCE):
        end = time.time() + patience
        while time.time() < end:
            ready, _, _ = select.select([terminal], [], [], 0.05)
            if ready:
                screen.feed(os.read(terminal, 65536))
            if re.search(words, screen.text()):
                print(f"ok {what}")
                return
        print(f"FAILED: {what}\n{screen.text()}")
        raise SystemExit(1)

    def keys(text, pause=0.05):
        screen.clear()
        for key in text:
            os.write(terminal, key.encode())
            time.sleep(pause)

    try:
        see("the file is shown", "mkShell")
        time.sleep(1)
        # To the end of `pkgs.nodejs`, and a letter too many.
        keys("8gg")
        keys("t]as")
        see("a diagnostic on a mistyped package", "nodejss.*is not|not among|has no property|near|did you mean")
        keys("\x7f\x1b")
        time.sleep(0.5)
        keys("b k")
        see("hover says what a package is", r"Packages\.nodejs")
        keys("\x1b\x1b")
        keys("8gg")
        keys("t]a, pkgs.rip", 0.08)
        see("completion knows ripgrep", "ripgrep-all|ripgrep")
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
