"""Build-time scripts that draw up codebook data from public packages. Nothing here is imported at run time."""
