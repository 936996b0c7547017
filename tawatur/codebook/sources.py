"""The codebook's files as plain data: the package's own, a user's folder laid over them; and what was made of them."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
from pathlib import Path
from typing import Any

import yaml

PACKAGE = Path(__file__).parent
# Compiled codebooks kept in the cache folder, and their words: those of a few versions and overlays.
_KEPT = 6


def load_sources(overlay: Path | None = None) -> dict[str, Any]:
    """All YAML files by their path without suffix ("people/libya"), the overlay's entries after the package's.

    An overlay file of the same path adds its entries; an entry with an id that exists replaces that one.
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
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        str(file.relative_to(folder).with_suffix("")): yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        for file in sorted(folder.rglob("*.yml"))
    }


def stamp_sources(overlay: Path | None = None) -> str:
    """A digest of all files that a compiled codebook depends on: data, compiler, inflection, folding."""
    stamp = hashlib.sha256()
    folders = (PACKAGE, PACKAGE.parent / "arabic", *((overlay,) if overlay is not None else ()))
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".yml", ".py", ".gz"):
                stat = file.stat()
                stamp.update(f"{file}\x1f{stat.st_size}\x1f{stat.st_mtime_ns}\n".encode())
    return stamp.hexdigest()[:24]


def recall(stamp: str) -> Any | None:
    """What was remembered under a stamp, or None. The file is this program's own, in the user's own cache folder."""
    try:
        content = (_cache_folder() / f"codebook-{stamp}.pickle").read_bytes()
    except OSError:
        return None
    gc.disable()  # a third of the loading time would go into looking for cycles among fresh, long-lived objects
    try:
        return pickle.loads(content)
    except Exception:
        return None
    finally:
        gc.enable()


def remember(stamp: str, made: Any) -> None:
    """Keep what was compiled; silently nothing where the cache folder cannot be written."""
    folder = _cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"codebook-{stamp}.{os.getpid()}"
        draft.write_bytes(pickle.dumps(made, protocol=5))
        draft.replace(folder / f"codebook-{stamp}.pickle")
        kept = sorted(folder.glob("codebook-*.pickle"), key=lambda file: file.stat().st_mtime)
        for stale in kept[:-_KEPT]:
            stale.unlink(missing_ok=True)
    except OSError:
        return


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tawatur"
