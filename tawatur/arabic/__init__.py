"""String → data, pure: folding, words, quotations, inflection, times, numbers."""
