import { like, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DAY, parseMoment } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { listTeams } from '../accounts/teams.server.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { ACTS } from './acts.ts';
import { wordsIn } from './words.ts';

const Text = z.string().trim().max(200).catch('');

/** What is looked for in the log; what is left out is everything. */
export const AuditQuestion = z.object({
	/** Words of the line as it is shown: of its sentence, of a name, of where it came from. */
	words: Text.default(''),
	/** A name, or part of one, or an e-mail address: of who did it, or to whom it was done. */
	who: Text.default(''),
	act: Text.default(''),
	/** `PM-142`, the name of a team, or a kind with a number, such as `token 7`. */
	about: Text.default(''),
	/** Days in the reader's zone, both of them included. */
	from: Text.default(''),
	to: Text.default(''),
});
export type AuditQuestion = z.output<typeof AuditQuestion>;

/** The question in the words of the table. */
export interface Sought {
	/** All of them, folded. */
	words: string[];
	people: number[] | null;
	act: string | null;
	about: { kind: string; ids: string[] } | null;
	from: number | null;
	to: number | null;
}

/** So many people can have a name, or a part of it, in common. */
const NAMESAKES = 10;

export async function understand(db: Database, who: Person, asked: AuditQuestion): Promise<Sought> {
	return {
		words: wordsIn(asked.words),
		people: asked.who === '' ? null : await peopleCalled(db, asked.who),
		act:
			asked.act === ''
				? null
				: Object.hasOwn(ACTS, asked.act)
					? asked.act
					: invalid({ act: 'That is no act.' }),
		about: asked.about === '' ? null : await subjectCalled(db, asked.about),
		from: asked.from === '' ? null : startOf(asked.from, who.zone, 'from'),
		to: asked.to === '' ? null : startOf(dayAfter(asked.to), who.zone, 'to'),
	};
}

async function peopleCalled(db: Database, text: string): Promise<number[]> {
	const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
	const rows = await db.read
		.select({ id: person.id })
		.from(person)
		.where(
			or(sql`lower(${person.email}) = ${text.toLowerCase()}`, sql`${like(person.name, part)} ESCAPE '\\'`),
		)
		.limit(NAMESAKES + 1);
	if (rows.length === 0) invalid({ who: `Nobody here is called ${text}.` });
	if (rows.length > NAMESAKES) invalid({ who: 'Many are called that. Write more of the name.' });
	return rows.map(({ id }) => id);
}

async function subjectCalled(db: Database, text: string): Promise<{ kind: string; ids: string[] }> {
	const [, prefix, digits] = /^([a-z]+)[- \u2011]?(\d+)$/i.exec(text) ?? [];
	const kind = (Object.keys(KINDS) as Kind[]).find((one) => KINDS[one].prefix === prefix?.toUpperCase());
	if (kind && digits) return { kind, ids: [digits] };
	if (prefix && digits) return { kind: prefix.toLowerCase(), ids: [digits] };
	const called = text.toLowerCase();
	const team = (await listTeams(db.read)).find(
		({ slug, name }) => slug === called || name.toLowerCase() === called,
	);
	if (team) return { kind: 'team', ids: [String(team.id), team.slug] };
	return invalid({ about: 'Write PM-142, the name of a team, or something like token 7.' });
}

function startOf(day: string, zone: string, field: string): number {
	const at = /^\d{4}-\d\d-\d\d$/.test(day) ? parseMoment(day, zone) : null;
	return at ?? invalid({ [field]: 'Write a day as 2026-11-26.' });
}

function dayAfter(day: string): string {
	const at = Date.parse(`${day}T00:00Z`);
	return Number.isNaN(at) ? '' : new Date(at + DAY).toISOString().slice(0, 10);
}
