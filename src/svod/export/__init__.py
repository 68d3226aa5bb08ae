"""Entries and claims → files for other programs: sheets, calendars, tables, lines, feeds."""
