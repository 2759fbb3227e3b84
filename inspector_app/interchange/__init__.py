"""The record as plain JSON: its schema, reading and writing."""
