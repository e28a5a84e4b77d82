import { sentenceOf } from '#lib/errors.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Brought } from '#lib/files/found.ts';
import { foresee, readBrought } from './importing.server.ts';
import { refuseGuests } from './postmortems.server.ts';
import type { Looked } from './looked.ts';
import type { Recognised } from './recognise.ts';
import { happenedAt } from './times.ts';

/** What an import would make of these files, for the one who brings them to see before it happens. */
export async function lookAt(
	db: Database,
	who: Person,
	brought: Iterable<Brought> | AsyncIterable<Brought>,
): Promise<Looked[]> {
	refuseGuests(who);
	const looked: Looked[] = [];
	for await (const file of brought) looked.push(await lookAtOne(db, who, file));
	return looked;
}

async function lookAtOne(db: Database, who: Person, brought: Brought): Promise<Looked> {
	const { name: file } = brought;
	const read = readBrought(brought, who.zone);
	if ('reason' in read) return { file, state: 'refused', reason: read.reason };
	try {
		const foreseen = await foresee(db.read, who, read.document, read.recognised);
		return { file, print: fingerprint(read.document.text), ...foreseen, ...shownOf(read.recognised) };
	} catch (problem) {
		return { file, state: 'refused', reason: sentenceOf(problem) };
	}
}

function shownOf({ content, ours, notes }: Recognised) {
	const { title, date, zone, severity, times, timeline, factors, lessons, changes } = content;
	return {
		title,
		happenedAt: happenedAt(content),
		dayOnly: date !== null && times.started === null,
		zone,
		severity: severity as 1 | 2 | 3 | 4 | null,
		times,
		events: timeline.length,
		factors: factors.length,
		lessons: lessons.length,
		changes: changes.length,
		notes,
		keepsItsOwn: ours !== null,
	};
}
