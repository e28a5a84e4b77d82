import { redirect } from '@sveltejs/kit';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { ChangeForm, fieldsOf } from '#domain/growth/opportunities/opening-form.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';
import { revise } from '#domain/growth/opportunities/revising.server.ts';
import { zones } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { namesOf } from '../../../../typed-fields.ts';
import { knownSkills } from '../../known-skills.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, opportunity, content, sharing, mayEdit, decides } = await read(db, person, numberIn(event));
	if (!mayEdit) forbidden('Whoever looks after it changes it. Ask one of them to add you.');
	const people = await listPeople(db, person);
	const contact = people.find(({ id }) => id === opportunity.contactId);
	return {
		number: entry.number,
		title: entry.title,
		version: entry.version,
		decides,
		known: await knownSkills(db, person),
		people: people.map(({ name }) => name),
		zones: zones(),
		written: {
			...fieldsOf(content),
			authors: namesOf(
				sharing.authors.filter((email) => people.some((one) => one.email === email)),
				people,
			),
			contact: contact ? namesOf([contact.email], people) : '',
			team: sharing.team ?? '',
			visibility: sharing.visibility,
			readers: namesOf(sharing.readers, people),
		},
	};
};

export const actions: Actions = {
	save: form(ChangeForm, async (person, input, event: RequestEvent) => {
		await revise(event.locals.db, person, numberIn(event), input);
		redirect(303, hrefOf(KIND, numberIn(event)));
	}),
};
