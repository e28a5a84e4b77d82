import type { FieldErrors } from '#lib/errors.ts';
import { Sharing } from '../../entries/entry.ts';
import type { Typed } from './typed.ts';
import { take } from './taking.ts';

/** With whom it is shared; nothing of it changes while one part of it needs another look. */
export function sharingIn(typed: Typed, problems: FieldErrors): Partial<Sharing> {
	const before = Object.keys(problems).length;
	const some = (addresses: readonly string[]) => addresses.map((one) => one.trim()).filter(Boolean);
	const team = take(Sharing.shape.team, typed.team === '' ? null : typed.team, 'team', problems);
	const readers = take(Sharing.shape.readers, some(typed.readers), 'readers', problems);
	const authors = take(Sharing.shape.authors, some(typed.authors), 'authors', problems);
	if (typed.visibility === 'team' && typed.team === '') {
		problems.team = 'Choose the team that can read it.';
	}
	if (team === undefined || !readers || !authors || Object.keys(problems).length > before) return {};
	return { team, readers, authors, visibility: typed.visibility };
}
