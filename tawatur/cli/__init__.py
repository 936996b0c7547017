"""The shell door: one file for each command. `tawatur.cli.app` is the way in; only this room prints and exits."""
