import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { audience } from '#domain/entries/audience.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { readLinkRule } from '#domain/entries/link-rule.server.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { endShareLink, shareLinksOf } from '#domain/entries/share-links.server.ts';
import { askAboutElsewhere, makeLinkElsewhere, notAgreed } from '#domain/stories/elsewhere.server.ts';
import { read } from '#domain/stories/stories.server.ts';
import { findTeam } from '#domain/accounts/teams.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);
const named = (event: { params: { id: string } }) => ({ kind: 'story', number: numberIn(event) }) as const;

/** For its authors, and administrators who may read it: a link that got around has to be found and ended. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, content, sharing, decides } = await read(db, person, numberIn(event));
	const links = await shareLinksOf(db.read, person, named(event));
	const team = sharing.team === null ? null : ((await findTeam(db.read, sharing.team))?.name ?? null);
	const { workspace } = await readSettings(db.read);
	return {
		number: entry.number,
		title: entry.title,
		address: new URL(hrefOf('story', entry.number), event.url).href,
		published: entry.publishedAt !== null,
		here:
			entry.publishedAt === null
				? 'It is a draft: its authors can open it, and whoever they ask to read it first.'
				: audience(entry.visibility, team, workspace),
		forEverybody: entry.visibility === 'workspace',
		signed: content.month === null,
		allowed: (await readLinkRule(db.read)).links === 'authors',
		decides,
		notAgreed: decides ? await notAgreed(db.read, { id: entry.id, content }) : [],
		links,
	};
};

const Ending = z.object({ id: z.coerce.number().int() });
const Asking = z.object({ personId: z.coerce.number().int().positive() });
const again = (event: RequestEvent) => redirect(303, `${hrefOf('story', numberIn(event))}/share`);

export const actions: Actions = {
	make: form(NewShareLink, async (person, input, event: RequestEvent) => {
		const { secret } = await makeLinkElsewhere(event.locals.db, person, numberIn(event), input);
		return { made: new URL(`/shared/${secret}`, event.url).href };
	}),
	ask: form(Asking, async (person, input, event: RequestEvent) => {
		await askAboutElsewhere(event.locals.db, person, numberIn(event), input);
		again(event);
	}),
	end: form(Ending, async (person, input, event: RequestEvent) => {
		await endShareLink(event.locals.db, person, named(event), input);
		again(event);
	}),
};
