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

-- The time of each statement: when it is due, or of when it is; without such a date its period.
CREATE TEMP VIEW timed (id, first, last, precision) AS
	WITH timed (id, first, last, precision, period_start, period_end) AS (
		SELECT id, due_start, due_date, due_precision, period_start, period_end FROM targets
		UNION ALL SELECT id, observed_start, observed_date, observed_precision, period_start, period_end FROM observations
		UNION ALL SELECT id, due_start, due_date, due_precision, period_start, period_end FROM milestones
		UNION ALL SELECT id, due_start, due_date, due_precision, period_start, period_end FROM measures)
	SELECT id, iif(last IS NULL, period_start, first), coalesce(last, period_end), CASE
			WHEN last IS NOT NULL THEN precision
			WHEN period_start = date(period_end, 'start of year') AND period_end LIKE '%-12-31' THEN 'year'
			WHEN period_start < period_end THEN 'interval'
			WHEN period_end IS NOT NULL THEN 'day' END
	FROM timed;

-- A day, or what it stands for, as it is spoken of; `at_en` as in "due in 2021", and of the end of a year or a month
-- as in "due by the end of 2021".
CREATE TEMP TABLE said (date TEXT, precision TEXT, zh TEXT, en TEXT, at_en TEXT, PRIMARY KEY (date, precision));
INSERT INTO temp.said (date, precision, zh, en)
	WITH day AS (
		SELECT last AS date FROM temp.dates UNION SELECT last FROM temp.timed
	), part AS (
		SELECT *, substr(date, 1, 4) AS year, CAST(substr(date, 6, 2) AS INTEGER) AS month, CAST(substr(date, 9) AS INTEGER) AS day,
			json_extract('["January","February","March","April","May","June","July","August","September",'
				|| '"October","November","December"]', printf('$[%d]', substr(date, 6, 2) - 1)) AS name
		FROM day WHERE date IS NOT NULL)
	SELECT date, 'day', printf('%s年%d月%d日', year, month, day), printf('%d %s %s', day, name, year) FROM part
	UNION ALL SELECT date, 'month', printf('%s年%d月', year, month), printf('%s %s', name, year) FROM part
	UNION ALL SELECT date, 'quarter', printf('%s年第%d季度', year, (month + 2) / 3),
		printf('the %s quarter of %s', json_extract('["first","second","third","fourth"]', printf('$[%d]', (month - 1) / 3)), year)
		FROM part
	UNION ALL SELECT date, 'year', printf('%s年', year), year FROM part;
INSERT INTO temp.said (date, precision, zh, en)
	SELECT date, precision || '_end', zh || '底', 'the end of ' || en FROM temp.said WHERE precision IN ('month', 'year')
	UNION ALL SELECT date, 'interval', zh, en FROM temp.said WHERE precision = 'day';
UPDATE temp.said SET at_en = CASE
	WHEN precision = 'day' THEN 'on ' WHEN precision IN ('month', 'quarter', 'year') THEN 'in ' ELSE 'by ' END || en;
