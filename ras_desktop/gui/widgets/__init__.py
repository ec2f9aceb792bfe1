"""Parts that pages are made of: fields, cards, tables, bars, charts."""
