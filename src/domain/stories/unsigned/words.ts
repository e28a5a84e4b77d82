import { PARTS, type Part, type Told } from '../story.ts';

/** The fields of the form, as they are typed. */
export type Field = 'title' | 'topics' | 'body' | Part;
export type Words = Record<Field, string>;

const FIELDS: readonly Field[] = ['title', 'topics', 'body', ...PARTS];

/** What was typed of it; what is missing is blank. */
export function wordsOf(typed: Readonly<Record<string, unknown>> = {}): Words {
	return Object.fromEntries(
		FIELDS.map((field) => {
			const value = typed[field];
			return [field, typeof value === 'string' ? value : ''];
		}),
	) as Words;
}

export function wordsOfTold(told: Told): Words {
	return wordsOf({ ...told, topics: told.topics.join(', ') });
}
