import { z } from 'zod';
import { LARGEST_LIST } from '#domain/skills/lists.ts';
import { proposeSkills } from '#domain/skills/proposing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { toldOfFile, uploadedFile } from '#lib/web/upload.server.ts';

export const POST = endpoint({
	summary:
		'Bring a list of people’s skills as CSV, for administrators: each of them is asked whether it is so',
	describes:
		'Its first line: `email,skill,level,wants`. Nothing is said of anybody by it, and nobody else hears what they answer.',
	scope: 'write',
	takesFile: true,
	largestFile: LARGEST_LIST,
	answers: z.object({
		/** How many people are asked, and about how many skills. */
		people: z.int(),
		skills: z.int(),
		/** Addresses that nobody here has. */
		unknown: z.array(z.string()),
	}),
	act: async (person, _, { locals: { db }, request }) => {
		const csv = await (await uploadedFile(request, LARGEST_LIST)).text();
		return { body: await toldOfFile(proposeSkills(db, person, csv)) };
	},
});
