import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { audience } from '#domain/entries/audience.ts';
import { filesOf } from '#domain/entries/attachments.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { readLinkRule } from '#domain/entries/link-rule.server.ts';
import { NewShareLink, takenTo } from '#domain/entries/share-link.ts';
import {
	endShareLink,
	makeShareLink,
	seesShareLinks,
	shareLinksOf,
} from '#domain/entries/share-links.server.ts';
import { read } from '#domain/projects/projects.server.ts';
import { findTeam } from '#domain/accounts/teams.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const named = ({ params }: { params: { id: string } }) =>
	({ kind: 'project', number: Number(params.id) }) as const;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const of = named(event);
	const { entry, sharing, decides } = await read(db, person, of.number);
	const team = sharing.team === null ? null : ((await findTeam(db.read, sharing.team))?.name ?? null);
	const { workspace } = await readSettings(db.read);
	const allowed = (await readLinkRule(db.read)).links === 'authors';
	return {
		number: of.number,
		title: entry.title,
		hasFiles: (await filesOf(db.read, entry.id)).length > 0,
		address: new URL(hrefOf('project', of.number), event.url).href,
		here: audience(entry.visibility, team, workspace),
		takenTo: takenTo(entry.visibility, team),
		restricted: entry.visibility === 'restricted',
		/** Whether the workspace makes links at all. */
		allowed,
		mayMake: allowed && decides,
		links: seesShareLinks(person, entry) ? await shareLinksOf(db.read, person, of) : null,
	};
};

const Ending = z.object({ id: z.coerce.number().int() });

export const actions: Actions = {
	make: form(NewShareLink, async (person, input, event: RequestEvent) => {
		const { secret } = await makeShareLink(event.locals.db, person, named(event), input);
		return { made: new URL(`/shared/${secret}`, event.url).href };
	}),
	end: form(Ending, async (person, input, event: RequestEvent) => {
		await endShareLink(event.locals.db, person, named(event), input);
		redirect(303, `${hrefOf('project', named(event).number)}/share`);
	}),
};
