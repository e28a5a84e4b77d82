import { redirect } from '@sveltejs/kit';
import {
	arrange,
	removeIncoming,
	renewIncomingKey,
	signIncoming,
	switchIncoming,
} from '#domain/incoming/addresses.server.ts';
import { ownIncoming, teamWithIncoming } from '#domain/incoming/finding.server.ts';
import { FieldsForm, OneIncoming, OneMessage, Signing } from '#domain/incoming/making.ts';
import { leavesOf } from '#domain/incoming/message.ts';
import { foresee } from '#domain/incoming/outcome.server.ts';
import { makeAgain, messagesTo } from '#domain/incoming/receiving.server.ts';
import { environment } from '#lib/environment.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const team = await teamWithIncoming(db, person, slug);
	const address = await ownIncoming(db, person, slug, Number(event.params.id));
	const messages = await messagesTo(db, person, slug, address.id);
	const asked = Number(event.url.searchParams.get('message'));
	const sample = messages.find(({ id }) => id === asked) ?? messages[0] ?? null;
	const isArranged = Object.keys(address.fields).length > 0;
	return {
		team: { slug, name: team.name },
		address,
		hook: `${environment().origin ?? event.url.origin}/hooks/incoming`,
		messages: messages.map(({ body: _, ...shown }) => shown),
		/** What it says, and what would come of it as the fields are now. */
		sample: sample && {
			id: sample.id,
			leaves: leavesOf(sample.body),
			foreseen: isArranged ? foresee(address.makes, address.fields, sample.body) : null,
		},
	};
};

export const actions: Actions = {
	arrange: form(FieldsForm, async (person, input, { locals, params }: RequestEvent) => {
		await arrange(locals.db, person, params.slug, input);
		return { saved: true };
	}),
	again: form(OneMessage, (person, input, { locals, params }: RequestEvent) =>
		makeAgain(locals.db, person, params.slug, input),
	),
	renew: form(OneIncoming, async (person, input, { locals, params }: RequestEvent) => ({
		made: await renewIncomingKey(locals.db, person, params.slug, input),
	})),
	sign: form(Signing, (person, input, { locals, params }: RequestEvent) =>
		signIncoming(locals.db, person, params.slug, input),
	),
	switchOff: form(OneIncoming, (person, { id }, { locals, params }: RequestEvent) =>
		switchIncoming(locals.db, person, params.slug, { id, on: false }),
	),
	switchOn: form(OneIncoming, (person, { id }, { locals, params }: RequestEvent) =>
		switchIncoming(locals.db, person, params.slug, { id, on: true }),
	),
	remove: form(OneIncoming, async (person, input, { locals, params }: RequestEvent) => {
		await removeIncoming(locals.db, person, params.slug, input);
		redirect(303, `/teams/${params.slug}/incoming`);
	}),
};
