"""Values and rules of a visit: things, visit kinds, wording, the letter, guards, errors; no input or output."""
