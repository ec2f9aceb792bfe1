"""Codes become sentences here: English text, dates, numbers and money as people read them."""
