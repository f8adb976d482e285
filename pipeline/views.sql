-- A copy of a paper (documents.same_as) is in none of these.

CREATE VIEW facts AS
-- Every fact of every paper in one list: where it stands, what it says, how far it can be trusted.
SELECT d.document_id, m.name AS municipality, d.source, e.extractor AS kind, e.page, e.quote, e.rule, e.evidence_id
FROM evidence e
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
WHERE e.continues IS NULL AND e.extractor <> 'findings' AND d.same_as IS NULL
ORDER BY d.document_id, e.char_start;

CREATE VIEW committee_path AS
-- The Beratungsfolge of every paper with town, subject and place on the page.
SELECT m.name AS municipality, d.reference, d.subject, c.date, c.committee, c.committee_kind, c.role, c.public, c.result,
       e.page, e.quote, c.confidence, c.document_id
FROM consultations c
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
JOIN evidence e USING (evidence_id)
WHERE d.same_as IS NULL
ORDER BY municipality, d.document_id, c.position;

CREATE VIEW money AS
-- Every amount with town, subject and place on the page. Amounts overlap (a total beside its parts): do not add them up blindly.
SELECT m.name AS municipality, d.reference, d.subject, k.amount, k.amount_max, k.approximate, k.cost_kind, k.direction, k.year,
       k.period, k.recurring, k.account, k.label, e.page, e.quote, k.confidence, k.document_id
FROM costs k
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
JOIN evidence e USING (evidence_id)
WHERE d.same_as IS NULL
ORDER BY municipality, d.document_id, k.position;

CREATE VIEW fields_and_topics AS
-- The Handlungsfelder of every paper with their topics side by side.
SELECT m.name AS municipality, d.reference, a.code, a.label, a.status,
       (SELECT group_concat(topic_id, ', ') FROM action_field_topics t WHERE t.action_field_id = a.action_field_id) AS topics,
       e.page, e.quote, a.confidence, a.document_id
FROM action_fields a
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
JOIN evidence e USING (evidence_id)
WHERE d.same_as IS NULL
ORDER BY municipality, d.document_id, a.position;

CREATE VIEW measures_and_actors AS
-- The measures of concepts with who answers for them, when, how far they are and at what cost; a row for each actor.
SELECT m.name AS municipality, d.reference, d.subject, x.code, x.label, x.field, x.goal, x.target_group, x.period, x.status, x.amount,
       x.amount_max, x.recurring, x.priority, a.name AS actor, a.role, a.sector, e.page, e.quote, x.confidence, x.document_id
FROM measures x
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
LEFT JOIN measure_actors a USING (measure_id)
LEFT JOIN evidence e ON e.evidence_id = coalesce(a.evidence_id, x.evidence_id)
WHERE d.same_as IS NULL
ORDER BY municipality, x.document_id, x.position, a.position;

CREATE VIEW who_steers AS
-- Steering groups and their members.
SELECT m.name AS municipality, g.name AS "group", g.kind, g.status, g.chair, g.size_max, s.name AS member, s.sector, s.role,
       s.count_min, s.count_max, e.page, e.quote, g.document_id
FROM steering_groups g
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
LEFT JOIN steering_group_members s USING (group_id)
LEFT JOIN evidence e ON e.evidence_id = coalesce(s.evidence_id, g.evidence_id)
WHERE d.same_as IS NULL
ORDER BY municipality, g.document_id, g.position, s.position;
