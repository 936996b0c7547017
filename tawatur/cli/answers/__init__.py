"""What each command answers with `--json`: one document on stdout. `table` lists them; a module holds a family."""
