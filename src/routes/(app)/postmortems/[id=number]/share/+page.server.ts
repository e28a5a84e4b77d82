import { decides } from '#domain/entries/visibility.server.ts';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { audience } from '#domain/entries/audience.ts';
import { filesOf } from '#domain/entries/attachments.server.ts';
import { findEntry } from '#domain/entries/entries.server.ts';
import { readLinkRule } from '#domain/entries/link-rule.server.ts';
import { NewShareLink, takenTo } from '#domain/entries/share-link.ts';
import {
	endShareLink,
	makeShareLink,
	seesShareLinks,
	shareLinksOf,
} from '#domain/entries/share-links.server.ts';
import { readSharing } from '#domain/entries/sharing.server.ts';
import { findTeam } from '#domain/accounts/teams.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const named = ({ id }: { id: string }) => ({ kind: 'postmortem', number: Number(id) }) as const;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const of = named(event.params);
	const found = await findEntry(db.read, person, of.kind, of.number);
	const sharing = await readSharing(db.read, found);
	const team = sharing.team === null ? null : ((await findTeam(db.read, sharing.team))?.name ?? null);
	const { workspace } = await readSettings(db.read);
	const allowed = (await readLinkRule(db.read)).links === 'authors';
	return {
		number: of.number,
		title: found.title,
		hasFiles: (await filesOf(db.read, found.id)).length > 0,
		address: new URL(`/postmortems/${of.number}`, event.url).href,
		published: found.publishedAt !== null,
		restricted: found.visibility === 'restricted',
		here:
			found.publishedAt === null
				? 'It is a draft: its authors can open it, and whoever was asked to review or facilitate it.'
				: audience(found.visibility, team, workspace),
		takenTo: takenTo(found.visibility, team),
		mayMake: allowed && decides(person, found) && found.publishedAt !== null,
		/** Whether the workspace makes links at all. */
		allowed,
		links: seesShareLinks(person, found) ? await shareLinksOf(db.read, person, of) : null,
	};
};

const Ending = z.object({ id: z.coerce.number().int() });

export const actions: Actions = {
	make: form(NewShareLink, async (person, input, { locals, params, url }) => {
		const { secret } = await makeShareLink(locals.db, person, named(params), input);
		return { made: new URL(`/shared/${secret}`, url).href };
	}),
	end: form(Ending, async (person, input, { locals, params }) => {
		await endShareLink(locals.db, person, named(params), input);
		redirect(303, `/postmortems/${params.id}/share`);
	}),
};
