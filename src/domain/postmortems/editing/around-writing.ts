import { createContext } from 'svelte';
import type { Collaboration, Command, Mark, Upload } from '#lib/writing/field.ts';
import type { CoachNotes } from './coach-notes.svelte.ts';
import { KIND_OF } from './notes-of.ts';

/** What the fields of an editor have around them. */
interface AroundWriting {
	notes: CoachNotes;
	/** What `/` inserts that is no text. */
	commands: readonly Command[];
	upload: Upload;
	/** How the field of that name is written together. */
	collaboration: (name: string) => Collaboration | undefined;
}

export const [aroundWriting, setAroundWriting] = createContext<AroundWriting>();

/** The words of a field that the coach asks about. */
export function marksIn(notes: CoachNotes, name: string): Mark[] {
	return notes.shown
		.filter(({ field }) => field.name === name)
		.map(({ key, finding, words }) => ({
			id: key,
			from: finding.start,
			to: finding.end,
			words,
			kind: KIND_OF[finding.rule],
			current: key === notes.raised?.key,
		}));
}
