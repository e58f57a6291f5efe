"""Objectives and targets, and the years by which they are to be reached."""
