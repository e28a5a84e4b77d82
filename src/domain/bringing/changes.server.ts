import { and, eq, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry, findEditable } from '../entries/entries.server.ts';
import { reference } from '../entries/kinds.ts';
import { markPublished } from '../entries/standing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { isAuthor, visibleTo } from '../entries/visibility.server.ts';
import { writeContent } from '../postmortems/content.server.ts';
import { BLANK, type Content } from '../postmortems/postmortem.ts';
import { reviseIn } from '../postmortems/postmortems.server.ts';
import { readContent } from '../postmortems/stored.server.ts';
import type { Choices } from './found.ts';
import { openChange, type RowOfChange } from './rows.ts';

const KIND = 'postmortem';
/** As many as one post-mortem can hold. */
const MOST = 500;

export interface Hung {
	number: number;
	/** It was made for them. */
	isNew: boolean;
	/** For each of the rows: whether its change was not there before. */
	fresh: boolean[];
}

/**
 * Hangs changes from the post-mortem that their rows name: by its reference, or by its title where the one who brings
 * them is its author. One that is not here yet is begun with that title.
 * @param file what those are called that name none
 */
export async function hangChanges(
	tx: Transaction,
	who: Person,
	incident: string,
	rows: readonly RowOfChange[],
	{ choices, file }: { choices: Choices; file: string },
): Promise<Hung> {
	const title = (incident || `Changes that were kept in ${file}`).slice(0, 300);
	const known = await numberOf(tx, who, incident, title);
	const made = known === null ? await begin(tx, who, title, choices) : null;
	const number = known ?? made ?? 0;
	const { changes } = await readContent(tx, await findEditable(tx, who, KIND, number));
	const here = new Set(changes.map(({ text, link }) => keyOf(text, link)));
	const fresh = rows.map(({ change }) => {
		const key = keyOf(change.text, change.link);
		return !here.has(key) && Boolean(here.add(key));
	});
	const added = rows
		.filter((_, at) => fresh[at])
		.map(({ change }): Content['changes'][number] => ({ ...openChange(change.text), ...change }));
	if (changes.length + added.length > MOST)
		forbidden(`A post-mortem can have ${MOST} changes, and “${title}” would have more.`);
	if (added.length > 0) {
		await reviseIn(tx, who, number, {
			content: { changes: [...changes, ...added] },
			sharing: {},
			autosaved: false,
		});
	}
	return { number, isNew: made !== null, fresh };
}

const keyOf = (text: string, link: string): string => `${text.trim()}\n${link}`;

async function numberOf(db: Reader, who: Person, incident: string, title: string): Promise<number | null> {
	const [, digits] = /^PM[-\u2011]?(\d{1,9})$/i.exec(incident) ?? [];
	if (digits !== undefined) return Number(digits);
	const [found] = await db
		.select({ number: entry.number })
		.from(entry)
		.where(
			and(
				eq(entry.kind, KIND),
				sql`lower(${entry.title}) = lower(${title})`,
				isNull(entry.removedAt),
				visibleTo(who),
				sql`${isAuthor(who)}`,
			),
		)
		.limit(1);
	return found?.number ?? null;
}

async function begin(tx: Transaction, who: Person, title: string, choices: Choices): Promise<number> {
	const sharing = { team: choices.team, visibility: choices.visibility, readers: [], authors: [] };
	const content: Content = { ...BLANK, title, zone: choices.zone };
	const made = await createEntry(tx, who, KIND, {
		title,
		body: '',
		sharing,
		content: { ...content, sharing },
	});
	if (choices.publish) await markPublished(tx, who, made.id, now());
	await writeContent(tx, who, made.id, content);
	return made.number;
}

export const referenceOfHung = ({ number }: Hung): string => reference(KIND, number);
