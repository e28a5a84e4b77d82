import type { Visibility } from '#domain/entries/entry.ts';

/** What stands in the fields of an entry of the log, as a page has it. */
export interface Written {
	title: string;
	body: string;
	learned: string;
	next: string;
	answers: { question: string; answer: string }[];
	status: string;
	source: string;
	/** In one line, with commas between them. */
	topics: string;
	/** The slug of a team, or nothing. */
	team: string;
	visibility: Visibility;
}

export const BLANK: Written = {
	title: '',
	body: '',
	learned: '',
	next: '',
	answers: [],
	status: '',
	source: '',
	topics: '',
	team: '',
	visibility: 'workspace',
};
