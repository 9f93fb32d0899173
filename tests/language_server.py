"""A small client of the real yaml-language-server: opens files with a schema and hears what the editor would underline."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


def find_server() -> str | None:
    """The server on the PATH, if there is one."""
    return shutil.which("yaml-language-server")


class Editor:
    """One session with the server."""

    def __init__(self, process: "subprocess.Popen[bytes]", schemas: dict[str, str]) -> None:
        assert process.stdin
        assert process.stdout
        self._to: IO[bytes] = process.stdin
        self._from: IO[bytes] = process.stdout
        self._settings = {
            "yaml": {
                "validate": True,
                "schemas": schemas,
                "schemaStore": {"enable": False},
                "format": {"enable": False},
            }
        }
        self._say(
            {
                "id": 1,
                "method": "initialize",
                "params": {"processId": None, "rootUri": None, "capabilities": {"workspace": {"configuration": True}}},
            }
        )
        self._listen(lambda message: message.get("id") == 1)
        self._say({"method": "initialized", "params": {}})
        self._say({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings}})

    def underlined(self, path: Path) -> list[tuple[int, str]]:
        """Line (from 1) and message of everything underlined in the file."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}
        self._say({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        heard = self._listen(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
            )
        )
        return [(found["range"]["start"]["line"] + 1, found["message"]) for found in heard["params"]["diagnostics"]]

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._to.flush()

    def _listen(self, is_wanted: Any) -> dict[str, Any]:
        """The next message that is wanted; the server's questions about settings are answered on the way."""
        while True:
            message = self._read()
            if message.get("method") == "workspace/configuration":
                items = message["params"]["items"]
                answer = [
                    self._settings.get(item.get("section"), None) if item.get("section") == "yaml" else None
                    for item in items
                ]
                self._say({"id": message["id"], "result": answer})
            elif "method" in message and "id" in message:
                self._say({"id": message["id"], "result": None})
            if is_wanted(message):
                return message

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has gone")
        message: dict[str, Any] = json.loads(self._from.read(length))
        return message


@contextmanager
def edit(server: str, schemas: dict[str, str]) -> Iterator[Editor]:
    """An editor that knows these schemas (schema URI → glob of files)."""
    process = subprocess.Popen(
        [server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield Editor(process, schemas)
    finally:
        process.kill()
        process.communicate()
