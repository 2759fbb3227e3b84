"""The commands, one file for each part of the work; the command line puts them together."""
