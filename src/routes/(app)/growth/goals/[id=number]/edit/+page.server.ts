import { redirect } from '@sveltejs/kit';
import { contentOf } from '#domain/growth/goals/content.server.ts';
import { ChangedGoal } from '#domain/growth/goals/goal-form.ts';
import { ownGoal, reviseGoal } from '#domain/growth/goals/goals.server.ts';
import { readGoal } from '#domain/growth/goals/reading.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { choicesFor, fieldsOf } from '../../choices.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { id, version } = await ownGoal(db.read, person, idIn(event));
	const shown = await readGoal(db, person, id);
	const { links } = await contentOf(db.read, id);
	return {
		id,
		version,
		what: shown.what,
		written: await fieldsOf(db, person, shown, links),
		...(await choicesFor(db, person)),
	};
};

export const actions: Actions = {
	save: form(ChangedGoal, async (person, input, event: RequestEvent) => {
		await reviseGoal(event.locals.db, person, idIn(event), input);
		redirect(303, `/growth/goals/${idIn(event)}`);
	}),
};
