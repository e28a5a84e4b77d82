import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';

/** What the parts of the example lean on: its people by mailbox, and the numbers of its post-mortems by key. */
export interface Cast {
	personOf: (mailbox: string) => Promise<Person>;
	numberOf: (postmortem: string) => number;
	/** `2026-11-25` */
	today: string;
}

/** @param personWith looks somebody up; each is asked for once */
export function castOf(
	tx: Transaction,
	personWith: (tx: Transaction, email: string) => Promise<Person>,
	numbers: ReadonlyMap<string, number>,
): Cast {
	const known = new Map<string, Person>();
	return {
		today: isoDay(now(), 'UTC'),
		async personOf(mailbox) {
			const found = known.get(mailbox) ?? (await personWith(tx, `${mailbox}@orrery.example`));
			known.set(mailbox, found);
			return found;
		},
		numberOf(postmortem) {
			const number = numbers.get(postmortem);
			if (number === undefined) throw new Error(`No post-mortem of the example is called ${postmortem}.`);
			return number;
		},
	};
}
