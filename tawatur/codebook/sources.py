"""The codebook's files as plain data: the package's own, with a user's folder laid over them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import msgspec
import yaml

PACKAGE = Path(__file__).parent


def load_sources(overlay: Path | None = None) -> dict[str, Any]:
    """All YAML files by their path without suffix ("people/libya"), the overlay's entries after the package's.

    An overlay file of the same path adds its entries; an entry with an id that exists replaces that one. Parsed files are
    remembered in the user's cache folder, since YAML parses slowly; where that folder cannot be written, nothing is kept.
    """
    data = _load_folder(PACKAGE)
    if overlay is not None:
        for name, content in _load_folder(overlay).items():
            data[name] = _lay_over(data.get(name), content)
    return data


def _lay_over(base: Any, content: Any) -> Any:
    if isinstance(base, list) and isinstance(content, list):
        own = {entry.get("id") for entry in content if isinstance(entry, dict)} - {None}
        return [entry for entry in base if not isinstance(entry, dict) or entry.get("id") not in own] + content
    if isinstance(base, dict) and isinstance(content, dict):
        return {**base, **{key: _lay_over(base.get(key), value) for key, value in content.items()}}
    return content


def _load_folder(folder: Path) -> dict[str, Any]:
    files = sorted(folder.rglob("*.yml"))
    stamp = hashlib.sha256()
    for file in files:
        stat = file.stat()
        stamp.update(f"{file}\x1f{stat.st_size}\x1f{stat.st_mtime_ns}\n".encode())
    cached = _cache_folder() / f"codebook-{stamp.hexdigest()[:20]}.msgpack"
    try:
        return dict(msgspec.msgpack.decode(cached.read_bytes()))
    except (OSError, msgspec.DecodeError):
        pass
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = {
        str(file.relative_to(folder).with_suffix("")): yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        for file in files
    }
    _remember(cached, msgspec.msgpack.encode(data))
    return data


def _remember(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for stale in sorted(target.parent.glob("codebook-*.msgpack"), key=lambda file: file.stat().st_mtime)[:-3]:
            stale.unlink(missing_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(target)
    except OSError:
        return


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tawatur"
