import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { adopt, adoptable } from '#domain/projects/endings/adopting.server.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { pack, content, ending, number } = await adoptable(event.locals.db, person, numberIn(event));
	return {
		number,
		title: content.title,
		how: ending.how,
		byWhom: ending.byWhom,
		pack: renderMarkdown(pack, { topHeading: 3 }),
		links: content.links,
		/** What is sent twice is one. */
		uid: randomName(20),
	};
};

const Adoption = z.object({
	title: z
		.string()
		.trim()
		.min(1, 'Give it a name that people will remember.')
		.max(120, 'This can be 120 characters at the most.'),
	uid: z
		.string()
		.regex(/^[a-z0-9]{20}$/)
		.optional(),
});

export const actions: Actions = {
	adopt: form(Adoption, async (person, input, event: RequestEvent) => {
		const { number } = await adopt(event.locals.db, person, numberIn(event), input);
		redirect(303, hrefOf('project', number));
	}),
};
