import { mayBegin } from '#domain/accounts/may.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { erasuresAsked } from '#domain/accounts/erasing.server.ts';
import { unreadCount } from '#domain/notifications/inbox.server.ts';
import { now } from '#lib/db/clock.ts';
import { readSettings } from '#lib/settings.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { singleKeysOn } from '#lib/web/single-keys.server.ts';
import { FRAME } from './frame.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame around every page shows. */
export const load: LayoutServerLoad = async (event) => {
	const person = signedIn(event);
	const { id, name, zone, role, teams } = person;
	const { db } = event.locals;
	const { workspace, maintenance } = await readSettings(db.read);
	const mine = (await listTeams(db.read)).filter((team) => teams.includes(team.id));
	event.depends(FRAME);
	return {
		/** Named here, the frame is asked for anew with each page, and what is new in the inbox with it. */
		path: event.url.pathname,
		workspace,
		/** What is to be known of it, on every page. */
		maintenance: maintenance?.sentence ?? null,
		unread: (await unreadCount(db, person)) + (await erasuresAsked(db.read, person)).length,
		me: { id, name, zone, role, mayBegin: mayBegin(person) },
		teams: mine.map(({ slug, name, glaze }) => ({ slug, name, glaze })),
		singleKeys: singleKeysOn(event.cookies),
		now: now(),
	};
};
