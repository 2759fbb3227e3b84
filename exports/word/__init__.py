"""The letter as a Word document: review copy and sign-off copy from one template."""
