"""Parts of the page that looks at how a direct payment is used."""
