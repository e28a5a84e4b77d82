import { log } from '#lib/log/log.server.ts';
import * as Y from 'yjs';
import type { Database } from '#lib/db/open.server.ts';
import { away, missing, signedOut } from '#lib/errors.ts';
import type { Admission } from '#lib/live/door.server.ts';
import { disownRoom, ownRoom } from '#lib/live/owning.server.ts';
import { Room } from '#lib/live/room.server.ts';
import { roomNamed } from '#lib/live/rooms.server.ts';
import { maintenanceFor } from '#lib/maintenance.server.ts';
import type { Person } from '../../accounts/person.ts';
import { owesSecondFactor } from '../../accounts/second-factors/requirement.server.ts';
import { personOfSession } from '../../accounts/sessions.server.ts';
import { findEditable } from '../../entries/entries.server.ts';
import { openDocument } from './document.server.ts';
import { PostmortemKeeper } from './keeper.server.ts';
import { placeOf, roomOf } from './room-name.ts';

const PATH = /^postmortems\/([1-9]\d{0,8})$/;

/** Who may write in a post-mortem may write in it with others. */
export async function admitWriter(
	db: Database,
	{ path, session }: { path: string; session: string | undefined },
): Promise<Admission<Person>> {
	const number = Number(PATH.exec(path)?.[1]);
	if (!number) missing();
	const ask = async () => {
		const found = session === undefined ? null : await personOfSession(db, session);
		if (!found) signedOut('Sign in in another tab, and it goes on here.');
		if (await owesSecondFactor(db.read, found.person, found.via)) {
			signedOut('Set a second step up in another tab, and it goes on here.');
		}
		const maintenance = await maintenanceFor(db.read, found.person);
		if (maintenance !== null) away(maintenance);
		return { who: found.person, entry: await findEditable(db.read, found.person, 'postmortem', number) };
	};
	const { who, entry } = await ask();
	return {
		who,
		room: () => roomFor(db, entry.id, number),
		again: async () => {
			await ask();
		},
	};
}

/** The room of a post-mortem, opened where nobody is in it. */
export function roomFor(db: Database, id: number, number: number): Promise<Room<Person>> {
	return roomNamed(roomOf(id), async (empty) => {
		let room: Room<Person> | null = null;
		const place = placeOf(number);
		await ownRoom(db, place, () => room?.dismiss());
		const { held, published, updatedAt } = await openDocument(db, id);
		const keeper = new PostmortemKeeper(db, { id, number, updatedAt }, held, published);
		const leave = () => {
			empty();
			void disownRoom(db, place).catch((problem: unknown) => log.problem('Letting a room go', problem));
		};
		room = new Room(held.doc, keeper, leave, Y.encodeStateAsUpdate(held.doc).length);
		return room;
	});
}
