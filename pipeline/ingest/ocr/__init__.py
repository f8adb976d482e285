"""Scanned pages: pictures made upright and straight, drawn lines set aside, words recognised, doubts kept."""
