import type { ShownGoal } from '#domain/growth/goals/shown.server.ts';

/** Who reads one’s own goal: `Only you`, `Your mentors, and Noor Jansen`. */
export function readersInWords({ seenBy, readers }: ShownGoal, workspace: string): string {
	const names = new Intl.ListFormat('en').format(readers.map(({ name }) => name));
	if (seenBy === 'workspace') return `Everybody at ${workspace}`;
	if (seenBy === 'mentors') return names === '' ? 'You and your mentors' : `You, your mentors, and ${names}`;
	return names === '' ? 'Only you' : `You and ${names}`;
}
