import { z } from 'zod';
import { cursorOf } from '#lib/cursor.ts';
import { isoTime } from '#lib/dates.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { Need, PROJECT_STATES, ProjectContent } from './project.ts';
import type { Project } from './projects.server.ts';
import { PLACE, WAYS, type ListedProject } from './row.ts';

const Moment = z.iso.datetime();
const OpenNeed = Need.extend({ left: z.int() });
/** A project as the API answers it. */
export const ProjectAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	uid: z.string(),
	href: z.string(),
	version: z.int(),
	createdAt: Moment,
	updatedAt: Moment,
	state: z.enum(PROJECT_STATES),
	/** Since when it is in that state. */
	stateAt: Moment,
	mayEdit: z.boolean(),
	/** Who is on it, whoever came first before the others. */
	people: z.array(z.object({ id: z.int(), name: z.string(), need: z.string() })),
	authors: z.array(z.string()),
	/** The slug of a team. */
	team: z.string().nullable(),
	visibility: z.enum(VISIBILITIES),
	...ProjectContent.shape,
	/** With how many people are still looked for. */
	needs: z.array(OpenNeed),
});

export function answerOf(given: Project): z.input<typeof ProjectAnswer> {
	const { entry, project, content, sharing, members, needs, mayEdit } = given;
	return {
		number: entry.number,
		reference: reference('project', entry.number),
		uid: entry.uid,
		href: hrefOf('project', entry.number),
		version: entry.version,
		createdAt: isoTime(entry.createdAt),
		updatedAt: isoTime(entry.updatedAt),
		state: project.state,
		stateAt: isoTime(project.stateAt),
		mayEdit,
		people: members.map(({ id, name, need }) => ({ id, name, need })),
		authors: sharing.authors,
		team: sharing.team,
		visibility: sharing.visibility,
		...content,
		needs,
	};
}

export const Listing = z.object({
	by: z.enum(WAYS).optional(),
	/** `next` of the page before. */
	cursor: cursorOf(PLACE),
	limit: z.coerce.number().int().min(1).max(100, 'A page holds 100 at the most.').default(50),
});

export const ListedAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	href: z.string(),
	title: z.string(),
	pitch: z.string(),
	state: z.enum(PROJECT_STATES),
	/** The slug of its hack week or lane. */
	season: z.string().nullable(),
	people: z.array(z.object({ id: z.int(), name: z.string() })),
	/** What is still looked for. */
	needs: z.array(OpenNeed),
	capacity: z.int().nullable(),
	asksFirst: z.boolean(),
	joined: z.boolean(),
	publishedAt: Moment,
});

export function listedOf({ id: _, at, season, ...row }: ListedProject): z.input<typeof ListedAnswer> {
	return {
		...row,
		reference: reference('project', row.number),
		href: hrefOf('project', row.number),
		season: season?.slug ?? null,
		publishedAt: isoTime(at),
	};
}
