"""What exists in Tawatur: the frozen records that every room reads and writes.

Each record that was extracted carries the spans of the words it rests on. `tawatur.records.findings.Findings` gathers
all that one article yields; `tawatur.records.schema` gives the JSON Schema of each.
"""
