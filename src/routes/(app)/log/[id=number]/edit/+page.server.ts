import { redirect } from '@sveltejs/kit';
import { hrefOf } from '#domain/entries/kinds.ts';
import { RevisionForm } from '#domain/log/composing.ts';
import { read, revise } from '#domain/log/log.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Written } from '../../written.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, content, sharing, mayEdit, begun } = await read(db, person, Number(event.params.id));
	if (!mayEdit) forbidden('Its writer can change it.');
	const { form, title, body, learned, next, answers, status, source, topics } = content;
	const written: Written = {
		...{ title, body, learned, next, answers, status, source },
		topics: topics.join(', '),
		team: sharing.team ?? '',
		visibility: sharing.visibility,
	};
	const drafted = entry.publishedAt === null ? begun : null;
	return { number: entry.number, title, form, version: entry.version, written, begun: drafted };
};

export const actions: Actions = {
	save: form(RevisionForm, async (person, input, { locals, params }: RequestEvent) => {
		await revise(locals.db, person, Number(params.id), input);
		redirect(303, hrefOf('log', Number(params.id)));
	}),
};
