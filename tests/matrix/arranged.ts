import type { Person } from '#domain/accounts/person.ts';
import { place } from '#domain/stories/shelves/arranging.server.ts';
import { NewLine } from '#domain/stories/shelves/failure-line.ts';
import { addLine } from '#domain/stories/shelves/failures.server.ts';
import { NewGathering } from '#domain/stories/shelves/gathering.ts';
import { choose, monthOf } from '#domain/stories/shelves/of-the-month.server.ts';
import { makeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { Placing, WELCOME } from '#domain/stories/shelves/shelf.ts';
import { makeShelf } from '#domain/stories/shelves/shelves.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Company } from '../support/people.ts';

/** The lines of the administrator's failure CV, and the evening that the author plans. */
export const ARRANGED = { line: '1', gathering: 1, shelf: 'queues' } as const;

/** Two post-mortems that everybody reads on the Welcome shelf and on another one, an evening, a failure CV of two lines. */
export async function arrange(
	{ db, admin, member: author }: Company,
	curator: Person,
	{ number, another }: { number: number; another: number },
): Promise<void> {
	const { slug } = await makeShelf(db, curator, { name: 'Queues', about: '' });
	for (const shelf of [WELCOME, slug]) {
		await place(db, curator, shelf, Placing.parse({ entry: `PM-${number}`, week: '1' }));
		await place(db, curator, shelf, Placing.parse({ entry: `PM-${another}` }));
	}
	const parts = [{ entry: `PM-${number}`, minutes: '10' }];
	const evening = {
		kind: 'talks',
		title: 'Aloud',
		when: `${isoDay(now() + 14 * DAY, 'UTC')}T17:00`,
		zone: 'UTC',
		parts,
	};
	await makeGathering(db, author, NewGathering.parse(evening));
	for (const text of ['The rewrite', 'The other rewrite']) {
		await addLine(db, admin, NewLine.parse({ year: '2019', text }));
	}
	const why = 'Its timeline is one to learn from.';
	await choose(db, curator, { month: monthOf(now(), curator.zone), entry: `PM-${number}`, why });
}
