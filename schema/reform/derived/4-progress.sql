-- What came of each target, as far as the articles tell. Held against it is the latest comparable
-- observation of its indicator that is not older than the target or stands in the same article.
CREATE TABLE progress (
	id TEXT PRIMARY KEY REFERENCES targets,
	progress TEXT NOT NULL,
	progress_observation_id TEXT REFERENCES observations,
	progress_value REAL,
	progress_gap REAL,
	progress_method_zh TEXT NOT NULL,
	progress_method_en TEXT NOT NULL
) STRICT;

INSERT INTO progress
	WITH observed AS (
		SELECT o.id, indicator_id, value, comparable, comparable_reason_zh, comparable_reason_en,
			coalesce(observed_date, period_end) AS date, record.stated_date
		FROM observations AS o JOIN record USING (id)
	), matched AS (
		SELECT t.id, t.value, t.due_date, i.unit,
			-- less is better where at most so much is wanted, or less than there was
			t.comparator = '<=' OR coalesce(t.baseline_value > t.value, 0) AS less,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND comparable
				AND (o.date >= r.stated_date OR EXISTS (
					SELECT 1 FROM evidence AS a JOIN evidence AS b USING (source_id)
					WHERE a.record_id = o.id AND b.record_id = t.id))
			ORDER BY o.date DESC, o.id LIMIT 1) AS observation_id,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND NOT comparable
			ORDER BY o.date DESC, o.id LIMIT 1) AS barred_id,
			(SELECT d.id FROM discrepancies AS d
			WHERE d.other_id = t.id AND d.discrepancy_kind = 'headline_against_body'
			ORDER BY d.id LIMIT 1) AS discrepancy_id
		FROM targets AS t JOIN record AS r USING (id) LEFT JOIN indicators AS i ON i.id = t.indicator_id
	), judged AS (
		SELECT m.*, o.value AS got, o.date AS date, b.comparable_reason_zh AS barred_zh,
			b.comparable_reason_en AS barred_en, d.reason_zh AS disputed_zh, d.reason_en AS disputed_en,
			CASE
				WHEN discrepancy_id IS NOT NULL THEN 'not_comparable'
				WHEN o.id IS NOT NULL AND iif(less, o.value <= m.value, o.value >= m.value) THEN 'met'
				WHEN o.id IS NOT NULL AND o.date >= m.due_date THEN 'missed'
				WHEN o.id IS NOT NULL THEN 'in_progress'
				WHEN b.id IS NOT NULL THEN 'not_comparable'
				ELSE 'no_later_report' END AS verdict
		FROM matched AS m
			LEFT JOIN observed AS o ON o.id = observation_id
			LEFT JOIN observed AS b ON b.id = barred_id
			LEFT JOIN discrepancies AS d ON d.id = discrepancy_id
	)
	SELECT id, verdict,
		iif(verdict IN ('met', 'missed', 'in_progress'), observation_id, NULL),
		iif(verdict IN ('met', 'missed', 'in_progress'), got, NULL),
		iif(verdict IN ('met', 'missed', 'in_progress'), iif(less, got - value, value - got), NULL),
		CASE
			WHEN discrepancy_id IS NOT NULL THEN '不与结果相比：' || disputed_zh
			WHEN verdict = 'met' THEN printf('同一指标在%s的结果为%.15g，达到目标值%.15g。', date, got, value)
			WHEN verdict = 'missed' THEN printf('同一指标在%s的结果为%.15g，已到期限%s，未达到目标值%.15g。',
				date, got, due_date, value)
			WHEN verdict = 'in_progress' THEN printf('同一指标在%s的结果为%.15g，目标值为%.15g，%s。',
				date, got, value, coalesce('期限' || due_date || '未到', '没有给出期限'))
			WHEN verdict = 'not_comparable' THEN '同一指标的结果不可比：' || barred_zh
			ELSE '各篇文章没有报道这一指标的结果。' END,
		CASE
			WHEN discrepancy_id IS NOT NULL THEN 'Not held against a result: ' || disputed_en
			WHEN verdict = 'met' THEN printf(
				'The indicator''s result of %s is %.15g, which reaches the target of %.15g.', date, got, value)
			WHEN verdict = 'missed' THEN printf(
				'The indicator''s result of %s is %.15g; the target of %.15g was due on %s.', date, got, value,
				due_date)
			WHEN verdict = 'in_progress' THEN printf(
				'The indicator''s result of %s is %.15g, the target %.15g; %s.', date, got, value,
				coalesce('it is due on ' || due_date, 'no date is stated'))
			WHEN verdict = 'not_comparable' THEN 'The indicator''s result is not comparable: ' || barred_en
			ELSE 'None of the articles reports a result of this indicator.' END
	FROM judged;
