-- What follows from the curated tables, computed once when the dataset is built.

-- A date is an interval. Its last day and its precision are curated; the first day follows from the two,
-- save for an `interval`, whose first day is curated, too.
CREATE TEMP VIEW dates (resource, id, what, first, last, precision) AS
	SELECT 'sources', id, 'published', published_start, published_date, published_precision FROM sources
	UNION ALL SELECT 'policies', id, 'issued', issued_start, issued_date, issued_precision FROM policies
	UNION ALL SELECT 'events', id, 'event', event_start, event_date, event_precision FROM events
	UNION ALL SELECT 'relations', id, 'as_of', as_of_start, as_of_date, as_of_precision FROM relations
	UNION ALL SELECT 'targets', id, 'due', due_start, due_date, due_precision FROM targets
	UNION ALL SELECT 'observations', id, 'observed', observed_start, observed_date, observed_precision
		FROM observations
	UNION ALL SELECT 'milestones', id, 'due', due_start, due_date, due_precision FROM milestones
	UNION ALL SELECT 'measures', id, 'due', due_start, due_date, due_precision FROM measures;

CREATE TEMP TABLE span (last TEXT, precision TEXT, first TEXT, PRIMARY KEY (last, precision));
INSERT INTO temp.span
	SELECT DISTINCT last, precision, CASE precision
		WHEN 'month' THEN date(last, 'start of month')
		WHEN 'quarter' THEN date(last, 'start of month', '-2 months')
		WHEN 'year' THEN date(last, 'start of year')
		WHEN 'interval' THEN NULL
		ELSE last END
	FROM temp.dates WHERE last IS NOT NULL;

UPDATE sources SET published_start = coalesce(published_start, (
	SELECT first FROM temp.span WHERE last = published_date AND precision = published_precision));
UPDATE policies SET issued_start = coalesce(issued_start, (
	SELECT first FROM temp.span WHERE last = issued_date AND precision = issued_precision));
UPDATE events SET event_start = coalesce(event_start, (
	SELECT first FROM temp.span WHERE last = event_date AND precision = event_precision));
UPDATE relations SET as_of_start = coalesce(as_of_start, (
	SELECT first FROM temp.span WHERE last = as_of_date AND precision = as_of_precision));
UPDATE targets SET due_start = coalesce(due_start, (
	SELECT first FROM temp.span WHERE last = due_date AND precision = due_precision));
UPDATE observations SET observed_start = coalesce(observed_start, (
	SELECT first FROM temp.span WHERE last = observed_date AND precision = observed_precision));
UPDATE milestones SET due_start = coalesce(due_start, (
	SELECT first FROM temp.span WHERE last = due_date AND precision = due_precision));
UPDATE measures SET due_start = coalesce(due_start, (
	SELECT first FROM temp.span WHERE last = due_date AND precision = due_precision));
