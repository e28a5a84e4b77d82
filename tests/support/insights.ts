import { sql, type SQL } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Insight } from '#domain/insights/insight.ts';
import type { Database } from '#lib/db/open.server.ts';

const SOLITARY =
	/\b(one|1) (lessons|weeks|stories|days|projects|reviews|teams|courses|drills|people|rooms|meetings|answers)\b/i;
const MANY =
	/\b(two|three|four|five|six|seven|eight|nine|ten|\d{2,}) (lesson|week|story|day|project|review|team|course|drill|room|meeting|answer)\b/i;

/** Whatever the numbers are, the words read as words: nothing uncounted, one thing is one, a sentence ends. */
export function expectReadable(insight: Insight): void {
	const { finding, about, note, said, questions, headline } = insight;
	const texts = [finding, about, said, note, ...questions.map(({ text }) => text), ...insight.computed];
	for (const text of [...texts, headline?.text ?? '']) {
		if (text === null || text === '') continue;
		expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object| {2}|-\d/);
		expect(text).not.toMatch(SOLITARY);
		expect(text).not.toMatch(MANY);
	}
	for (const text of texts) if (text) expect(text).toMatch(/^[\p{Lu}\d“].*[.?”]$/u);
	expect(JSON.stringify(insight.drawn ?? null)).not.toMatch(/NaN|Infinity/);
	for (const { cells } of insight.numbers.rows) {
		expect(cells).toHaveLength(insight.numbers.columns.length);
		for (const cell of cells) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
	}
	expect(finding === null).toBe(insight.drawn === null);
}

/** How the database would find it, one line for each step. */
export async function planOf(db: Database, query: { getSQL(): SQL }): Promise<string> {
	const rows = await db.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query.getSQL()}`);
	return rows.map(({ detail }) => detail).join('\n');
}
