import type { PageData } from './$types';

/** What is shown of a round that has closed. */
export type Results = NonNullable<PageData['results']>;
export type ShownReply = Results['replies'][number];
