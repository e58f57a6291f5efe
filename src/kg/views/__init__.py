"""What a person looks at: the graph page and, later, its sister views."""
