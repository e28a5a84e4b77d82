import { z } from 'zod';
import { importSkills } from '#domain/skills/merging.server.ts';
import { LARGEST_LIST } from '#domain/skills/lists.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { toldOfFile, uploadedFile } from '#lib/web/upload.server.ts';

export const POST = endpoint({
	summary: 'Bring a list of skills as CSV, for curators: name, other names, what each is under',
	describes:
		'Its first line: `name,aliases,parent,related`. A line that cannot be used is told, and then nothing is brought in.',
	scope: 'write',
	takesFile: true,
	largestFile: LARGEST_LIST,
	answers: z.object({
		/** How many were not known before. */
		brought: z.int(),
	}),
	act: async (person, _, { locals: { db }, request }) => {
		const csv = await (await uploadedFile(request, LARGEST_LIST)).text();
		return { body: { brought: await toldOfFile(importSkills(db, person, csv)) } };
	},
});
