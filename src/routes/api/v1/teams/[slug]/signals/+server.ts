import { z } from 'zod';
import { listSignals } from '#domain/postmortems/alerts/signals.server.ts';
import { now } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Signal = z.object({
	id: z.int(),
	at: z.iso.datetime(),
	text: z.string(),
	/** Who told, and of what. */
	source: z.string(),
	link: z.string(),
	/** Such as `firing` or `resolved`. */
	status: z.string(),
});
const Moment = z.iso
	.datetime({ offset: true, error: 'Give a date and time with its zone, such as 2026-11-10T02:14:00Z.' })
	.transform((text) => Date.parse(text));

export const GET = endpoint({
	summary: 'What the alerts of a team said, in the order in which it happened: 200 at the most, the newest',
	scope: 'read',
	query: z.object({
		/** Two days ago, where it is left out. */
		from: Moment.optional(),
		to: Moment.optional(),
		/** The number of a post-mortem of that team that you write, where you are not in the team. */
		postmortem: z.coerce.number().int().positive().optional(),
	}),
	answers: z.object({ items: z.array(Signal) }),
	act: async (person, { query }, { locals, params }) => {
		const { from = now() - 2 * DAY, to = now() + DAY, postmortem = null } = query;
		const asked = { team: params.slug ?? '', postmortem, from, to };
		const found = await listSignals(locals.db, person, asked);
		const items = found.map(({ at, ...one }): z.input<typeof Signal> => ({
			...one,
			at: new Date(at).toISOString(),
		}));
		return { body: { items } };
	},
});
