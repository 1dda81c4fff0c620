"""What the curator's commands share: articles.py knows the articles and what stands where in them, rows.py
reads the CSVs of data/ and puts rows into them, each in its place."""
