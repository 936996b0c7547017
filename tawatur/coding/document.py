"""From an article to its records."""

from __future__ import annotations

from tawatur.codebook.load import Codebook
from tawatur.records.document import Document
from tawatur.records.findings import Findings


def code_article(doc: Document, codebook: Codebook) -> Findings:
    """All records of one article, each with the words it rests on.

    Args:
        doc: the article as read.
        codebook: the compiled knowledge, from `tawatur.codebook.load.load_codebook`.

    Returns:
        `Findings`; empty where the article yields nothing.
    """
    return Findings()
