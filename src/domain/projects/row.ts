import type { OpenNeed, ProjectState } from './project.ts';

export const WAYS = ['ideas', 'looking', 'underway', 'mine', 'ended'] as const;
/** Which of them: ideas that wait, those with a need that nobody fills, at work, one's own, at their end. */
export type Way = (typeof WAYS)[number];

/** A project as lists show it. */
export interface ListedProject {
	/** Of its entry. */
	id: number;
	number: number;
	title: string;
	pitch: string;
	state: ProjectState;
	season: { slug: string; name: string } | null;
	/** Who is on it now. */
	people: { id: number; name: string }[];
	/** What is still looked for. */
	needs: OpenNeed[];
	capacity: number | null;
	asksFirst: boolean;
	/** Whoever looks is on it. */
	joined: boolean;
	at: number;
}

/** Whether it can be joined with one press. */
export const hasRoom = ({ capacity, people }: Pick<ListedProject, 'capacity' | 'people'>): boolean =>
	capacity === null || people.length < capacity;

/** Where a list was read up to, as its `next` tells it. */
export const PLACE = /^(\d{1,15})\.(\d{1,12})$/;
