"""File formats, one a module: `read(path) -> Table`, and `write(playlist, file)` where it can be written."""
