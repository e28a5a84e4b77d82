import { now, setClock } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { z } from 'zod';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';

type Given = z.input<typeof NewPostmortem>;

/** What happened, when, and what follows from it; days such as `2026-06-10`, times in UTC. */
export interface Incident {
	day: string;
	/** The day it is published; the day it happened where nothing is said. */
	published?: string;
	/** How many minutes it lasted; unknown where nothing is said. */
	minutes?: number;
	title?: string;
	kind?: 'incident' | 'near-miss' | 'success';
	severity?: number;
	/** Names that its factors have in common with others, one factor each. */
	factors?: readonly string[];
	changes?: NonNullable<Given['content']['changes']>;
	topics?: string[];
	sharing?: Given['sharing'];
	/** Further content as the API takes it. */
	content?: Partial<Given['content']>;
}

/** A published post-mortem, in the workspace unless something else is said. The test has set its clock, which stands there again afterwards. */
export async function writeIncident(
	db: Database,
	who: Person,
	{ day, published = day, minutes, factors = [], sharing, content, ...words }: Incident,
): Promise<number> {
	const started = Date.parse(`${day}T12:00Z`);
	const resolved = minutes === undefined ? {} : { resolved: at(started + minutes * 60_000) };
	const before = now();
	setClock(Date.parse(`${published}T15:00Z`));
	try {
		const input = NewPostmortem.parse({
			content: {
				...{ title: 'The queue', ...words },
				times: { started: at(started), ...resolved },
				factors: factors.map((name) => ({ title: `Because of ${name}`, topics: [name] })),
				...content,
			},
			...(sharing && { sharing }),
		});
		return (await draft(db, who, input, { publish: true })).number;
	} finally {
		setClock(before);
	}
}

const at = (ms: number) => new Date(ms).toISOString();
