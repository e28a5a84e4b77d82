import { z } from 'zod';
import { VISIBILITIES } from '../entries/entry.ts';
import { foldedSkill } from '../skills/skill.ts';
import { ProjectContent } from './project.ts';

const People = z.array(z.string().trim().min(1).max(200)).max(100);

const around = {
	/** The slug of the hack week or lane that it is for; null where it is for none yet. */
	season: z.string().max(120).nullable(),
	/** The slug of a team; null where it belongs to none. */
	team: z.string().max(120).nullable(),
	visibility: z.enum(VISIBILITIES),
	/** Names or e-mail addresses of those who may read a restricted project. */
	readers: People,
};

/** Whoever joins says for which of them by its name: no two are called the same. */
const DistinctNeeds = ProjectContent.shape.needs.superRefine((needs, context) => {
	const names = needs.map(({ name }) => foldedSkill(name));
	for (const [k, name] of names.entries()) {
		if (names.indexOf(name) < k)
			context.addIssue({ code: 'custom', path: [k, 'name'], message: ASKED_TWICE });
	}
});
const ASKED_TWICE = 'This is asked for above. Say there how many, or name what is different.';
const Content = ProjectContent.extend({ needs: DistinctNeeds }).partial();

/** An idea: what is left out is blank, and everybody of the workspace reads it. */
export const NewProject = Content.required({ title: true })
	.extend(z.object(around).partial().shape)
	.extend({
		/** Whoever pitches it works on it. Without that it is an idea, for anybody to take up. */
		joins: z.boolean().default(false),
		/** The number of the project that it goes on from. */
		from: z.int().positive().nullable().default(null),
		/** Made by whoever sends it, so that what is sent twice is one project. */
		uid: z
			.string()
			.regex(/^[a-z0-9]{20}$/, 'A uid is 20 small letters and digits.')
			.optional(),
	});
export type NewProject = z.output<typeof NewProject>;

/** What changes; the rest stays as it is. Who is on it changes by joining and leaving. */
export const Revision = Content.extend(z.object(around).partial().shape).extend({
	/** The version that this change started from. */
	base: z.int().positive().optional(),
});
export type Revision = z.output<typeof Revision>;
