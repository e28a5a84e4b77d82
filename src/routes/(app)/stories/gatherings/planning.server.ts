import { listPeople } from '#domain/entries/acquaintances.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { namesToOffer } from '#domain/stories/shelves/named.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { zones } from '#lib/dates.ts';

/** What a form that plans an evening offers. */
export async function toChooseFrom(db: Database, who: Person) {
	const people = await listPeople(db, who);
	const names = Map.groupBy(people, ({ name }) => name);
	return {
		zones: zones(),
		entries: await namesToOffer(db, who, ['story', 'postmortem']),
		// Where two are called the same, their address tells them apart.
		people: people.map(({ name, email }) => (names.get(name)?.length === 1 ? name : `${name} ${email}`)),
	};
}
