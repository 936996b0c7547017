"""Speed, memory and robustness, measured: `python -m benchmarks.run`, `benchmarks.tagger`, `benchmarks.sweep`."""
