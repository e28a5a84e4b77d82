import { expect } from 'vitest';
import type { Answer } from '../support/visitor.ts';
import type { Decision } from './decision.ts';
import { ROLES, type Role } from './world.ts';

/** Goes through a table cell by cell, and makes the same table of what happens. */
export async function each(
	table: Decision['table'],
	happens: (object: string, role: Role) => Promise<string>,
): Promise<Decision['table']> {
	const came: Decision['table'] = {};
	for (const object of Object.keys(table)) {
		const row: Partial<Record<Role, string>> = {};
		for (const role of ROLES) row[role] = await happens(object, role);
		came[object] = row as Record<Role, string>;
	}
	return came;
}

/** An answer without what tells only which number was asked for, and when. */
export function bare({ text, headers }: Answer): string {
	const kept = Object.entries(headers).filter(
		([name]) => !/^(date|etag|content-length|link|ratelimit-.*|x-request-id|x-kintsugi-reader)$/.test(name),
	);
	return (
		`${JSON.stringify(kept)}\n${text}`
			.replace(/>\d\d:\d\d<\/time>/g, '>T</time>')
			.replace(/"requestId":"[\w.:-]+"/g, '"requestId":"R"')
			.replace(/nonce[-=]"?[\w+/=]+/g, 'nonce')
			.replace(
				/(postmortems|lessons|changes|log|stories|training|projects|openings|mentorships|goals|talks|pulse|incoming)\/\d+/g,
				'$1/N',
			)
			.replace(/people\/\d+/g, 'people/N')
			.replace(/drills\/(?:rooms\/\w+|\d+)/g, 'drills/N')
			.replace(/gatherings\/\d+/g, 'gatherings/N')
			.replace(/stories\/shelves\/[a-z-]+/g, 'stories/shelves/NAME')
			.replace(/seasons\/[a-z0-9-]+/g, 'seasons/NAME')
			.replace(/card-in-matrix-\w+/g, 'card-in-matrix')
			.replace(/>\d\d:\d\d<\/time>/g, '>T</time>')
			// The role that was asked for, which is another for each of them.
			.replace(/("role\\":2\}),\\"\w+/, '$1')
			.replace(/\b1[78]\d{11}\b/g, 'T')
	);
}

/** What is hidden is answered as what does not exist. */
export function expectAlike(answers: Map<string, string>): void {
	for (const [cell, text] of answers) {
		const [object, role = ''] = cell.split(' ');
		// A row for one thing that no role opens has no other thing beside it.
		if (object === '-') continue;
		const missing = [...answers].find(([other]) => /^missing\S* /.test(other) && other.endsWith(` ${role}`));
		expect(text, cell).toBe(missing?.[1]);
	}
}
