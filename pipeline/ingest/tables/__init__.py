"""Tables found by what is drawn and by how words stand, alike for digital and scanned pages."""
