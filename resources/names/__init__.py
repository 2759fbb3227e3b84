"""Names of people and places, by which the guard tells a name in a letter, and how the lists were made."""
