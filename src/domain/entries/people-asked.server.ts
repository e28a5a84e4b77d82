import { listPeople } from './acquaintances.server.ts';
import { invalid } from '#lib/errors.ts';

import type { Person } from '../accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';

/**
 * The people that were typed: by the whole name or the e-mail address, whatever the case.
 * @param field under which a sentence stands about one whom nobody knows
 */
export async function peopleAsked(
	db: Database,
	who: Person,
	typed: readonly string[],
	field: string,
): Promise<Person[]> {
	if (typed.length === 0) return [];
	const everybody = await listPeople(db, who);
	const found = typed.map((text) => {
		const wanted = text.normalize('NFC').toLowerCase();
		const [one, another] = everybody.filter(
			({ name, email }) => email.toLowerCase() === wanted || name.normalize('NFC').toLowerCase() === wanted,
		);
		if (!one)
			return invalid({ [field]: `Nobody here is called ${text}. Choose a name, or give an e-mail address.` });
		if (another)
			return invalid({ [field]: `More than one person is called ${text}. Give the e-mail address.` });
		return one;
	});
	return [...new Map(found.map((one) => [one.id, one])).values()];
}
