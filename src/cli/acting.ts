import { findPerson, firstOwner } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { Refused, type Context } from './command.ts';

/** Whoever can read the data folder may act as anybody: by name, or as the first owner. */
export async function actingAs({ db }: Context, email: string | undefined): Promise<Person> {
	if (email !== undefined) {
		return (await findPerson(db.read, email)) ?? refuse(`Nobody here has the e-mail address ${email}.`);
	}
	return (
		(await firstOwner(db.read)) ??
		refuse('Nobody has set this workspace up yet: kintsugi setup, or its first page, does that.')
	);
}

function refuse(sentence: string): never {
	throw new Refused(sentence);
}
