"""Bytes → documents: text files with their metadata, and JSON lines. `tawatur.ingest.paths` is the way in."""
