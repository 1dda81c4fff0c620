-- What came of each target and milestone, as far as the articles tell, judged for the day on which the
-- dataset is released: a verdict that was true only when it was written would be none.
--
-- A target is held against the latest comparable observation of its indicator, place, hospital and project that is not
-- older than the target or stands in the same article. Whether more or less of it is wanted, the
-- indicator says (direction); a duration or a norm, of which neither is better, has no verdict. A
-- milestone is held against a report that the same step, or one that takes it for granted, is done. One
-- that its own article reports as done, or as under way in a time that was over, was no promise and has no verdict.
--
--	met                  a result reaches it, or a report says that the step is done, not after its time
--	missed               a result at or after its time is short of it, or the step was done after its time
--	in_progress          the last result is short of it and its time is not over yet
--	no_report_after_due  the last result is short of it, its time is over, and nothing later is reported
--	no_later_report      no article reports a result, or none later and no time is stated
--	not_comparable       there is a result that must not be held against it

CREATE TABLE progress (
	id TEXT PRIMARY KEY REFERENCES record,
	progress TEXT,
	progress_id TEXT REFERENCES record,  -- the observation or milestone that it was held against
	progress_value REAL,
	progress_date TEXT,
	progress_start TEXT,
	progress_precision TEXT,
	progress_gap REAL,
	progress_method_zh TEXT NOT NULL,
	progress_method_en TEXT NOT NULL
) STRICT;

INSERT INTO progress
	WITH observed AS (
		SELECT o.id, indicator_id, place_id, hospital_id, project_id, comparator, value, comparable, comparable_reason_zh, comparable_reason_en,
			coalesce(first, last) AS first_day, first, last AS date, precision
		FROM observations AS o JOIN temp.timed USING (id)
	), matched AS (
		SELECT t.id, t.value, d.first AS due_start, d.last AS due_date, i.direction, said.zh AS due_zh, said.at_en AS due_en,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND o.place_id IS t.place_id
				AND o.hospital_id IS t.hospital_id AND o.project_id IS t.project_id AND comparable
				-- what the target starts from is no result of it
				AND NOT (o.value IS t.baseline_value AND o.comparator IS t.baseline_comparator)
				AND (o.date >= r.stated_date OR EXISTS (
					SELECT 1 FROM evidence AS a JOIN evidence AS b USING (source_id)
					WHERE a.record_id = o.id AND b.record_id = t.id))
				-- what came before its time belongs to an earlier one: 28 built in 2024 are not 2 more in 2025
				AND o.date >= coalesce(t.period_start,
					iif(i.measure_type = 'flow', date(r.stated_start, 'start of year'), o.date))
			ORDER BY o.date DESC, o.id LIMIT 1) AS observation_id,
			(SELECT o.id FROM observed AS o
			WHERE o.indicator_id = t.indicator_id AND NOT comparable
			ORDER BY o.date DESC, o.id LIMIT 1) AS barred_id
		FROM targets AS t JOIN temp.timed AS d USING (id) LEFT JOIN temp.said ON said.date = d.last AND said.precision = d.precision
			JOIN record AS r USING (id) JOIN indicators AS i ON i.id = t.indicator_id
	), judged AS (
		SELECT m.*, o.value AS got, o.date, o.first, o.precision, s.zh AS date_zh, s.en AS date_en, b.comparable_reason_zh AS barred_zh,
			b.comparable_reason_en AS barred_en,
			CASE
				WHEN direction = 'neither' THEN NULL
				WHEN iif(direction = 'less', o.value <= m.value, o.value >= m.value) THEN 'met'
				-- the result's own time can be a whole year, of which a part lies before the due date
				WHEN o.first_day >= due_start AND o.date >= due_date THEN 'missed'
				WHEN o.id IS NOT NULL AND due_date < released THEN 'no_report_after_due'
				WHEN o.id IS NOT NULL AND due_date IS NOT NULL THEN 'in_progress'
				WHEN o.id IS NULL AND b.id IS NOT NULL THEN 'not_comparable'
				ELSE 'no_later_report' END AS verdict
		FROM matched AS m JOIN api_dataset
			LEFT JOIN observed AS o ON o.id = observation_id
			LEFT JOIN temp.said AS s ON s.date = o.date AND s.precision = o.precision
			LEFT JOIN observed AS b ON b.id = barred_id
	)
	SELECT id, verdict, iif(verdict IS NULL, NULL, observation_id), iif(verdict IS NULL, NULL, got),
		iif(verdict IS NULL, NULL, date), iif(verdict IS NULL, NULL, first), iif(verdict IS NULL, NULL, precision),
		iif(verdict IS NULL, NULL, iif(direction = 'less', got - value, value - got)),
		CASE
			WHEN verdict IS NULL THEN '这是时长或规定的数量，不是有待达到的结果，因此不作结论。'
			WHEN verdict = 'met' THEN printf('同一指标在%s的结果为%.15g，达到目标值%.15g。', date_zh, got, value)
			WHEN verdict = 'missed' THEN printf('同一指标在%s的结果为%.15g，已到期限%s，未达到目标值%.15g。',
				date_zh, got, due_zh, value)
			WHEN verdict = 'in_progress' THEN printf(
				'同一指标在%s的结果为%.15g，未达到目标值%.15g；到本数据集发布时期限%s未到。', date_zh, got, value, due_zh)
			WHEN verdict = 'no_report_after_due' THEN printf(
				'同一指标最近的结果（%s）为%.15g，未达到目标值%.15g；期限%s已过，此后各篇文章没有报道结果。',
				date_zh, got, value, due_zh)
			WHEN verdict = 'not_comparable' THEN '同一指标的结果不可比：' || barred_zh
			WHEN got IS NOT NULL THEN printf(
				'同一指标最近的结果（%s）为%.15g，未达到目标值%.15g；文中没有给出期限，此后各篇文章没有报道结果。',
				date_zh, got, value)
			ELSE '各篇文章没有报道属于这一目标的结果。' END,
		CASE
			WHEN verdict IS NULL THEN
				'A duration or a set number, not a result to be reached: there is no verdict.'
			WHEN verdict = 'met' THEN printf(
				'The indicator’s result of %s is %.15g, which reaches the target of %.15g.', date_en, got, value)
			WHEN verdict = 'missed' THEN printf(
				'The indicator’s result of %s is %.15g; the target of %.15g was due %s.', date_en, got, value,
				due_en)
			WHEN verdict = 'in_progress' THEN printf('The indicator’s result of %s is %.15g, short of the target '
				|| 'of %.15g; it is due %s, after the release of this dataset.', date_en, got, value, due_en)
			WHEN verdict = 'no_report_after_due' THEN printf('The indicator’s last result, of %s, is %.15g, short '
				|| 'of the target of %.15g; it was due %s, and no article reports a later result.', date_en, got,
				value, due_en)
			WHEN verdict = 'not_comparable' THEN 'The indicator’s result is not comparable: ' || barred_en
			WHEN got IS NOT NULL THEN printf('The indicator’s last result, of %s, is %.15g, short of the target of '
				|| '%.15g; no due date is stated, and no article reports a later result.', date_en, got, value)
			ELSE 'No article reports a result that belongs to this target.' END
	FROM judged;

-- Milestones with what they are steps of: a project, or where there is none an initiative of an
-- organization at a place; and how far a step of their kind is on.
CREATE TEMP TABLE dated AS
	WITH step (milestone_kind, place) AS (
		VALUES ('start', 1), ('progress', 2), ('completion', 3), ('opening', 4))
	SELECT m.*, r.stated_date AS reported, coalesce(m.due_date, r.stated_date) AS last,
		iif(m.due_date IS NULL, r.stated_start, m.due_start) AS first,
		iif(m.due_date IS NULL, r.stated_precision, m.due_precision) AS precision, s.place,
		coalesce(project_id, printf('%s %s %s', initiative_id, organization_id, place_id)) AS thing
	FROM milestones AS m JOIN record AS r USING (id) LEFT JOIN step AS s USING (milestone_kind);
CREATE INDEX temp.dated_thing ON dated (thing);

INSERT INTO progress
	WITH matched AS (
		SELECT m.*, (
			SELECT d.id FROM dated AS d
			WHERE d.thing = m.thing AND d.id <> m.id AND d.status = 'completed' AND d.reported >= m.reported
				AND (d.milestone_kind = m.milestone_kind OR d.place > m.place)
			ORDER BY d.place, d.last, d.id LIMIT 1) AS report_id
		FROM dated AS m
	), judged AS (
		SELECT m.*, released, d.last AS date, d.first AS date_first, d.precision AS date_precision, said.zh AS date_zh,
			said.en AS date_en, said.at_en AS date_at, due.zh AS due_zh, due.at_en AS due_en,
			CASE
				WHEN m.status = 'completed' THEN NULL
				WHEN m.due_date IS NULL AND m.period_end < m.reported THEN NULL
				WHEN d.milestone_kind = m.milestone_kind AND d.due_start > m.due_date THEN 'missed'
				WHEN d.id IS NOT NULL THEN 'met'
				WHEN m.status = 'in_progress' AND m.due_date < released THEN 'no_report_after_due'
				WHEN m.status = 'in_progress' AND m.due_date IS NOT NULL THEN 'in_progress'
				ELSE 'no_later_report' END AS verdict
		FROM matched AS m JOIN api_dataset LEFT JOIN dated AS d ON d.id = report_id
			LEFT JOIN temp.said ON said.date = d.last AND said.precision = d.precision
			LEFT JOIN temp.said AS due ON due.date = m.due_date AND due.precision = m.due_precision
	)
	SELECT id, verdict, iif(verdict IS NULL, NULL, report_id), NULL, iif(verdict IS NULL, NULL, date),
		iif(verdict IS NULL, NULL, date_first), iif(verdict IS NULL, NULL, date_precision), NULL,
		CASE
			WHEN status <> 'completed' AND verdict IS NULL THEN '说的是报道之前那段时间的进展，不是承诺，因此不作结论。'
			WHEN verdict IS NULL THEN '文章报道时已经完成，不是承诺，因此不作结论。'
			WHEN verdict = 'met' THEN printf('另有报道说这一步已经完成（%s）。', date_zh)
			WHEN verdict = 'missed' THEN printf('另有报道说这一步在%s完成，晚于期限%s。', date_zh, due_zh)
			WHEN verdict = 'in_progress' THEN printf(
				'文章报道时正在进行；到本数据集发布时期限%s未到。', due_zh)
			WHEN verdict = 'no_report_after_due' THEN printf(
				'文章报道时正在进行；期限%s已过，此后各篇文章没有说是否完成。', due_zh)
			WHEN due_date IS NULL THEN '此后各篇文章没有说这一步结果如何。'
			ELSE printf('期限为%s，此后各篇文章没有说这一步是否完成。', due_zh) END,
		CASE
			WHEN status <> 'completed' AND verdict IS NULL THEN 'It says what was under way in a time that was '
				|| 'over when it was reported, no promise: there is no verdict.'
			WHEN verdict IS NULL THEN 'Reported as done when it was stated, no promise: there is no verdict.'
			WHEN verdict = 'met' THEN printf('Another report says that this step is done (%s).', date_en)
			WHEN verdict = 'missed' THEN printf('Another report says that this step was done %s, after it was '
				|| 'due %s.', date_at, due_en)
			WHEN verdict = 'in_progress' THEN printf('It was under way when it was reported; it is due %s, after '
				|| 'the release of this dataset.', due_en)
			WHEN verdict = 'no_report_after_due' THEN printf('It was under way when it was reported; it was due '
				|| '%s, and no article says later whether it was done.', due_en)
			WHEN due_date IS NULL THEN 'No article says later what came of this step.'
			ELSE printf('It %s due %s, and no article says later whether it was done.',
				iif(due_date < released, 'was', 'is'), due_en) END
	FROM judged;
