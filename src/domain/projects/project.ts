import { z } from 'zod';
import { foldedSkill } from '../skills/skill.ts';

/** What its entries are. */
export const KIND = 'project';

export const PROJECT_STATES = ['idea', 'forming', 'building', 'shown', 'ended'] as const;
/** An idea has nobody on it yet, or nobody any more; forming looks for people; building is under way. */
export type ProjectState = (typeof PROJECT_STATES)[number];

export const PROJECT_STATE_NAMES: Record<ProjectState, string> = {
	idea: 'Idea',
	forming: 'Looking for people',
	building: 'Building',
	shown: 'Shown',
	ended: 'Ended',
};

export const ENDINGS = ['shipped', 'adopted', 'continues', 'parked', 'stopped'] as const;
/** How a project ended. Each is a success: none is told from the others by a colour. */
export type Ending = (typeof ENDINGS)[number];

export const ENDING_NAMES: Record<Ending, string> = {
	shipped: 'Shipped',
	adopted: 'Adopted',
	continues: 'Continues',
	parked: 'Parked',
	stopped: 'Stopped with a lesson',
};

export const WEIGHTS = ['must', 'nice'] as const;
export type Weight = (typeof WEIGHTS)[number];

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `This can be ${most.toLocaleString('en')} characters at the most.`);

/** A role or a skill that a project looks for. Whoever has none of it is welcome where it is taught. */
export const Need = z.object({
	name: text(60).min(1, 'Name a role or a skill: “Copywriting”, “Somebody who runs the depot”.'),
	weight: z.enum(WEIGHTS).default('nice'),
	teaches: z.boolean().default(false),
	count: z.int().min(1, 'At least one.').max(20, 'Twenty at the most.').default(1),
});
export type Need = z.output<typeof Need>;

/** A need with how many people are still looked for. */
export type OpenNeed = Need & { left: number };

/** @param taken what those who are on it came for, by name */
export function needsLeft(needs: readonly Need[], taken: readonly string[]): OpenNeed[] {
	return needs.map((need) => {
		const here = taken.filter((name) => foldedSkill(name) === foldedSkill(need.name)).length;
		return { ...need, left: Math.max(0, need.count - here) };
	});
}

export const ProjectLink = z.object({
	label: text(80),
	address: z
		.string()
		.trim()
		.max(500, 'An address can be 500 characters at the most.')
		.refine(
			(address) => URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol),
			'Give the whole address, such as https://…',
		),
});
export type ProjectLink = z.output<typeof ProjectLink>;

/** What its people write of a project; each version of it is kept whole. */
export const ProjectContent = z.object({
	title: text(120).min(1, 'Give it a name that people will remember.'),
	/** One line: what annoys, and for whom. */
	pitch: text(240),
	/** `Could a person on call read why a queue is growing, in ten seconds, at night?` */
	question: text(240),
	/** Markdown. */
	about: text(40_000),
	repository: text(500),
	links: z.array(ProjectLink).max(20, 'Twenty links at the most.'),
	needs: z.array(Need).max(12, 'Twelve needs at the most.'),
	/** How many people it has room for; null where all are welcome. */
	capacity: z.int().min(1).max(50).nullable(),
	/** Joining is asked for, and somebody on it answers. */
	asksFirst: z.boolean(),
	topics: z.array(text(60).min(1)).max(20),
});
export type ProjectContent = z.output<typeof ProjectContent>;

export const BLANK: ProjectContent = {
	title: '',
	pitch: '',
	question: '',
	about: '',
	repository: '',
	links: [],
	needs: [],
	capacity: null,
	asksFirst: false,
	topics: [],
};
