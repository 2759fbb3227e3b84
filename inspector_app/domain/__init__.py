"""Values and rules of a visit: frozen dataclasses, visit kinds, wording, the letter, guards, errors; no input or output."""
