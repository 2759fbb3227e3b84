"""Changes and what follows from a set of them: pure functions, no input or output."""
