import type { Transaction } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import { personWith } from '../../accounts/people.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { readSharing } from '../../entries/sharing.server.ts';
import { readContent } from '../content.server.ts';
import { comeOnto } from '../joining.server.ts';
import { membersOf } from '../people.server.ts';
import { hasRoom } from '../row.ts';
import { KIND } from '../project.ts';
import { store } from '../projects.server.ts';
import { moveTo, rowOf } from '../state.server.ts';

/**
 * Somebody sponsors that it goes on. What was shown is built again. What has ended stays as it ended: it goes on as a
 * project of its own that says where it comes from, with the same people and whoever asked.
 * @returns its number from now on
 */
export async function leadOn(tx: Transaction, found: Found, askedBy: number): Promise<number> {
	const { state, ...row } = await rowOf(tx, found.id);
	const members = await membersOf(tx, found.id);
	if (state === 'ended') return anew(tx, found, { askedBy, members });
	const isOn = members.some(({ id }) => id === askedBy);
	if (!isOn && hasRoom({ capacity: row.capacity, people: members }))
		await comeOnto(tx, { ...found, project: { state, ...row } }, { personId: askedBy, by: askedBy });
	await moveTo(tx, found.id, 'building');
	return found.number;
}

async function anew(
	tx: Transaction,
	found: Found,
	{ askedBy, members }: { askedBy: number; members: readonly { id: number; need: string }[] },
): Promise<number> {
	const carrier = await personWith(tx, askedBy);
	if (!carrier) conflict('Whoever asked has left. Somebody else can ask for it anew.');
	const people = [
		members.find(({ id }) => id === askedBy) ?? { id: askedBy, need: '' },
		...members.filter(({ id }) => id !== askedBy),
	];
	const content = await readContent(tx, found);
	const { readers, authors, ...sharing } = await readSharing(tx, found);
	const room = content.capacity === null ? null : Math.max(content.capacity, people.length);
	const made = await store(tx, carrier, {
		content: { ...content, capacity: room },
		// Whoever wrote a restricted one goes on reading it.
		sharing: {
			...sharing,
			readers: sharing.visibility === 'restricted' ? [...readers, ...authors] : readers,
			authors: [],
		},
		fromId: found.id,
	});
	for (const { id, need } of people) {
		const there = await findEntry(tx, carrier, KIND, made.number);
		await comeOnto(tx, { ...there, project: await rowOf(tx, made.id) }, { personId: id, need, by: askedBy });
	}
	await moveTo(tx, made.id, 'building');
	return made.number;
}
