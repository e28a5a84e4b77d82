import { z } from 'zod';
import { answerOfShareLink, ShareLinkAnswer } from '#domain/entries/share-link-answer.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { makeShareLink, shareLinksOf } from '#domain/entries/share-links.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const named = ({ number }: Partial<Record<string, string>>) =>
	({ kind: 'postmortem', number: Number(number) }) as const;

export const GET = endpoint({
	summary: 'The links under which people elsewhere read a post-mortem',
	scope: 'read',
	answers: z.object({ items: z.array(ShareLinkAnswer) }),
	act: async (person, _given, { locals, params }) => ({
		body: { items: (await shareLinksOf(locals.db.read, person, named(params))).map(answerOfShareLink) },
	}),
});

export const POST = endpoint({
	summary: 'Make a link for people elsewhere; its address is told this once',
	scope: 'write',
	body: NewShareLink,
	answers: z.object({ id: z.int(), address: z.url(), expiresAt: z.iso.datetime() }),
	status: 201,
	act: async (person, { body }, { locals, params, url }) => {
		const { id, secret, expiresAt } = await makeShareLink(locals.db, person, named(params), body);
		const address = new URL(`/shared/${secret}`, url).href;
		return { body: { id, address, expiresAt: new Date(expiresAt).toISOString() } };
	},
});
