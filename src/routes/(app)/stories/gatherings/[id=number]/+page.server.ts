import { z } from 'zod';
import { readGathering } from '#domain/stories/shelves/gatherings.server.ts';
import { callOff } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const gathering = await readGathering(event.locals.db, signedIn(event), Number(event.params.id));
	return { gathering, about: gathering.about === '' ? null : renderMarkdown(gathering.about) };
};

const Sure = z.object({ sure: z.string().optional() });

export const actions: Actions = {
	// Asked a second time, in a dialog or on the page that comes back without a script.
	callOff: form(Sure, async (person, { sure }, { locals, params }: RequestEvent) => {
		if (sure !== 'yes') return { asking: true };
		await callOff(locals.db, person, Number(params.id));
		return { calledOff: true };
	}),
};
