"""Deeds: one public function is one deed in one transaction."""
