import type { Rejected } from '#lib/web/form.server.ts';

/**
 * The version that the next press starts from. Where a field was not right, the one that it started from; where
 * somebody else saved in between, what stands now, so that the next press is on purpose.
 */
export function baseOf(form: Rejected | null | undefined, version: number): string {
	const typed = form?.message === null ? form.values.base : undefined;
	return typeof typed === 'string' ? typed : String(version);
}
