import { z } from 'zod';
import { changeLinkRule, openLinks, readLinkRule } from '#domain/entries/link-rule.server.ts';
import { LinkRule } from '#domain/entries/share-link.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Whether authors may make links for people elsewhere, and how many are open; for administrators',
	scope: 'read',
	answers: LinkRule.extend({
		/** How many open something now. */
		open: z.int(),
	}),
	act: async (person, _, { locals: { db } }) => {
		const { links, others } = await openLinks(db, person);
		return { body: { ...(await readLinkRule(db.read)), open: links.length + others } };
	},
});

export const PUT = endpoint({
	summary: 'Say whether authors may make links for people elsewhere; for administrators',
	scope: 'write',
	body: LinkRule,
	answers: LinkRule,
	act: async (person, { body }, { locals: { db } }) => {
		await changeLinkRule(db, person, body);
		return { body: await readLinkRule(db.read) };
	},
});
