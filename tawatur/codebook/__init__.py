"""Knowledge as YAML, and its compiler into matchers."""
