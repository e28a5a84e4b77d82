import { changeLinkRule, openLinks, readLinkRule } from '#domain/entries/link-rule.server.ts';
import { LinkRule } from '#domain/entries/share-link.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return { ...(await openLinks(db, person)), rule: await readLinkRule(db.read) };
};

export const actions: Actions = {
	default: form(LinkRule, async (person, rule, { locals }: RequestEvent) => {
		await changeLinkRule(locals.db, person, rule);
		return { saved: true };
	}),
};
