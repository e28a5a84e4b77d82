import { redirect } from '@sveltejs/kit';
import { ParkedIdea } from '#domain/postmortems/meeting/idea.ts';
import { park, readSoak } from '#domain/postmortems/meeting/ideas.server.ts';
import { AskedQuestion, WrittenNote } from '#domain/postmortems/meeting/meeting.ts';
import { askAbout, writeNote } from '#domain/postmortems/meeting/minutes.server.ts';
import { runPage } from '#domain/postmortems/meeting/run-page.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const placeIn = (name: string) => Math.max(0, Math.trunc(Number(searchParams.get(name) ?? 1)) || 0);
	const run = await runPage(event.locals.db, signedIn(event), numberIn(event), {
		point: placeIn('point'),
		moment: placeIn('moment'),
		turn: searchParams.has('turn') ? Math.min(placeIn('turn'), 10_000) : 0,
	});
	if (!run) redirect(303, `/postmortems/${event.params.id}/meeting`);
	return { slim: true, run, soak: await readSoak(event.locals.db.read) };
};

export const actions: Actions = {
	note: form(WrittenNote, async (person, note, event: RequestEvent) => ({
		noted: await writeNote(event.locals.db, person, numberIn(event), note),
	})),
	question: form(AskedQuestion, async (person, asked, event: RequestEvent) => {
		await askAbout(event.locals.db, person, numberIn(event), asked);
		return { asked: true };
	}),
	park: form(ParkedIdea, async (person, idea, event: RequestEvent) => {
		await park(event.locals.db, person, numberIn(event), idea);
		return { parked: true };
	}),
};
