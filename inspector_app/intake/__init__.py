"""Readers of what others made: surveys and typed notes become proposed notes."""
