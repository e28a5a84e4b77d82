import type { PageData } from './$types';

/** What the post-mortem adds to the step that is open. */
export type Playing = NonNullable<PageData['playing']>;
/** What came back from a form of the room. */
export type Rejected = {
	values?: Record<string, unknown>;
	errors?: Record<string, string>;
	message?: string | null;
} | null;
