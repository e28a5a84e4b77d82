import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { PublicDocument } from '#domain/postmortems/customers/public-document.ts';
import {
	approveForCustomers,
	linkForCustomers,
	readForCustomers,
	takeBackApproval,
	writeForCustomers,
} from '#domain/postmortems/customers/public-documents.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const it = await readForCustomers(event.locals.db, signedIn(event), numberIn(event), event.url.origin);
	return { it, zones: it.writing ? zones() : [] };
};

const back = (event: RequestEvent): never => redirect(303, `/postmortems/${event.params.id}/customers`);

export const actions: Actions = {
	write: form(PublicDocument, async (person, input, event: RequestEvent) => {
		await writeForCustomers(event.locals.db, person, numberIn(event), input);
		back(event);
	}),
	approve: form(z.object({ print: z.string() }), async (person, { print }, event: RequestEvent) => {
		const { origin } = event.url;
		await approveForCustomers(event.locals.db, person, numberIn(event), { print, origin });
		back(event);
	}),
	takeBack: form(z.object({}), async (person, _, event: RequestEvent) => {
		await takeBackApproval(event.locals.db, person, numberIn(event));
		back(event);
	}),
	link: form(NewShareLink, async (person, input, event: RequestEvent) => {
		const { secret } = await linkForCustomers(event.locals.db, person, numberIn(event), input);
		return { made: new URL(`/shared/${secret}/customers`, event.url).href };
	}),
};
