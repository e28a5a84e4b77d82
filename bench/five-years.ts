import { sql } from 'drizzle-orm';
import { countShares } from '#domain/projects/allowance/shares.server.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';

/** What a company of two thousand people writes in five years, as far as insights read of it. */
export const MANY = {
	people: 2_000,
	teams: 120,
	postmortem: 3_000,
	log: 60_000,
	story: 1_000,
	project: 800,
	course: 40,
	enrolments: 24_000,
	drillRuns: 600,
	learningTime: 250_000,
	rounds: 20,
} as const;
const SPAN = 5 * 365 * DAY;
const ITEMS = 7;

/** Rows from 0 on, so many: `i`. */
const rows = (many: number) =>
	`(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${many - 1}) SELECT i FROM n)`;
/** The same numbers every time, and yet not one after the other. */
const mixed = (of: string, below: number) => `((${of}) * 2654435761 % 4294967296 * ${below} / 4294967296)`;
const day = (at: string) => `date((${at}) / 1000, 'unixepoch')`;

/** In SQL, because a million rows take a second each hundred thousand that way, and a minute another. */
export async function fillFiveYears(db: Database): Promise<void> {
	await transact(db, async (tx) => {
		const run = (statement: string) => tx.run(sql.raw(statement));
		const [from, until] = [now() - SPAN, now()];
		await people(run, from);
		for (const kind of ['postmortem', 'log', 'story', 'project', 'course'] as const) {
			await entries(run, kind, from, until);
		}
		await run('INSERT INTO author SELECT id, created_by, 0 FROM entry');
		await learned(run);
		await postmortems(run);
		await read(run);
		await trained(run, from);
		await pulses(run, from);
	});
	await countShares(db);
}

type Run = (statement: string) => ReturnType<Transaction['run']>;

async function people(run: Run, from: number): Promise<void> {
	await run(`INSERT INTO person (name, email, role, zone, created_at)
		SELECT 'Person ' || i, 'person' || i || '@example.org', 'member', 'UTC', ${from} FROM ${rows(MANY.people)}`);
	await run(`INSERT INTO team (id, slug, name, parent_id, glaze, created_at)
		SELECT i + 1, 'team-' || i, 'Team ' || i, CASE WHEN i < 20 THEN NULL ELSE i % 20 + 1 END, 'indigo', ${from}
		FROM ${rows(MANY.teams)}`);
	await run(`INSERT INTO membership (team_id, person_id, since)
		SELECT id % ${MANY.teams} + 1, id, ${from} FROM person`);
	await run(
		`INSERT INTO topic (id, name, folded) SELECT i + 1, 'Topic ' || i, 'topic ' || i FROM ${rows(200)}`,
	);
}

/** One in twenty is kept to some people, three to a team. */
async function entries(
	run: Run,
	kind: 'postmortem' | 'log' | 'story' | 'project' | 'course',
	from: number,
	until: number,
): Promise<void> {
	const many = MANY[kind];
	await run(`INSERT INTO entry (uid, kind, number, title, body, team_id, visibility, version, created_at, created_by,
			updated_at, updated_by, published_at, published_by)
		SELECT '${kind}' || i, '${kind}', i + 1, 'What we saw, ' || i, '', ${mixed('i', MANY.teams)} + 1,
			CASE WHEN i % 20 = 0 THEN 'restricted' WHEN i % 20 < 4 THEN 'team' ELSE 'workspace' END, 1, at, by, at, by, at, by
		FROM (SELECT i, ${from} + i * (${until - from} / ${many}) AS at, ${mixed('i * 31 + 7', MANY.people)} + 1 AS by
			FROM ${rows(many)})`);
}

async function learned(run: Run): Promise<void> {
	await run('INSERT INTO entry_topic SELECT id, id % 200 + 1, 0 FROM entry');
	await run(`INSERT INTO lesson (entry_id, position, text)
		SELECT entry.id, i, 'A queue is a promise.' FROM entry, ${rows(2)}
		WHERE (i = 0 AND (kind <> 'log' OR id % 2 = 0)) OR (i = 1 AND kind = 'postmortem')`);
	await run(`INSERT INTO change (entry_id, position, text, kind, owner_name, state, reason, done_on, link, state_at)
		SELECT id, i, 'Show the limit', CASE i WHEN 2 THEN 'decision' ELSE 'action' END, '', state, '',
			CASE state WHEN 'done' THEN ${day('at')} END, '', at
		FROM (SELECT id, i, published_at + ${30 * DAY} AS at,
				CASE WHEN id * 3 + i < 0 OR ${mixed('id * 3 + i', 100)} < 62 THEN 'done'
					WHEN ${mixed('id * 3 + i', 100)} < 70 THEN 'dropped' ELSE 'open' END AS state
			FROM entry, ${rows(3)} WHERE kind = 'postmortem' OR (kind = 'story' AND i = 0))`);
	await run(`INSERT INTO change_check (change_id, due_on, outcome, sentence, person_id, at)
		SELECT id, due, outcome, '', CASE WHEN outcome IS NULL THEN NULL ELSE 1 END,
			CASE WHEN outcome IS NULL THEN NULL ELSE unixepoch(due) * 1000 END
		FROM (SELECT id, date(done_on, '+28 days') AS due, CASE ${mixed('id', 5)} WHEN 0 THEN NULL WHEN 1 THEN 'partly'
			WHEN 2 THEN 'did-not' ELSE 'held' END AS outcome FROM change WHERE state = 'done')`);
}

async function postmortems(run: Run): Promise<void> {
	await run(`INSERT INTO postmortem (entry_id, summary, severity, services, impact, felt_by, zone, started_at,
			resolved_at, happened_at, cracks, went_well, was_hard, got_lucky)
		SELECT id, '', id % 4 + 1, '[]', '', '', 'UTC', at, at + ${mixed('id + 3', 40)} * ${HOUR / 2}, at, '012', '', '', ''
		FROM (SELECT id, published_at - (3 + ${mixed('id', 20)}) * ${DAY} AS at FROM entry WHERE kind = 'postmortem')`);
	await run(`INSERT INTO factor (entry_id, position, title, detail)
		SELECT entry_id, i, 'Retries amplify', '' FROM postmortem, ${rows(3)}`);
	await run(`INSERT INTO factor_topic SELECT id, ${mixed('id', 60)} + 1, 0 FROM factor`);
	await run(`INSERT INTO answer SELECT factor.id, change.id FROM factor
		JOIN change ON change.entry_id = factor.entry_id AND change.position = factor.position`);
	await run(`INSERT INTO review_request (entry_id, version, asked_by, asked_at, note, ended_at)
		SELECT id, 1, created_by, published_at - ${DAY}, '', published_at FROM entry WHERE kind = 'postmortem'`);
	await run(`INSERT INTO verdict (request_id, entry_id, person_id, verdict, sentence, version, at)
		SELECT id, entry_id, ${mixed('id', MANY.people)} + 1, 'approved', '', 1, asked_at + ${HOUR} * (1 + id % 30)
		FROM review_request, ${rows(2)}`);
	await run(`INSERT INTO meeting (uid, entry_id, at, minutes, zone, planned_by, revision, started_at, ended_at)
		SELECT 'meeting' || id, id, published_at, 60, 'UTC', created_by, 0, published_at, published_at + ${HOUR}
		FROM entry WHERE kind = 'postmortem' AND id % 2 = 0`);
	await run(`INSERT INTO meeting_invited SELECT id, ${mixed('id * 6 + i', MANY.people - 6)} + 1 + i, 1 FROM meeting, ${rows(6)}
		WHERE true ON CONFLICT DO NOTHING`);
	await run('INSERT INTO meeting_poll SELECT id, 4, 1, 4, 0 FROM meeting');
}

/** Forty people read what broke and what was told, three what a team logged. */
async function read(run: Run): Promise<void> {
	await run(`INSERT OR IGNORE INTO reading SELECT id, ${mixed('id * 40 + i', MANY.people)} + 1
		FROM entry, ${rows(40)} WHERE i < 3 OR kind IN ('postmortem', 'story')`);
	await run(`INSERT OR IGNORE INTO thanks (kind, entry_id, lesson_id, person_id, sentence, day)
		SELECT CASE WHEN i = 0 THEN 'helped' ELSE 'changed' END, entry_id, id, ${mixed('id * 2 + i', MANY.people)} + 1, '', '2026-01-01'
		FROM lesson, ${rows(2)} WHERE id % 3 = 0`);
}

async function trained(run: Run, from: number): Promise<void> {
	await run(`INSERT INTO project (entry_id, state, state_at, pitch, question, repository, links, stirred_at)
		SELECT id, 'ended', published_at, '', '', '', '[]', published_at FROM entry WHERE kind = 'project'`);
	await run(`INSERT INTO project_ending (entry_id, how, ended_by, ended_at)
		SELECT id, CASE id % 4 WHEN 0 THEN 'shipped' WHEN 1 THEN 'parked' WHEN 2 THEN 'continues' ELSE 'stopped' END,
			created_by, published_at + ${5 * DAY} FROM entry WHERE kind = 'project'`);
	await run(`INSERT INTO course SELECT id, '{}', 30, 1 FROM entry WHERE kind = 'course'`);
	await run(`INSERT INTO enrolment (entry_id, person_id, state, reason, opened_on, started_on, completed_on)
		SELECT (SELECT min(id) FROM entry WHERE kind = 'course') + i / ${MANY.people} % ${MANY.course}, i % ${MANY.people} + 1,
			'done', 'own', began, began, CASE WHEN i % 3 > 0 THEN began END
		FROM (SELECT i, ${day(`${from} + ${mixed('i', 5 * 365)} * ${DAY}`)} AS began FROM ${rows(MANY.enrolments)})`);
	await run(`INSERT INTO drill (entry_id, title, scene, moments, steps, zone, made_by, made_at)
		SELECT id, '', '', '[]', '[]', 'UTC', 1, ${from} FROM entry WHERE kind = 'postmortem' AND id % 10 = 0`);
	await run(`INSERT INTO drill_run (key, drill_id, together, started_by, started_at, ended_at)
		SELECT 'run' || i, (SELECT min(id) FROM drill) + i % 300, 1, 1, at, at + ${HOUR}
		FROM (SELECT i, ${from} + i * (${SPAN} / ${MANY.drillRuns}) AS at FROM ${rows(MANY.drillRuns)})`);
	await run(`INSERT INTO allowance (kind, minutes, starts_on, promised_by, promised_at)
		VALUES ('hours', 240, ${day(String(from))}, 1, ${from})`);
	await run(`INSERT INTO learning_time (person_id, allowance_id, day, minutes, "is")
		SELECT ${mixed('i', MANY.people)} + 1, 1, ${day(`${from} + i * (${SPAN} / ${MANY.learningTime})`)}, 120,
			CASE WHEN i % 4 = 0 THEN 'cancelled' ELSE 'kept' END FROM ${rows(MANY.learningTime)}`);
}

/** Each quarter, of everybody and of every team that is large enough. */
async function pulses(run: Run, from: number): Promise<void> {
	await run(`INSERT INTO pulse_round (kind, items, source, scale, fewest, fewest_comments, cuts, opened_on, closes_on, closed_on)
		SELECT 'full', '[' || (SELECT group_concat('{"id":"item-' || i || '","text":"It is safe.","reversed":false}') FROM ${rows(ITEMS)}) || ']',
			'', 5, 5, 10, '[]', ${day('at')}, ${day(`at + ${14 * DAY}`)}, ${day(`at + ${14 * DAY}`)}
		FROM (SELECT ${from} + i * (${SPAN} / ${MANY.rounds}) AS at FROM ${rows(MANY.rounds)})`);
	await run(
		'INSERT INTO pulse_asked (round_id, person_id, part) SELECT pulse_round.id, person.id, 0 FROM pulse_round, person',
	);
	await run(`INSERT INTO pulse_released (round_id, cut, item, n, mean, spread, step)
		SELECT pulse_round.id, cut, 'item-' || i, 900, 3 + (pulse_round.id + i) % 20 * 0.1, 1, 0.1
		FROM pulse_round, ${rows(ITEMS)}, (SELECT 'all' AS cut UNION ALL SELECT 'team-' || id FROM team)`);
}
