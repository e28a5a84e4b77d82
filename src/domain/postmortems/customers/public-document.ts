import { z } from 'zod';
import { isZone } from '#lib/dates.ts';

/** Facts that can stand at its head, each as the post-mortem has it at that moment. */
export const PUBLIC_FACTS = ['day', 'started', 'noticed', 'mitigated', 'resolved', 'duration'] as const;
export type PublicFact = (typeof PUBLIC_FACTS)[number];
export const PUBLIC_FACT_NAMES: Record<PublicFact, string> = {
	day: 'Day',
	started: 'Began',
	noticed: 'Noticed',
	mitigated: 'Eased',
	resolved: 'Over',
	duration: 'Duration',
};

/** What it takes from the post-mortem. */
export const Shown = z.object({
	facts: z.array(z.enum(PUBLIC_FACTS)).max(PUBLIC_FACTS.length).default([]),
	/** Ids of changes. */
	changes: z.array(z.coerce.number().int().positive()).max(500).default([]),
});
export type Shown = z.output<typeof Shown>;

export const PublicDocument = Shown.extend({
	title: z.string().trim().min(1, 'Give it a title.').max(300, 'A title can be 300 characters at the most.'),
	body: z
		.string()
		.max(200_000, 'It can be 200,000 characters at the most.')
		.transform((text) => text.replaceAll('\r\n', '\n')),
	zone: z.string().refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.'),
	/** The version this one was written on; 0 where there was none yet. */
	base: z.coerce.number().int().min(0),
});
export type PublicDocument = z.output<typeof PublicDocument>;
