import type { Meeting } from '../../skills/graph.ts';
import type { Asked, LearningTime, Named } from './sides.ts';

/** What is asked for or taught, and what of somebody meets it. */
export interface Meant {
	ask: Asked;
	by: Named;
	how: Meeting;
}

interface Part {
	points: number;
}
export interface SkillReason extends Part {
	term: 'must' | 'nice' | 'learn';
	met: Meant[];
}
export interface GoalReason extends Part {
	term: 'goal';
	met: (Meant & { goal: string })[];
}
export interface InterestReason extends Part {
	term: 'interest';
	shared: Shared[];
}
export interface TimeReason extends Part {
	term: 'time';
	hours: number;
	learningTime: LearningTime | null;
	/** Hours a week that they are open to. */
	open: number | null;
}
/** One part of a match, and what it comes from. */
export type Reason = SkillReason | GoalReason | InterestReason | TimeReason;

/** An interest, and where it is met: in what it is about, or in somebody who offers their time. */
export interface Shared {
	said: string;
	with: 'subject' | 'person';
}
