"""Read-only Qt item models over frozen values."""
