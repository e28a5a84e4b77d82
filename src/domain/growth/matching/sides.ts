import type { SkillLevel } from '../../skills/skill.ts';
import type { Form, SkillWeight } from '../opportunities/opportunity.ts';

/** The name of a skill as it was typed, and as names are compared. */
export interface Named {
	name: string;
	folded: string;
}

/** Time for learning that somebody was promised in a week. */
export interface LearningTime {
	minutes: number;
	/** `Thursday learning time` */
	name: string;
}

/** What somebody declares of themselves, as far as a match reads it. */
export interface Seeker {
	id: number;
	skills: readonly (Named & { level: SkillLevel; wants: boolean })[];
	goals: readonly { id: number; what: string; skills: readonly Named[] }[];
	interests: readonly string[];
	/** Hours a week of a project that they are open to; null where they gave no number. */
	hours: number | null;
	learningTime: LearningTime | null;
}

/** What is asked for or taught, in the order of whoever wrote it. */
export interface Asked extends Named {
	weight: SkillWeight;
	/** One can learn it here. */
	teaches: boolean;
}

/** What an opening says, as far as a match reads it. Who posted it, and who asked for it, is not among it. */
export interface Offer {
	id: number;
	form: Form;
	hoursAWeek: number | null;
	skills: readonly Asked[];
	topics: readonly string[];
	/** What whoever offers it enjoys, where it is about time with them. */
	enjoys: readonly string[];
}
