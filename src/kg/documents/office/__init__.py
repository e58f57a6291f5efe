"""Readers of office files, books, tables, letters and packed folders: DOCX, ODT, EPUB, RTF and others."""
