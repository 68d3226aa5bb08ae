"""Walks through the pages in real Chromium."""
