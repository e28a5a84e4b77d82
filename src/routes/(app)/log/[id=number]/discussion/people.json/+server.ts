import { json } from '@sveltejs/kit';
import { mentionable } from '#domain/entries/discussion/mentions.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** Who can be mentioned here: people who may see this entry. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const place = { kind: 'log', number: Number(event.params.id) } as const;
	const typed = (event.url.searchParams.get('q') ?? '').slice(0, 120);
	return json(await mentionable(event.locals.db, person, place, typed));
};
