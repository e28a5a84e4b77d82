import { z } from 'zod';
import { VISIBILITIES } from '../../entries/entry.ts';
import { OpportunityContent } from './opportunity.ts';

const People = z.array(z.string().trim().min(1).max(200)).max(100);

const around = {
	/** The slug of a team; null where it belongs to none. */
	team: z.string().max(120).nullable(),
	visibility: z.enum(VISIBILITIES),
	/** Names or e-mail addresses of those who may read a restricted opening. */
	readers: People,
	/** Names or e-mail addresses of those who look after it; whoever posts it does anyway. */
	authors: People,
	/** The name or e-mail address of whoever answers those who ask; one of its authors, or becomes one. */
	contact: z.string().trim().max(200),
};

/** An opening: what is left out is blank, everybody of the workspace reads it, and whoever posts it answers. */
export const NewOpportunity = OpportunityContent.partial()
	.required({ title: true, form: true })
	.extend(z.object(around).partial().shape)
	.extend({
		/** Made by whoever sends it, so that what is sent twice is one opening. */
		uid: z
			.string()
			.regex(/^[a-z0-9]{20}$/, 'A uid is 20 small letters and digits.')
			.optional(),
	});
export type NewOpportunity = z.output<typeof NewOpportunity>;

/** What changes; the rest stays as it is. */
export const OpportunityRevision = OpportunityContent.partial()
	.extend(z.object(around).partial().shape)
	.extend({
		/** The version that this change started from. */
		base: z.int().positive().optional(),
	});
export type OpportunityRevision = z.output<typeof OpportunityRevision>;
