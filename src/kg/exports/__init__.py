"""Takes a graph elsewhere: files for other programs, and the bundle that opens on another machine."""
