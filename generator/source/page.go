package source

// extract reads the article out of a page.
func extract(a *Article) { a.Blocks = split(a.Text) }
