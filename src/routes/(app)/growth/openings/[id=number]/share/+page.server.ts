import { findTeam } from '#domain/accounts/teams.server.ts';
import { audience } from '#domain/entries/audience.ts';
import { filesOf } from '#domain/entries/attachments.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';
import { readSettings } from '#lib/settings.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** An opening is for the people here: nobody elsewhere is shown it by a link. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, sharing } = await read(db, person, Number(event.params.id));
	const team = sharing.team === null ? null : ((await findTeam(db.read, sharing.team))?.name ?? null);
	const { workspace } = await readSettings(db.read);
	return {
		number: entry.number,
		title: entry.title,
		hasFiles: (await filesOf(db.read, entry.id)).length > 0,
		address: new URL(hrefOf(KIND, entry.number), event.url).href,
		here: audience(entry.visibility, team, workspace),
	};
};
