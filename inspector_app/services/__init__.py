"""Deeds: one public function that writes is one deed in one transaction; the others read."""
