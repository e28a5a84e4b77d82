import type { Matter } from './channels.ts';
import type { Sentence } from './sentence.ts';
import { ENTRIES_SENTENCES } from './sentences/entries.ts';
import { GROWTH_SENTENCES } from './sentences/growth.ts';
import { LESSONS_SENTENCES } from './sentences/lessons.ts';
import { LOG_SENTENCES } from './sentences/log.ts';
import { MENTORSHIP_SENTENCES } from './sentences/mentorships.ts';
import { OPENINGS_SENTENCES } from './sentences/openings.ts';
import { PROJECTS_SENTENCES } from './sentences/projects.ts';
import { PULSE_SENTENCES } from './sentences/pulse.ts';
import { STORIES_SENTENCES } from './sentences/stories.ts';
import { TRAINING_SENTENCES } from './sentences/training.ts';
import { WORKSPACE_SENTENCES } from './sentences/workspace.ts';

/** Everything that can be told, and in which words. A slice with something new to tell adds its line to those of its matter. */
const SENTENCES = {
	...ENTRIES_SENTENCES,
	...LOG_SENTENCES,
	...LESSONS_SENTENCES,
	...STORIES_SENTENCES,
	...PROJECTS_SENTENCES,
	...OPENINGS_SENTENCES,
	...GROWTH_SENTENCES,
	...MENTORSHIP_SENTENCES,
	...TRAINING_SENTENCES,
	...PULSE_SENTENCES,
	...WORKSPACE_SENTENCES,
} satisfies Record<string, Sentence>;

export type NotificationKind = keyof typeof SENTENCES;

const sentences: Record<NotificationKind, Sentence> = SENTENCES;

/** Every kind that belongs to one of these matters. */
export function kindsOf(matters: readonly Matter[]): NotificationKind[] {
	return (Object.keys(sentences) as NotificationKind[]).filter((kind) =>
		matters.includes(sentences[kind].matter),
	);
}

export function sentenceOf(kind: NotificationKind): Sentence {
	return sentences[kind];
}
