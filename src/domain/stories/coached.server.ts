import type { Person } from '../accounts/person.ts';
import { coach } from '../coach/coach.ts';
import { listPeople } from '../entries/acquaintances.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { peopleNamedIn } from './named.ts';
import { consentsOf } from './consents.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { PART_NAMES, PARTS } from './story.ts';
import type { Story } from './stories.server.ts';

/** What the coach asks about some words of a story. */
export interface StoryNote {
	/** The field that they stand in, and what it is called. */
	field: string;
	label: string;
	words: string;
	message: string;
	/** What could stand in their place; null where only the author can know. */
	suggestion: string | null;
	/** Where they stand in the field. */
	start: number;
}

export interface Coached {
	notes: StoryNote[];
	/** People of the workspace whom it names, and who were not asked yet. */
	unasked: { id: number; name: string }[];
}

/** More than these are a list, and no longer a conversation. */
const MOST = 8;

/**
 * What a calm reader would ask: about blame, and about people who are named and were not asked. Advice, never a gate.
 * Whoever tells it may say of themselves what they like.
 */
export async function coached(db: Database, who: Person, { entry, content }: Story): Promise<Coached> {
	const people = await listPeople(db, who);
	const authors = ((await authorsOf(db.read, [entry.id])).get(entry.id) ?? []).map(({ id }) => id);
	const asked = (await consentsOf(db.read, entry.id)).map(({ id }) => id);
	const others = people.filter(({ id }) => !authors.includes(id));
	const named = peopleNamedIn(others, content);
	const participants = named.map(({ name }) => name);
	const notes = fieldsOf(content).flatMap(({ field, label, text }) =>
		coach(text, { context: { section: label }, participants }).map(({ start, end, message, suggestion }) => ({
			field,
			label,
			words: text.slice(start, end),
			message,
			suggestion,
			start,
		})),
	);
	return {
		notes: notes.slice(0, MOST),
		unasked: named.filter(({ id }) => !asked.includes(id)).map(({ id, name }) => ({ id, name })),
	};
}

function fieldsOf(content: Story['content']) {
	return [
		{ field: 'body', label: 'The story', text: content.body },
		...PARTS.map((part) => ({ field: part, label: PART_NAMES[part], text: content[part] })),
		...content.slides.map(({ text }, at) => ({ field: `slides.${at}.text`, label: `Slide ${at + 1}`, text })),
	].filter(({ text }) => text !== '');
}
