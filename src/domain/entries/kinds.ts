/** What people write and read here, and the address of each. The base knows nothing more of them. */
export const KINDS = {
	postmortem: { prefix: 'PM', path: '/postmortems', one: 'post-mortem', many: 'Post-mortems' },
	log: { prefix: 'LOG', path: '/log', one: 'log entry', many: 'Learning log' },
	story: { prefix: 'S', path: '/stories', one: 'story', many: 'Stories' },
	course: { prefix: 'T', path: '/training', one: 'course', many: 'Training' },
	project: { prefix: 'P', path: '/projects', one: 'project', many: 'Projects' },
	opportunity: { prefix: 'O', path: '/growth/openings', one: 'opening', many: 'Growth' },
} as const;
export type Kind = keyof typeof KINDS;

/** `PM-142`, for machines, addresses and files. */
export function reference(kind: Kind, number: number): string {
	return `${KINDS[kind].prefix}-${number}`;
}

/** The same for the eye: the hyphen does not break. */
export function shownReference(kind: Kind, number: number): string {
	return `${KINDS[kind].prefix}\u2011${number}`;
}

export function hrefOf(kind: Kind, number: number): string {
	return `${KINDS[kind].path}/${number}`;
}

/** What the audit log calls it: a number, never a title. */
export function subjectOf({ kind, number }: { kind: Kind; number: number }): { kind: Kind; id: number } {
	return { kind, id: number };
}
